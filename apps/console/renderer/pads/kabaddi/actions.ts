import { standing } from '#shared/sports/kabaddi/adjust.ts';
import { nextStage } from '#shared/sports/kabaddi/result.ts';
import { inPlay, latest, type State } from '#shared/sports/kabaddi/state.ts';
import type { Side } from '#shared/sports/side.ts';
import { shown } from '../actions/clock-shown.ts';
import type { Action } from '../actions/pad-spec.ts';
import { askSide, askWhich, askWho, peopleChoices, teamId } from '../actions/people.ts';
import { type Ask, type Choose, type Step, score } from '../actions/steps.ts';
import { text } from './labels.ts';
import { bench, people } from './people.ts';
import { raidActions } from './raids.ts';

const SIDES = [0, 1] as const;

/** Everything that can be scored in this state. */
export function actions(state: State): readonly Action[] {
  const raids = inPlay(state) || state.tieBreak !== null || state.golden !== null ? raidActions(state) : [];
  return [...SIDES.flatMap((side) => teamActions(state, side)), ...raids, ...matchActions(state)];
}

function teamActions(state: State, side: Side): readonly Action[] {
  const team = teamId(state, side);
  return [
    { id: 'time-out', key: 't', label: text.timeOut, side, step: () => score('kabaddi.timeout', { team }) },
    { id: 'review', key: 'v', label: text.review, side, step: () => review(team) },
    { id: 'substitution', key: 's', label: text.substitution, side, step: () => substitution(state, side) },
    { id: 'card', key: 'c', label: text.card, side, look: 'card', step: () => card(state, side) },
    { id: 'technical', key: 'p', label: text.technical, side, step: () => score('kabaddi.technical', { team }) },
    { id: 'line-up', key: 'l', label: text.lineUp, side, step: () => lineUp(state, side) },
  ];
}

const REVIEWS = [
  { key: 's', value: 'successful', label: text.reviews.successful },
  { key: 'n', value: 'unsuccessful', label: text.reviews.unsuccessful },
] as const;

function review(team: string): Ask {
  return askWhich(text.challengeOutcome, REVIEWS, (outcome) => score('kabaddi.review', { team, outcome }));
}

/** As many come on as go off. */
function substitution(state: State, side: Side): Choose {
  const team = teamId(state, side);
  const coming = (off: readonly string[]): Choose => ({
    kind: 'choose',
    title: text.on,
    choices: peopleChoices(bench(state, side).filter(({ id }) => !off.includes(id))),
    min: off.length,
    max: off.length,
    next: (on) => ({
      kind: 'score',
      deeds: off.flatMap((goes, i) => {
        const comes = on[i];
        return comes === undefined ? [] : [{ type: 'kabaddi.substitution', data: { team, off: goes, on: comes } }];
      }),
    }),
  });
  return {
    kind: 'choose',
    title: text.off,
    choices: peopleChoices(people(state, side)),
    min: 1,
    max: state.format.playersPerSide,
    next: coming,
  };
}

const CARDS = [
  { key: 'g', value: 'green', label: text.cards.green },
  { key: 'y', value: 'yellow', label: text.cards.yellow },
  { key: 'r', value: 'red', label: text.cards.red },
] as const;

function card(state: State, side: Side): Ask {
  return askWhich(text.which, CARDS, (colour) =>
    askWho(text.booked, people(state, side, 'all'), (player) =>
      score('kabaddi.card', { team: teamId(state, side), card: colour, ...(player !== null && { player }) }),
    ),
  );
}

function lineUp(state: State, side: Side): Choose {
  const { playersPerSide } = state.format;
  return {
    kind: 'choose',
    title: text.starting,
    choices: peopleChoices(people(state, side, 'all')),
    min: 1,
    max: playersPerSide,
    next: (starting) => score('kabaddi.lineup', { team: teamId(state, side), starting: [...starting] }),
  };
}

function matchActions(state: State): readonly Action[] {
  const last = latest(state);
  return [
    ...stageActions(state),
    { id: 'officials', key: 'h', label: text.officials, step: () => score('kabaddi.timeout') },
    {
      id: 'adjust',
      key: 'j',
      label: text.adjust,
      step: () => ({
        kind: 'form',
        title: text.adjust,
        deed: {
          type: 'kabaddi.adjust',
          data: { ...standing(state), ...shown(last?.clock) },
        },
      }),
    },
  ];
}

/** One key takes the match from stage to stage. */
function stageActions(state: State): readonly Action[] {
  const stage = (label: string, step: () => Step): readonly Action[] => [
    { id: 'stage', key: 'n', label, look: 'major', step },
  ];
  const last = latest(state);
  if (inPlay(state)) {
    const end = last?.period === 1 ? text.halfTime : last?.period === 2 ? text.stages.full : text.stages.extraEnd;
    // Not as big as the raid's own key beside it.
    return [{ id: 'stage', key: 'n', label: end, step: () => score('kabaddi.end') }];
  }
  if (state.result !== null) return [];
  const first = (kind: 'raids' | 'golden raid') => () =>
    askSide(text.firstRaid, state.setup.teams, (side) =>
      score('kabaddi.tiebreak', { kind, first: teamId(state, side) }),
    );
  switch (nextStage(state)) {
    case 'play':
      return last === null ? stage(text.stages.first, () => score('kabaddi.start')) : [];
    case 'second half':
      return stage(text.stages.second, () => score('kabaddi.start'));
    case 'extra time':
      return stage(text.stages.extra, () => score('kabaddi.start'));
    case 'tie-break':
      return stage(text.stages.tieBreak, first('raids'));
    case 'golden raid':
      return stage(text.stages.golden, first('golden raid'));
    case 'toss':
      return stage(text.stages.toss, () =>
        askSide(text.tossWinner, state.setup.teams, (side) =>
          score('kabaddi.award', { winner: teamId(state, side), how: 'toss' }),
        ),
      );
    case 'over':
      return [];
  }
}

/** Who is on the mat and who won the toss are asked before the first raid. */
export function need(state: State): Ask | Choose | null {
  if (state.result !== null || state.periods.length > 0) return null;
  const side = SIDES.find((each) => {
    const { squad, on } = state.teams[each];
    return squad.size > 0 && on.every((id) => id === null);
  });
  if (side !== undefined) {
    return { ...lineUp(state, side), title: `${text.starting} ${state.setup.teams[side].name}` };
  }
  return state.toss === null ? askToss(state) : null;
}

function askToss(state: State): Ask {
  return askSide(text.toss, state.setup.teams, (side) => ({
    kind: 'ask',
    title: text.chose,
    answers: (['raid', 'court'] as const).map((choice) => ({
      keys: choice.charAt(0),
      label: text.choices[choice],
      next: () => score('kabaddi.toss', { winner: teamId(state, side), choice }),
    })),
  }));
}
