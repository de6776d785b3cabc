import type { MatchState } from '#shared/match/state.ts';
import { compareBoard } from '#shared/match/venue-board.ts';
import type { StoredObservation } from '#shared/wire/inbox.ts';

/** A scorer presses a moment after the umpire's signal, and the board's operator another one: no disagreement yet. */
export const PATIENCE_MS = 5_000;

/** What is known of a match's scoreboards. Times are UTC ms by the console's clock. */
export interface Watched {
  /** Since when each board differs; those that agree are not in it. */
  readonly differing: ReadonlyMap<string, number>;
  /** The flag was raised in this disagreement already: whoever takes it down knows better. */
  readonly raised: boolean;
}

export const CALM: Watched = { differing: new Map(), raised: false };

interface Verdict extends Watched {
  /** What to do about the flag now. */
  readonly flag: 'raise' | 'lower' | null;
  /** When to look again, although nothing happens; null: no need to. */
  readonly again: number | null;
}

/**
 * Whether the match is to be flagged `unreliable`, by the readings of the boards that are connected now.
 * @param ours the flag is up, and it was us who raised it
 */
export function judgeBoards(
  before: Watched,
  state: MatchState,
  readings: readonly StoredObservation[],
  ours: boolean,
  now: number,
): Verdict {
  const differing = new Map<string, number>();
  for (const reading of readings) {
    if (!compareBoard(state, reading).agrees)
      differing.set(reading.device, before.differing.get(reading.device) ?? now);
  }
  if (differing.size === 0) {
    // A board that has gone says nothing, neither against the score nor for it.
    const agreed = readings.length > 0;
    return { differing, raised: before.raised && !agreed, flag: ours && agreed ? 'lower' : null, again: null };
  }
  const due = Math.min(...differing.values()) + PATIENCE_MS;
  if (now < due) return { differing, raised: before.raised, flag: null, again: due };
  const isPlaying = state.status === 'live' || state.status === 'paused';
  const raise = isPlaying && !before.raised && !state.flags.includes('unreliable');
  return { differing, raised: before.raised || raise, flag: raise ? 'raise' : null, again: null };
}
