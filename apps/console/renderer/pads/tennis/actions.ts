import { other, type Side } from '#shared/sports/side.ts';
import { challengesLeft } from '#shared/sports/tennis/incidents.ts';
import { standing } from '#shared/sports/tennis/interventions.ts';
import { resultOf } from '#shared/sports/tennis/result.ts';
import { receiverOf, type Server, serverOf } from '#shared/sports/tennis/service.ts';
import { isDoubles, type State, sideName } from '#shared/sports/tennis/state.ts';
import type { Action, Fact } from '../actions/pad-spec.ts';
import { askWhich, peopleAnswers, teamId } from '../actions/people.ts';
import { type Ask, score } from '../actions/steps.ts';
import { text } from './labels.ts';

const SIDES = [0, 1] as const;

/** Everything that can be scored in this state. */
export function actions(state: State): readonly Action[] {
  if (resultOf(state) !== null) return [adjust(state)];
  return [...SIDES.flatMap((side) => sideActions(state, side)), ...serveActions(state), ...matchActions(state)];
}

function sideActions(state: State, side: Side): readonly Action[] {
  const won = (how: string) => score('tennis.point', { winner: teamId(state, side), how });
  const lost = (how: string) => score('tennis.point', { winner: teamId(state, other(side)), how });
  return [
    {
      id: 'point',
      key: side === 0 ? 'ArrowLeft' : 'ArrowRight',
      label: text.point,
      side,
      look: 'score',
      step: () => score('tennis.point', { winner: teamId(state, side) }),
    },
    { id: 'winner', key: 'w', label: text.winner, side, look: 'score', step: () => won('winner') },
    { id: 'error', key: 'i', label: text.error, side, step: () => lost('unforced error') },
    { id: 'forced', key: 'o', label: text.forced, side, step: () => lost('forced error') },
    { id: 'challenge', key: 'c', label: text.challenge, side, step: () => challenge(state, side) },
    { id: 'violation', key: 'v', label: text.violation, side, look: 'card', step: () => violation(state, side) },
    { id: 'time-out', key: 't', label: text.timeOut, side, step: () => timeOut(state, side) },
    { id: 'retires', key: 'r', label: text.retires, side, step: () => retires(state, side) },
  ];
}

/** What the server does: no question whose it is. */
function serveActions(state: State): readonly Action[] {
  const server = serverOf(state.format, state.score);
  if (server === null) return [];
  const winner = teamId(state, server.side);
  const loser = teamId(state, other(server.side));
  const fault: Action = state.faulted
    ? {
        id: 'fault',
        key: 'f',
        label: text.doubleFault,
        look: 'card',
        step: () => score('tennis.point', { winner: loser, how: 'double fault' }),
      }
    : { id: 'fault', key: 'f', label: text.fault, step: () => score('tennis.fault') };
  return [
    { id: 'ace', key: 'a', label: text.ace, look: 'score', step: () => score('tennis.point', { winner, how: 'ace' }) },
    {
      id: 'service-winner',
      key: 's',
      label: text.serviceWinner,
      look: 'score',
      step: () => score('tennis.point', { winner, how: 'service winner' }),
    },
    fault,
    { id: 'let', key: 'l', label: text.let, step: () => score('tennis.let', { kind: 'service' }) },
  ];
}

function matchActions(state: State): readonly Action[] {
  return [{ id: 'order', key: 'n', label: text.order, step: () => askServer(state) }, adjust(state)];
}

function adjust(state: State): Action {
  return {
    id: 'adjust',
    key: 'j',
    label: text.adjust,
    step: () => ({
      kind: 'form',
      title: text.adjust,
      deed: { type: 'tennis.adjust', data: standing(state) },
    }),
  };
}

const OUTCOMES = [
  { key: 'o', value: 'overturned', label: text.outcomes.overturned },
  { key: 'c', value: 'confirmed', label: text.outcomes.confirmed },
  { key: 'n', value: 'inconclusive', label: text.outcomes.inconclusive },
] as const;

function challenge(state: State, side: Side): Ask {
  return askWhich(text.challengeOutcome, OUTCOMES, (outcome) =>
    score('tennis.challenge', { by: teamId(state, side), outcome }),
  );
}

const PENALTIES = [
  { key: 'w', value: 'warning', label: text.penalties.warning },
  { key: 'p', value: 'point', label: text.penalties.point },
  { key: 'g', value: 'game', label: text.penalties.game },
  { key: 'l', value: 'fault', label: text.penalties.fault },
] as const;

function violation(state: State, side: Side): Ask {
  return askWhich(text.penalty, PENALTIES, (penalty) =>
    score('tennis.penalty', {
      against: teamId(state, side),
      penalty,
      violation: penalty === 'fault' ? 'time' : 'code',
    }),
  );
}

const TIME_OUTS = [
  { key: 'm', value: 'medical', label: text.timeOuts.medical },
  { key: 't', value: 'toilet', label: text.timeOuts.toilet },
  { key: 'a', value: 'attire', label: text.timeOuts.attire },
  { key: 'e', value: 'equipment', label: text.timeOuts.equipment },
] as const;

function timeOut(state: State, side: Side): Ask {
  return askWhich(text.timeOutKind, TIME_OUTS, (kind) => score('tennis.timeout', { kind, by: teamId(state, side) }));
}

/** The one action that ends the match is asked for twice. */
function retires(state: State, side: Side): Ask {
  const yes = { keys: 'y', label: text.yes, next: () => score('tennis.retired', { by: teamId(state, side) }) };
  return { kind: 'ask', title: text.sure, answers: [yes] };
}

function askServer(state: State): Ask {
  return {
    kind: 'ask',
    title: text.serves,
    answers: peopleAnswers(playersOf(state, SIDES), (server) => score('tennis.server', { server })),
  };
}

/** Who serves first, and in doubles who receives, is asked when nobody has said. */
export function need(state: State): Ask | null {
  if (resultOf(state) !== null) return null;
  const server = serverOf(state.format, state.score);
  if (server === null) return askServer(state);
  const side = other(server.side);
  if (!isDoubles(state) || state.score.service.receivers[side] !== null) return null;
  return {
    kind: 'ask',
    title: text.receives,
    answers: peopleAnswers(playersOf(state, [side]), (receiver) => score('tennis.receiver', { receiver })),
  };
}

export function facts(state: State): readonly Fact[] {
  const server = serverOf(state.format, state.score);
  const receiver = receiverOf(state.format, state.score);
  const left = SIDES.flatMap((side) => {
    const count = challengesLeft(state, side);
    return count === null ? [] : [{ label: text.challenges, text: String(count), side }];
  });
  return [
    ...(server === null ? [] : [{ label: text.serving, text: serving(state, server) }]),
    ...(receiver === null || !isDoubles(state) ? [] : [{ label: text.receiving, text: nameOf(state, receiver) }]),
    ...(state.score.changingEnds ? [{ label: text.ends, text: text.change, urgent: true }] : []),
    ...left,
  ];
}

function serving(state: State, server: Server): string {
  const name = nameOf(state, server);
  return state.faulted ? `${name}, ${text.second}` : name;
}

function nameOf(state: State, { side, player }: Server): string {
  return state.setup.teams[side].players[player]?.name ?? sideName(state, side);
}

/** The players; a side without names is one by itself. */
function playersOf(state: State, sides: readonly Side[]) {
  return sides.flatMap((side) => {
    const { id, name, players } = state.setup.teams[side];
    return players.length === 0 ? [{ id, name }] : players.map((player) => ({ id: player.id, name: player.name }));
  });
}
