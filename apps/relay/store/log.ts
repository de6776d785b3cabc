import { type ChainHead, emptyHead, hashEvent } from '#shared/match/chain.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import type { Problem } from '#shared/problem.ts';

/** An event with the very text that is kept and sent, and its hash. */
export interface LogEntry {
  readonly event: MatchEvent;
  readonly json: string;
  readonly hash: string;
  /** See `EventState.collectedOffline`. */
  readonly offline?: boolean;
}

export function logEntry(event: MatchEvent): LogEntry {
  return { event, json: JSON.stringify(event), hash: hashEvent(event) };
}

/** Where a match's log stands and who writes it. */
export interface Log {
  readonly match: string;
  readonly sport: string;
  /** `consoleWriter`, `FEED`, or `NOBODY` after a console has let go of it. */
  readonly writer: string;
  /** The fencing number: at least `head.term`, more after a claim. */
  readonly term: number;
  readonly head: ChainHead;
}

export const FEED = 'feed';
export const NOBODY = 'nobody';

export function consoleWriter(id: string): string {
  return `console/${id}`;
}

/** The id of the console that writes; null when none does. */
export function consoleOf(writer: string): string | null {
  return writer.startsWith('console/') ? writer.slice('console/'.length) : null;
}

/** Part of one match's log; the entries form a chain in themselves. */
export interface Append {
  readonly match: string;
  readonly sport: string;
  readonly writer: string;
  /** What the writer writes under; absent: the newest entry's. */
  readonly term?: number;
  readonly entries: readonly [LogEntry, ...LogEntry[]];
}

export type Appended =
  /** All entries are committed; `fresh` are those that were not there before. */
  | { readonly kind: 'stored'; readonly head: ChainHead; readonly fresh: readonly LogEntry[] }
  | { readonly kind: 'refused'; readonly log: Log | undefined; readonly problem: Problem };

/** What a commit did to one match. */
export interface Committed {
  readonly match: string;
  /** Where the log stands now. */
  readonly head: ChainHead;
  /** What the commit added, in order; empty when an append brought nothing new. */
  readonly entries: readonly LogEntry[];
}

export function headAt({ event: { seq, term }, hash }: LogEntry): ChainHead {
  return { seq, term, hash };
}

export function headOf(match: string, log: Log | undefined): ChainHead {
  return log?.head ?? emptyHead(match);
}
