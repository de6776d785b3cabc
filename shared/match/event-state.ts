import * as z from 'zod';
import { type EffectiveEvent, isCorrection, takenBack } from './effective.ts';
import { EventId, type MatchEvent } from './event.ts';
import type { MatchFold } from './fold.ts';
import { isLifecycle } from './lifecycle.ts';

/**
 * How far an event may be relied on. The first that holds counts:
 * - `voided`: a correction took it back; it counts for nothing.
 * - `conflict`: left out of the score, because the corrected match has no room for it or the rules cannot read it.
 * - `under-review`: while the match has that flag, the last event of play before it and all that comes after.
 * - `corrected`: a correction changed or added it.
 * - `confirmed`: the match is over.
 * - `live`: nothing is said against it yet.
 */
export const EventStatus = z.enum(['live', 'under-review', 'confirmed', 'corrected', 'voided', 'conflict']);

/** Where an event stands after all corrections so far; what it says itself is never changed. */
export const Standing = z.object({
  /**
   * Its place in the match's order, from 1, corrections applied: `seq` is the order of arrival. Voided events keep
   * theirs. Null for what is no part of that order: voids and amends themselves, and events that cannot be read.
   */
  place: z.int().min(1).nullable(),
  status: EventStatus,
  /** Id of the newest correction that made it what it is. */
  correctedBy: EventId.optional(),
});
export type Standing = z.infer<typeof Standing>;

/** A standing, and how the event came. */
export const EventState = Standing.extend({
  /**
   * It was in its console's log already when the console made the connection to the relay over which the event came: it
   * was recorded while the relay could not be reached. No clock takes part in that. Never true of a feed's events.
   */
  collectedOffline: z.boolean(),
});
export type EventState = z.infer<typeof EventState>;

/** Of every event in the fold, by id. O(n). */
export function standings(fold: MatchFold): ReadonlyMap<string, Standing> {
  const { effective, log } = fold;
  const conflicts = new Set(fold.state?.conflicts.map(({ id }) => id));
  const underReview = reviewedFrom(fold);
  const otherwise = statusNow(fold);
  const standing = (event: EffectiveEvent, i: number): Standing => {
    const { correctedBy, voided } = event;
    const status = voided
      ? 'voided'
      : conflicts.has(event.id)
        ? 'conflict'
        : i >= underReview
          ? 'under-review'
          : correctedBy !== undefined
            ? 'corrected'
            : otherwise;
    return { place: i + 1, status, ...(correctedBy !== undefined && { correctedBy }) };
  };
  const all = new Map(effective.map((event, i) => [event.id, standing(event, i)]));
  const voids = takenBack(log);
  for (const { id, type } of log) {
    if (!isCorrection(type) || all.has(id)) continue;
    const by = voids.get(id);
    all.set(
      id,
      by === undefined ? { place: null, status: otherwise } : { place: null, status: 'voided', correctedBy: by },
    );
  }
  return all;
}

/** Of the event that was folded in last, as `standings` has it; O(1) but for inserts, which cost O(n) anyway. */
export function newestStanding(fold: MatchFold, { id, type }: MatchEvent): Standing {
  const { effective, state } = fold;
  if (type === 'correction.insert') return standings(fold).get(id) ?? UNREAD;
  if (isCorrection(type)) return { place: null, status: statusNow(fold) };
  const isConflict = state?.conflicts.at(-1)?.id === id;
  const isReviewed = state?.flags.includes('under-review') ?? false;
  return {
    place: effective.length,
    status: isConflict ? 'conflict' : isReviewed ? 'under-review' : statusNow(fold),
  };
}

/** Of an event that the rules cannot read: it is in the log and in no fold. */
export const UNREAD: Standing = { place: null, status: 'conflict' };

function statusNow({ state }: MatchFold): 'confirmed' | 'live' {
  return state?.status === 'ended' || state?.status === 'abandoned' ? 'confirmed' : 'live';
}

/** Index of the first effective event that is looked at again; beyond all of them when none is. */
function reviewedFrom({ effective, state }: MatchFold): number {
  if (!state?.flags.includes('under-review')) return effective.length;
  let first = effective.length;
  for (let i = effective.length - 1; i >= 0; i--) {
    const event = effective[i];
    if (event === undefined || event.voided || event.data.flag !== 'under-review') continue;
    if (event.type === 'match.unflagged') break;
    if (event.type === 'match.flagged') first = i;
  }
  for (let i = first - 1; i >= 0; i--) {
    const event = effective[i];
    if (event !== undefined && !event.voided && !isLifecycle(event.type)) return i;
  }
  return first;
}
