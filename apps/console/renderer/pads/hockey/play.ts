import { cornerOn } from '#shared/sports/hockey/corners.ts';
import type { Action as ActionKind } from '#shared/sports/hockey/events.ts';
import type { State } from '#shared/sports/hockey/state.ts';
import type { Side } from '#shared/sports/side.ts';
import type { Action } from '../actions/pad-spec.ts';
import { askWhich, askWho, peopleAnswers, teamId } from '../actions/people.ts';
import { type Ask, type Step, score } from '../actions/steps.ts';
import { text } from './labels.ts';
import { people } from './people.ts';

/** What a team does with the ball. */
export function playActions(state: State, side: Side): readonly Action[] {
  const { penaltyCorners, penalty } = state.format;
  const corner: Action = isTaking(state, side)
    ? {
        id: 'corner',
        key: 'p',
        label: text.cornerResult,
        side,
        look: 'major',
        step: () => cornerResult(state, side),
      }
    : {
        id: 'corner',
        key: 'p',
        label: text.corner,
        side,
        look: 'score',
        step: () => score('hockey.corner', { team: teamId(state, side) }),
      };
  return [
    { id: 'goal', key: 'g', label: text.goal, side, look: 'score', step: () => goal(state, side, 'FG') },
    ...(penaltyCorners ? [corner] : []),
    {
      id: 'stroke',
      key: 'k',
      label: penalty === 'stroke' ? text.stroke : text.challenge,
      side,
      look: 'score',
      step: () => stroke(state, side),
    },
    counted(state, side, 'entry', 'i', text.entry, 'circle entry'),
    { id: 'shot', key: 't', label: text.shot, side, step: () => shot(state, side) },
    { id: 'save', key: 'w', label: text.save, side, step: () => byWhom(state, side, 'save') },
    counted(state, side, 'long-corner', 'o', text.longCorner, 'long corner'),
    counted(state, side, 'turnover', 'z', text.turnover, 'turnover'),
  ];
}

/** Counted at one key: nobody has time for names. */
function counted(state: State, side: Side, id: string, key: string, label: string, action: ActionKind): Action {
  return { id, key, label, side, step: () => score('hockey.action', { team: teamId(state, side), action }) };
}

function isTaking(state: State, side: Side): boolean {
  return cornerOn(state, state.now)?.side === side;
}

/** `PC`: from a penalty corner (Rule 13.3). */
function goal(state: State, side: Side, how: 'FG' | 'PC'): Ask {
  const team = teamId(state, side);
  return {
    kind: 'ask',
    title: text.scorer,
    answers: peopleAnswers(people(state, side), (player) => score('hockey.goal', { team, how, player })),
    skip: { label: text.untold, next: () => score('hockey.goal', { team, how }) },
  };
}

const CORNERS = [
  { keys: 's', outcome: 'saved' },
  { keys: 'w', outcome: 'wide' },
  { keys: 'b', outcome: 'blocked' },
  { keys: 'c', outcome: 'cleared' },
  { keys: 'r', outcome: 're-awarded' },
  { keys: 'k', outcome: 'stroke' },
] as const;

/** The goal first; a stroke that it led to is asked for at once. */
function cornerResult(state: State, side: Side): Ask {
  const team = teamId(state, side);
  const result = (outcome: (typeof CORNERS)[number]['outcome']): Step => {
    if (outcome === 're-awarded') return score('hockey.corner-result', { team, outcome });
    if (outcome === 'stroke')
      return { ...score('hockey.corner-result', { team, outcome }), follow: stroke(state, side) };
    if (outcome === 'cleared') return score('hockey.corner-result', { team, outcome });
    return askWho(text.taker, people(state, side), (player) =>
      score('hockey.corner-result', { team, outcome, ...(player !== null && { player }) }),
    );
  };
  return {
    kind: 'ask',
    title: text.cornerOutcome,
    answers: [
      { keys: 'g', label: text.goal, next: () => goal(state, side, 'PC') },
      ...CORNERS.map(({ keys, outcome }) => ({ keys, label: text.corners[outcome], next: () => result(outcome) })),
    ],
  };
}

const STROKES = [
  { key: 'g', value: 'goal', label: text.strokes.goal },
  { key: 's', value: 'saved', label: text.strokes.saved },
  { key: 'm', value: 'missed', label: text.strokes.missed },
] as const;

function stroke(state: State, side: Side): Ask {
  const team = teamId(state, side);
  return askWhich(text.outcome, STROKES, (outcome) =>
    askWho(text.taker, people(state, side), (player) => {
      const by = { team, ...(player !== null && { player }) };
      return outcome === 'goal'
        ? score('hockey.goal', { ...by, how: 'PS' })
        : score('hockey.stroke', { ...by, outcome });
    }),
  );
}

const SHOTS = [
  { key: 'o', value: 'shot on goal', label: text.shots['shot on goal'] },
  { key: 'w', value: 'shot wide', label: text.shots['shot wide'] },
  { key: 'b', value: 'shot blocked', label: text.shots['shot blocked'] },
] as const;

function shot(state: State, side: Side): Ask {
  return askWhich(text.shotHow, SHOTS, (action) => byWhom(state, side, action));
}

function byWhom(state: State, side: Side, action: ActionKind): Ask {
  const team = teamId(state, side);
  return askWho(text.taker, people(state, side), (player) =>
    score('hockey.action', { team, action, ...(player !== null && { player }) }),
  );
}
