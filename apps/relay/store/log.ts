import { type ChainHead, emptyHead } from '#shared/match/chain.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import type { Problem } from '#shared/problem.ts';

/** An event with the very text that is kept and sent, and its hash. */
export interface LogEntry {
  readonly event: MatchEvent;
  readonly json: string;
  readonly hash: string;
}

/** Where a match's log stands and who writes it. */
export interface Log {
  readonly match: string;
  readonly sport: string;
  /** `writerOf` of the console, or `FEED`. */
  readonly writer: string;
  readonly head: ChainHead;
}

export const FEED = 'feed';

export function consoleWriter(id: string): string {
  return `console/${id}`;
}

/** Part of one match's log; the entries form a chain in themselves. */
export interface Append {
  readonly match: string;
  readonly sport: string;
  readonly writer: string;
  readonly entries: readonly [LogEntry, ...LogEntry[]];
}

export type Appended =
  /** All entries are committed; `fresh` are those that were not there before. */
  | { readonly kind: 'stored'; readonly head: ChainHead; readonly fresh: readonly LogEntry[] }
  | { readonly kind: 'refused'; readonly head: ChainHead; readonly problem: Problem };

export function headOf(match: string, log: Log | undefined): ChainHead {
  return log?.head ?? emptyHead(match);
}
