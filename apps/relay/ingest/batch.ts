import { type ChainHead, extend } from '#shared/match/chain.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { dataFault } from '../store/data-fault.ts';
import type { LogEntry } from '../store/log.ts';

/** The good beginning of a batch and what is wrong with the event after it. */
export interface Checked {
  readonly entries: readonly LogEntry[];
  readonly fault: Problem | null;
  readonly sport: string | undefined;
}

/**
 * Checks what a batch says by itself: one match, seqs and hashes that follow each other, data that fits the sport.
 * Whether it continues the stored log is judged where that log is locked.
 * @param sport of the match, where that is known; a batch that begins the match says it.
 */
export function* checkBatch(
  match: string,
  events: readonly MatchEvent[],
  sport: string | undefined,
): Generator<undefined, Checked> {
  const entries: LogEntry[] = [];
  let head: ChainHead | null = null;
  let known = sport;
  for (const event of events) {
    if (event.match !== match) return { entries, fault: invalid(event, 'is of another match'), sport: known };
    const before: ChainHead = head ?? { seq: event.seq - 1, term: 0, hash: event.prev };
    const after = extend(before, event);
    if ('code' in after) return { entries, fault: after, sport: known };
    if ((event.type === 'match.created') !== (event.seq === 1)) {
      return { entries, fault: invalid(event, 'is not the right place for match.created'), sport: known };
    }
    const fault = dataFault(event.type, event.data, known);
    if (fault !== null) return { entries, fault: invalid(event, `does not fit: ${fault.message}`), sport: known };
    if (event.seq === 1 && typeof event.data.sport === 'string') known = event.data.sport;
    entries.push({ event, json: JSON.stringify(event), hash: after.hash });
    head = after;
    yield;
  }
  return { entries, fault: null, sport: known };
}

function invalid(event: MatchEvent, why: string): Problem {
  return problem('invalid', `Event ${event.seq} (${event.type}) ${why}.`);
}
