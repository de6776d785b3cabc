import type { MatchEvent } from '#shared/match/event.ts';
import { isRemark } from '#shared/match/lifecycle.ts';

/** Who has written into the match within so long counts as scoring it. */
const RECENT_MS = 2 * 60_000;
const LOOK_BACK = 20;

/** Ids of others who are scoring the match at the moment: two people on one ball is worth a warning, never a lock. */
export function othersScoring(log: readonly MatchEvent[], user: string, now: number): readonly string[] {
  const recent = log.slice(-LOOK_BACK).filter((event) => now - event.recordedAt < RECENT_MS && isByPerson(event));
  return [...new Set(recent.map(({ source }) => source.id))].filter((id) => id !== user);
}

/** Devices add to what people score, flags and notes say something about it: that is nobody else on the same ball. */
function isByPerson({ type, source }: MatchEvent): boolean {
  return source.kind !== 'device' && !isRemark(type);
}
