import type { Step } from '#shared/match/fold.ts';
import type { MatchState } from '#shared/match/state.ts';
import { DEFAULT_LOCALE } from '#shared/text/locale.ts';
import type { AlertKind } from '#shared/wire/alerts.ts';

/** One thing that happened, by what it is and not by how it is worded. */
export interface Happening {
  readonly kind: AlertKind;
  /** What of that kind, in words that stay the same whatever the score. */
  readonly what: string;
  /** Names of those whose moment it is. */
  readonly players: readonly string[];
}

/** What of an effective event is worth an alert; null: the event does not count, or no more. */
export function happeningsOf({ before, event, after }: Step): readonly Happening[] | null {
  if (event.voided || before === null || after === null) return null;
  // What the corrected log does not allow is in conflict, and changes nothing.
  if (after.conflicts.length > before.conflicts.length) return null;
  const starts = before.status === 'scheduled' && after.status === 'live';
  return [
    ...(starts ? [{ kind: 'start' as const, what: 'play', players: [] }] : []),
    ...before.game.moments(event),
    ...results(before, after),
    ...flags(before, after),
  ];
}

/** Decided, decided otherwise, or over without a result. */
function results(before: MatchState, after: MatchState): readonly Happening[] {
  const [was, is] = [resultOf(before), resultOf(after)];
  const ends = before.endedAt === null && after.endedAt !== null;
  if (is !== null && is !== was) return [{ kind: 'result', what: is, players: [] }];
  return is === null && ends ? [{ kind: 'result', what: after.status, players: [] }] : [];
}

function resultOf({ result, game }: MatchState): string | null {
  return result ?? game.board(DEFAULT_LOCALE).result ?? null;
}

function flags(before: MatchState, after: MatchState): readonly Happening[] {
  const raised = after.flags.filter((flag) => !before.flags.includes(flag));
  return raised.map((flag) => ({ kind: 'correction', what: flag, players: [] }));
}
