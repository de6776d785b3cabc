import type { MatchEvent } from '#shared/match/event.ts';

/** Who has written into the match within so long counts as scoring it. */
const RECENT_MS = 2 * 60_000;
const LOOK_BACK = 20;

/** Ids of others who are scoring the match at the moment: two people on one ball is worth a warning, never a lock. */
export function othersScoring(log: readonly MatchEvent[], user: string, now: number): readonly string[] {
  const recent = log.slice(-LOOK_BACK).filter(({ recordedAt }) => now - recordedAt < RECENT_MS);
  return [...new Set(recent.map(({ source }) => source.id))].filter((id) => id !== user);
}
