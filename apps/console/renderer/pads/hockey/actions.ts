import { standing } from '#shared/sports/hockey/adjust.ts';
import { attemptsOf, nextStage } from '#shared/sports/hockey/result.ts';
import { nextTaker } from '#shared/sports/hockey/shootout.ts';
import { inPlay, latest, type State } from '#shared/sports/hockey/state.ts';
import { shown } from '../actions/clock-shown.ts';
import type { Action } from '../actions/pad-spec.ts';
import { askSide, askWhich, askWho, teamId } from '../actions/people.ts';
import { type Ask, type Choose, type Step, score } from '../actions/steps.ts';
import { card, conductActions, lineUp, refer } from './conduct.ts';
import { text } from './labels.ts';
import { people } from './people.ts';
import { playActions } from './play.ts';

const SIDES = [0, 1] as const;

/** Everything that can be scored in this state. */
export function actions(state: State): readonly Action[] {
  if (state.shootOut !== null) return [...shootOutActions(state), ...matchActions(state)];
  return [
    ...SIDES.flatMap((side) => [...playActions(state, side), ...conductActions(state, side)]),
    ...matchActions(state),
  ];
}

const ATTEMPTS = [
  { key: 'g', value: 'goal' },
  { key: 's', value: 'saved' },
  { key: 'm', value: 'missed' },
  { key: 't', value: 'time' },
  { key: 'r', value: 're-taken' },
  { key: 'f', value: 'forfeited' },
] as const;

const STROKES = [
  { key: 'g', value: 'goal', label: text.strokes.goal },
  { key: 's', value: 'saved', label: text.strokes.saved },
  { key: 'm', value: 'missed', label: text.strokes.missed },
] as const;

/** Whose turn it is follows from the attempts before. */
function shootOutActions(state: State): readonly Action[] {
  const side = state.shootOut === null ? null : nextTaker(state.shootOut, attemptsOf(state));
  const cards = SIDES.map(
    (each): Action => ({
      id: 'card',
      key: 'c',
      label: text.card,
      side: each,
      look: 'card',
      step: () => card(state, each),
    }),
  );
  if (side === null || state.result !== null) return cards;
  const attempt = (outcome: string, more: { readonly stroke?: true } = {}): Ask =>
    askWho(text.attemptBy, people(state, side), (player) =>
      score('hockey.attempt', { team: teamId(state, side), outcome, ...more, ...(player !== null && { player }) }),
    );
  return [
    ...cards,
    ...ATTEMPTS.map(
      ({ key, value }): Action => ({
        id: `attempt-${value}`,
        key,
        label: text.attempts[value],
        look: value === 'goal' ? 'score' : 'plain',
        step: () => attempt(value),
      }),
    ),
    {
      id: 'attempt-stroke',
      key: 'k',
      label: text.attemptStroke,
      step: () => askWhich(text.outcome, STROKES, (outcome) => attempt(outcome, { stroke: true })),
    },
  ];
}

function matchActions(state: State): readonly Action[] {
  const last = latest(state);
  return [
    ...periodActions(state),
    { id: 'umpires', key: 'q', label: text.umpires, step: () => refer(state, { by: 'umpire' }) },
    {
      id: 'adjust',
      key: 'j',
      label: text.adjust,
      step: () => ({
        kind: 'form',
        title: text.adjust,
        deed: {
          type: 'hockey.adjust',
          data: { ...standing(state), ...shown(last?.clock) },
        },
      }),
    },
  ];
}

/** One key takes the match from period to period. */
function periodActions(state: State): readonly Action[] {
  const period = (label: string, step: () => Step): readonly Action[] => [
    { id: 'period', key: 'n', label, look: 'major', step },
  ];
  const last = latest(state);
  const { periods } = state.format;
  if (inPlay(state)) return period(text.end(last?.period ?? 1, periods), () => score('hockey.end'));
  if (state.result !== null || state.shootOut !== null) return [];
  switch (nextStage(state)) {
    case 'play':
      return period(text.startFirst, () => score('hockey.start'));
    case 'period':
      return period(text.startNext((last?.period ?? 0) + 1, periods), () => score('hockey.start'));
    case 'shoot-out':
      return period(text.shootOut, () =>
        askSide(text.first, state.setup.teams, (side) => score('hockey.shootout', { first: teamId(state, side) })),
      );
    case 'over':
      return [];
  }
}

/** Who starts, and who won the toss, are asked before the match begins. */
export function need(state: State): Ask | Choose | null {
  if (state.result !== null || state.periods.length > 0) return null;
  const side = SIDES.find((each) => state.squads[each].players.size > 0 && state.squads[each].lineUp === null);
  if (side !== undefined) return { ...lineUp(state, side), title: `${text.start} ${state.setup.teams[side].name}` };
  if (state.toss !== null) return null;
  return askSide(text.toss, state.setup.teams, (winner) => ({
    kind: 'ask',
    title: text.chose,
    answers: (['centre pass', 'goal'] as const).map((decision) => ({
      keys: decision.charAt(0),
      label: text.tossDecisions[decision],
      next: () => score('hockey.toss', { winner: teamId(state, winner), decision }),
    })),
  }));
}
