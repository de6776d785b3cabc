import { standing } from '#shared/sports/basketball/adjust.ts';
import { periodCode } from '#shared/sports/basketball/moment.ts';
import { inPlay, isOvertime, latest, type State } from '#shared/sports/basketball/state.ts';
import { other, type Side } from '#shared/sports/side.ts';
import { shown } from '../actions/clock-shown.ts';
import type { Action } from '../actions/pad-spec.ts';
import { askSide, askWhich, askWho, peopleAnswers, peopleChoices, teamId } from '../actions/people.ts';
import { type Ask, type Choose, type Step, score } from '../actions/steps.ts';
import { foul } from './fouls.ts';
import { dueThrow, loneThrow } from './free-throws.ts';
import { text } from './labels.ts';
import { onlyThere, people } from './people.ts';
import { askRebound, reboundOf } from './rebounds.ts';

const SIDES = [0, 1] as const;

/** Everything that can be scored in this state. */
export function actions(state: State): readonly Action[] {
  return [...SIDES.flatMap((side) => teamActions(state, side)), ...gameActions(state)];
}

function teamActions(state: State, side: Side): readonly Action[] {
  const team = teamId(state, side);
  const [near, far] = state.format.fieldGoals;
  const freeThrow = () => {
    const due = state.due[0]?.side === side ? dueThrow(state) : null;
    return due ?? loneThrow(state, side);
  };
  // The digits are the points of the basket; a miss is on the letter below.
  return [
    { id: 'near', key: '2', label: text.made(near), side, look: 'score', step: () => made(state, side, near) },
    { id: 'far', key: '3', label: text.made(far), side, look: 'score', step: () => made(state, side, far) },
    { id: 'free-throw', key: '1', label: text.freeThrow, side, look: 'score', step: freeThrow },
    { id: 'near-missed', key: 'q', label: text.missed(near), side, step: () => missed(state, side, near) },
    { id: 'far-missed', key: 'w', label: text.missed(far), side, step: () => missed(state, side, far) },
    { id: 'rebound', key: 'r', label: text.rebound, side, step: () => reboundOf(state, side) },
    { id: 'foul', key: 'f', label: text.foul, side, look: 'card', step: () => foul(state, side) },
    { id: 'turnover', key: 't', label: text.turnover, side, step: () => turnover(state, side) },
    { id: 'substitution', key: 's', label: text.substitution, side, step: () => substitution(state, side) },
    { id: 'time-out', key: 'o', label: text.timeOut, side, step: () => score('basketball.timeout', { team }) },
    { id: 'challenge', key: 'c', label: text.challenge, side, step: () => review({ team }) },
    { id: 'starters', key: 'l', label: text.starters, side, step: () => starters(state, side) },
  ];
}

function made(state: State, side: Side, points: number): Ask {
  const team = teamId(state, side);
  const assist = (player: string) =>
    askWho(
      text.assist,
      people(state, side).filter(({ id }) => id !== player),
      (assistant) =>
        score('basketball.shot', { team, player, points, made: true, ...(assistant && { assist: assistant }) }),
    );
  return {
    kind: 'ask',
    title: text.shooter,
    answers: peopleAnswers(people(state, side), assist),
    skip: { label: text.untold, next: () => score('basketball.shot', { team, points, made: true }) },
  };
}

/** The miss is scored at once; who has the rebound is seen later. */
function missed(state: State, side: Side, points: number): Ask {
  const team = teamId(state, side);
  return askWho(text.shooter, people(state, side), (player) => {
    const shot = { team, ...(player !== null && { player }), points, made: false };
    const blocked = { keys: 'b', label: text.blocked, next: () => block(state, side, player) };
    return {
      kind: 'score',
      deeds: [{ type: 'basketball.shot', data: shot }],
      follow: askRebound(state, other(side), [blocked]),
    };
  });
}

function block(state: State, side: Side, shooter: string | null): Ask {
  const defence = other(side);
  const credit = (of: Side, player: string | null, what: string) => ({
    type: 'basketball.credit',
    data: { team: teamId(state, of), ...(player !== null && { player }), for: what },
  });
  return askWho(text.blockedBy, people(state, defence), (player) => ({
    kind: 'score',
    deeds: [credit(defence, player, 'block'), credit(side, shooter, 'shot blocked')],
    follow: askRebound(state, defence),
  }));
}

const TURNOVERS = [
  { keys: 'b', kind: 'bad pass' },
  { keys: 'h', kind: 'ball handling' },
  { keys: 't', kind: 'travelling' },
  { keys: 'd', kind: 'double dribble' },
  { keys: 'o', kind: 'out of bounds' },
  { keys: 's', kind: 'three seconds' },
  { keys: 'f', kind: 'five seconds' },
  { keys: 'g', kind: 'eight seconds' },
  { keys: 'c', kind: 'shot clock' },
  { keys: 'k', kind: 'backcourt' },
] as const;

/** Who has stolen the ball is told by the shirt alone; what else it may have been, by a letter. */
function turnover(state: State, side: Side): Ask {
  const team = teamId(state, side);
  return askWho(text.turnoverWho, people(state, side), (player) => {
    const lost = { team, ...(player !== null && { player }) };
    return {
      kind: 'ask',
      title: text.turnoverHow,
      answers: [
        ...peopleAnswers(people(state, other(side)), (steal) => score('basketball.turnover', { ...lost, steal })),
        ...TURNOVERS.map(({ keys, kind }) => ({
          keys,
          label: text.turnovers[kind],
          next: () => score('basketball.turnover', { ...lost, kind }),
        })),
      ],
      skip: { label: text.untold, next: () => score('basketball.turnover', lost) },
    };
  });
}

/** As many come in as go out; where a side is short, they alone. */
function substitution(state: State, side: Side): Choose {
  const team = teamId(state, side);
  const { size } = state.court[side];
  const most = state.format.players;
  const short = size === 0 ? 0 : Math.max(0, most - size);
  const coming = (out: readonly string[]): Choose => ({
    kind: 'choose',
    title: text.in,
    choices: peopleChoices(onlyThere(state, side, 'bench').filter(({ id }) => !out.includes(id))),
    min: out.length === 0 ? 1 : 0,
    max: Math.max(1, out.length + short),
    next: (comes) => score('basketball.substitution', { team, out: [...out], in: [...comes] }),
  });
  const going = peopleChoices(onlyThere(state, side, 'court'));
  return { kind: 'choose', title: text.out, choices: going, min: short > 0 ? 0 : 1, max: most, next: coming };
}

function starters(state: State, side: Side): Choose {
  const { players } = state.format;
  return {
    kind: 'choose',
    title: text.starters,
    choices: peopleChoices(people(state, side, 'all')),
    min: 1,
    max: players,
    next: (ids) => score('basketball.starters', { team: teamId(state, side), players: [...ids] }),
  };
}

const DECISIONS = [
  { key: 's', value: 'stands', label: text.decisions.stands },
  { key: 'c', value: 'changed', label: text.decisions.changed },
] as const;

function review(by: { readonly team?: string }): Ask {
  return askWhich(text.decision, DECISIONS, (decision) => score('basketball.review', { ...by, decision }));
}

function gameActions(state: State): readonly Action[] {
  const last = latest(state);
  return [
    period(state),
    { id: 'held', key: 'a', label: heldLabel(state), step: () => held(state) },
    { id: 'media', key: 'm', label: text.mediaTimeOut, step: () => score('basketball.timeout') },
    { id: 'review', key: 'v', label: text.replay, step: () => review({}) },
    {
      id: 'adjust',
      key: 'j',
      label: text.adjust,
      step: () => ({
        kind: 'form',
        title: text.adjust,
        deed: {
          type: 'basketball.adjust',
          data: { ...standing(state), ...shown(last?.clock) },
        },
      }),
    },
  ];
}

function period(state: State): Action {
  const last = latest(state);
  const { format } = state;
  const key = { id: 'period', key: 'n', look: 'major' } as const;
  if (inPlay(state)) {
    const code = periodCode(format, last?.number ?? 1);
    return { ...key, label: code === '' ? text.endOnly : text.end(code), step: () => score('basketball.end') };
  }
  const next = (last?.number ?? 0) + 1;
  const label =
    next === 1
      ? text.start.first
      : isOvertime(format, next)
        ? text.start.overtime
        : text.start.next(periodCode(format, next));
  return { ...key, look: state.result === null ? 'major' : 'plain', label, step: () => score('basketball.period') };
}

function heldLabel(state: State): string {
  return state.arrow === null ? text.held : text.heldFor(state.setup.teams[state.arrow].shortName);
}

/** The arrow decides (Art. 12.4); before it points anywhere, the jump. */
function held(state: State): Step {
  return state.arrow === null ? askTip(state) : score('basketball.jumpball');
}

function askTip(state: State): Ask {
  return askSide(text.tip, state.setup.teams, (side) => score('basketball.jumpball', { winner: teamId(state, side) }));
}

/** Who starts, who has won the jump ball that the arrow hangs on, and free throws that are due. */
export function need(state: State): Ask | Choose | null {
  if (state.result !== null) return null;
  if (state.periods.length === 0) return starting(state);
  if (state.arrow === null && inPlay(state) && latest(state)?.number === 1) return askTip(state);
  return dueThrow(state);
}

/** A team sheet that names more than are on the court does not say who starts. */
function starting(state: State): Choose | null {
  const side = SIDES.find((each) => {
    const { players, starters: named } = state.squads[each];
    return named.length === 0 && players.size > 0;
  });
  if (side === undefined) return null;
  return { ...starters(state, side), title: `${text.starters}: ${state.setup.teams[side].name}` };
}
