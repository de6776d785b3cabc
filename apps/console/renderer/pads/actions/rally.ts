import type { JsonObject } from '#shared/json/json.ts';
import type { Contest } from '#shared/sports/rally/part.ts';
import type { Side } from '#shared/sports/side.ts';
import type { Action } from './pad-spec.ts';
import { askWhich } from './people.ts';
import { score } from './steps.ts';
import { text } from './text.ts';

/** The one key of a rally for each side: the arrows point to who has won it. */
export function rallyWon(sport: string, contest: Contest, side: Side): Action {
  return {
    id: 'rally',
    key: side === 0 ? 'ArrowLeft' : 'ArrowRight',
    label: text.point,
    side,
    look: 'major',
    step: () => score(`${sport}.rally`, { winner: contest.setup.teams[side].id }),
  };
}

const OUTCOMES = [
  { key: 'u', value: 'upheld', label: text.challenged.upheld },
  { key: 'f', value: 'failed', label: text.challenged.failed },
  { key: 'n', value: 'no decision', label: text.challenged['no decision'] },
] as const;

export function challenge(sport: string, contest: Contest, side: Side): Action {
  const team = contest.setup.teams[side].id;
  return {
    id: 'challenge',
    key: 'c',
    label: text.challenge,
    side,
    step: () => askWhich(text.challengeOutcome, OUTCOMES, (outcome) => score(`${sport}.challenge`, { team, outcome })),
  };
}

/** The score of all sets or games outright, from how the match stands: the rescue after missed play. */
export function setScore(sport: string, standing: JsonObject): Action {
  return {
    id: 'adjust',
    key: 'j',
    label: text.adjust,
    step: () => ({
      kind: 'form',
      title: text.adjust,
      deed: { type: `${sport}.adjust`, data: standing },
    }),
  };
}
