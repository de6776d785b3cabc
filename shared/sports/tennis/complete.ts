import { RuleViolation } from '../sport.ts';
import type { Point, TennisEvent } from './events.ts';
import { align } from './place.ts';
import { receiverOf, type Server, serverOf, withServer } from './service.ts';
import { isDoubles, resolve, type State } from './state.ts';

/** Writes the facts that the state knows and the scorer left out into the draft: set, game, server. */
export function complete(state: State, draft: TennisEvent, amended: TennisEvent | null): TennisEvent {
  const facts = { ...placeNow(state), ...(amended !== null && amended.type === draft.type && placed(amended)) };
  switch (draft.type) {
    case 'tennis.penalty':
      return { ...draft, data: { ...facts, ...draft.data } };
    case 'tennis.fault':
      return { ...draft, data: { ...facts, ...draft.data } };
    case 'tennis.let':
      return { ...draft, data: { ...facts, ...draft.data } };
    case 'tennis.challenge':
      return { ...draft, data: { ...facts, ...draft.data } };
    case 'tennis.timeout':
      return { ...draft, data: { ...facts, ...draft.data } };
    case 'tennis.point': {
      if (amended?.type !== 'tennis.point')
        return { ...draft, data: completePoint(state, serveTold(state, draft.data)) };
      return { ...draft, data: completePoint(state, { ...factsOf(amended.data), ...draft.data }) };
    }
    default:
      return draft;
  }
}

function placed({ data }: TennisEvent): Pick<Point, 'set' | 'game'> {
  return 'set' in data || 'game' in data ? placeOf(data) : {};
}

/** Where faults are told, each point says which serve it was played on. */
function serveTold({ faulted, faultsTold }: State, point: Point): Point {
  if (!faultsTold || point.serve !== undefined || point.how === 'double fault') return point;
  return { ...point, serve: faulted ? 2 : 1 };
}

function completePoint(state: State, draft: Point): Point {
  const point = { ...(draft.set === undefined && placeNow(state)), ...draft };
  const aligned = align(state, point);
  if (aligned instanceof RuleViolation) return point;
  const due = serverOf(state.format, aligned.score);
  const server = point.server ?? (due === null ? undefined : serverId(state, due));
  if (server === undefined || point.receiver !== undefined || !isDoubles(state)) {
    return server === undefined ? point : { ...point, server };
  }
  const who = resolve(state, server);
  const named = who === null ? null : { side: who.side, player: who.player ?? due?.player ?? 0 };
  const receiver = named === null ? null : receiverOf(state.format, withServer(state.format, aligned.score, named));
  return { ...point, server, ...(receiver !== null && { receiver: serverId(state, receiver) }) };
}

/** Once the match is over there is no game that another point could be of. */
function placeNow({ score, ending }: State): { readonly set?: number; readonly game?: number } {
  return score.winner === null && ending === null ? score.place : {};
}

function placeOf({ set, game }: Pick<Point, 'set' | 'game'>): Pick<Point, 'set' | 'game'> {
  return { ...(set !== undefined && { set }), ...(game !== undefined && { game }) };
}

function factsOf(point: Point): Partial<Point> {
  const { server, receiver, serve } = point;
  return {
    ...placeOf(point),
    ...(server !== undefined && { server }),
    ...(receiver !== undefined && { receiver }),
    ...(serve !== undefined && { serve }),
  };
}

/** A server or receiver as events name them: in doubles the player, else the side. */
export function serverId({ setup }: State, { side, player }: Server): string {
  const team = setup.teams[side];
  return team.players.length === 2 ? (team.players[player]?.id ?? team.id) : team.id;
}
