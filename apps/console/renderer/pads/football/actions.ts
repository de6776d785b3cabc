import { standing } from '#shared/sports/football/adjust.ts';
import type { DataOf } from '#shared/sports/football/events.ts';
import { presence } from '#shared/sports/football/players.ts';
import { nextStage } from '#shared/sports/football/result.ts';
import { nextKicker } from '#shared/sports/football/shootout.ts';
import { inPlay, latest, type State } from '#shared/sports/football/state.ts';
import { other, type Side } from '#shared/sports/side.ts';
import { shown } from '../actions/clock-shown.ts';
import { goalLineUp } from '../actions/line-up.ts';
import type { Action } from '../actions/pad-spec.ts';
import { askSide, askWhich, askWho, type Person, peopleAnswers, teamId } from '../actions/people.ts';
import { type Ask, type Step, score } from '../actions/steps.ts';
import { text } from './labels.ts';

/** Everything that can be scored in this state. */
export function actions(state: State): readonly Action[] {
  if (state.shootOut !== null) return [...shootOutActions(state), ...matchActions(state)];
  return [...([0, 1] as const).flatMap((side) => teamActions(state, side)), ...matchActions(state)];
}

function teamActions(state: State, side: Side): readonly Action[] {
  const team = teamId(state, side);
  const on = people(state, side, 'pitch');
  const simple = (id: string, key: string, label: string, action: DataOf<'football.action'>['action']): Action => ({
    id,
    key,
    label,
    side,
    step: () => score('football.action', { team, action }),
  });
  return [
    { id: 'goal', key: 'g', label: text.goal, side, look: 'score', step: () => goal(state, side) },
    { id: 'penalty', key: 'p', label: text.penalty, side, look: 'score', step: () => penalty(state, side) },
    { id: 'yellow', key: 'y', label: text.yellow, side, look: 'card', step: () => card(state, side, 'yellow') },
    { id: 'red', key: 'r', label: text.red, side, look: 'card', step: () => card(state, side, 'red') },
    { id: 'substitution', key: 's', label: text.substitution, side, step: () => substitution(state, side) },
    {
      id: 'shot',
      key: 't',
      label: text.shot,
      side,
      step: () =>
        askWhich(text.shotHow, SHOTS, (action) =>
          askWho(text.taker, on, (player) => score('football.action', { team, action, ...(player && { player }) })),
        ),
    },
    simple('corner', 'c', text.corner, 'corner'),
    simple('foul', 'f', text.foul, 'foul'),
    simple('offside', 'o', text.offside, 'offside'),
    {
      id: 'line-up',
      key: 'l',
      label: text.lineUp,
      side,
      step: () =>
        goalLineUp({
          type: 'football.lineup',
          team,
          people: people(state, side, 'all'),
          most: state.format.playersPerSide,
          words: text,
        }),
    },
  ];
}

const SHOTS = [
  { key: 'o', value: 'shot on target', label: text.shots['shot on target'] },
  { key: 'w', value: 'shot off target', label: text.shots['shot off target'] },
  { key: 'b', value: 'shot blocked', label: text.shots['shot blocked'] },
] as const;

function goal(state: State, side: Side): Ask {
  const team = teamId(state, side);
  const assist = (player: string) =>
    askWho(
      text.assist,
      people(state, side, 'pitch').filter(({ id }) => id !== player),
      (assistant) => score('football.goal', { team, player, ...(assistant && { assist: assistant }) }),
    );
  const own = () =>
    askWho(text.ownGoalBy, people(state, other(side), 'pitch'), (player) =>
      score('football.goal', { team, kind: 'own goal', ...(player && { player }) }),
    );
  return {
    kind: 'ask',
    title: text.scorer,
    answers: [
      ...peopleAnswers(people(state, side, 'pitch'), assist),
      { keys: 'o', label: text.ownGoal, muted: true, next: own },
    ],
    skip: { label: text.goal, next: () => score('football.goal', { team }) },
  };
}

const PENALTIES = [
  { key: 'g', value: 'scored', label: text.outcomes.scored },
  { key: 's', value: 'saved', label: text.outcomes.saved },
  { key: 'm', value: 'missed', label: text.outcomes.missed },
  { key: 'w', value: 'woodwork', label: text.outcomes.woodwork },
] as const;

function penalty(state: State, side: Side): Step {
  const team = teamId(state, side);
  return askWhich(text.outcome, PENALTIES, (outcome) =>
    askWho(text.taker, people(state, side, 'pitch'), (player) =>
      outcome === 'scored'
        ? score('football.goal', { team, kind: 'penalty', ...(player && { player }) })
        : score('football.penalty', { team, outcome, ...(player && { player }) }),
    ),
  );
}

/** A second yellow card is recognised by the rules. */
function card(state: State, side: Side, colour: 'yellow' | 'red'): Step {
  return askWho(text.booked, people(state, side, 'all'), (player) =>
    score('football.card', { team: teamId(state, side), card: colour, ...(player && { player }) }),
  );
}

function substitution(state: State, side: Side): Step {
  const on = (off: string): Ask => ({
    kind: 'ask',
    title: text.on,
    answers: peopleAnswers(
      people(state, side, 'bench').filter(({ id }) => id !== off),
      (player) => score('football.substitution', { team: teamId(state, side), off, on: player }),
    ),
  });
  return { kind: 'ask', title: text.off, answers: peopleAnswers(people(state, side, 'pitch'), on) };
}

function shootOutActions(state: State): readonly Action[] {
  const side = state.shootOut === null ? null : nextKicker(state.shootOut);
  if (side === null) return [];
  const team = teamId(state, side);
  return PENALTIES.map(({ key, value: outcome, label }) => ({
    id: `kick-${outcome}`,
    key,
    label: `${text.kick}: ${label}`,
    look: outcome === 'scored' ? 'score' : 'plain',
    step: () =>
      askWho(text.kicker, people(state, side, 'pitch'), (player) =>
        score('football.kick', { team, outcome, ...(player && { player }) }),
      ),
  }));
}

function matchActions(state: State): readonly Action[] {
  return [
    ...periodActions(state),
    ...(inPlay(state) ? [stoppage] : []),
    {
      id: 'review',
      key: 'v',
      label: text.video,
      step: () => ({ kind: 'form', title: text.video, deed: { type: 'football.review', data: {} } }),
    },
    {
      id: 'adjust',
      key: 'j',
      label: text.adjust,
      step: () => ({
        kind: 'form',
        title: text.adjust,
        deed: { type: 'football.adjust', data: { ...standing(state), ...shown(latest(state)?.clock) } },
      }),
    },
  ];
}

const stoppage: Action = {
  id: 'stoppage',
  key: 'm',
  label: text.stoppage,
  step: () => ({
    kind: 'count',
    title: text.stoppageMinutes,
    min: 0,
    max: 30,
    next: (minutes) => score('football.stoppage', { minutes }),
  }),
};

/** One key takes the match from period to period. */
function periodActions(state: State): readonly Action[] {
  const period = latest(state);
  if (inPlay(state)) {
    const label = period?.period === 1 || period?.period === 3 ? text.halfTime : text.fullTime;
    return [{ id: 'period', key: 'n', label, look: 'major', step: () => score('football.whistle') }];
  }
  const stage = nextStage(state);
  if (state.result !== null || state.shootOut !== null || stage === 'over') return [];
  if (stage === 'shoot-out') {
    const first = askSide(text.firstKick, state.setup.teams, (side) =>
      score('football.shootout', { first: teamId(state, side) }),
    );
    return [{ id: 'period', key: 'n', label: text.shootOut, look: 'major', step: () => first }];
  }
  const label = { play: text.kickOff, 'second half': text.secondHalf, 'extra time': text.extraTime }[stage];
  return [{ id: 'period', key: 'n', label, look: 'major', step: () => score('football.kickoff') }];
}

/** The players of a side; where line-ups are known, those who are not in that place come last. */
function people(state: State, side: Side, where: 'pitch' | 'bench' | 'all'): readonly Person[] {
  return [...state.squads[side].players.values()].map(({ id, name, number }) => {
    const place = presence(state, side, id);
    const muted = where !== 'all' && place !== 'unknown' && place !== where;
    return { id, name, number, muted };
  });
}
