import type { EffectiveEvent } from '#shared/match/effective.ts';

/** The newest event of play: what "correct the last event" means. Notes and the match's own milestones are passed over. */
export function lastScored(events: readonly EffectiveEvent[]): string | null {
  const isPlay = ({ type, voided }: EffectiveEvent) =>
    !voided && !type.startsWith('match.') && !type.startsWith('note.');
  return events.findLast(isPlay)?.id ?? null;
}
