import { RuleViolation } from '../sport.ts';
import type { Point, TennisEvent } from './events.ts';
import { align } from './place.ts';
import { type Server, serverOf } from './service.ts';
import type { State } from './state.ts';

/** Writes the facts that the state knows and the scorer left out into the draft: set, game, server. */
export function complete(state: State, draft: TennisEvent, amended: TennisEvent | null): TennisEvent {
  if (draft.type === 'tennis.penalty') {
    const was = amended?.type === 'tennis.penalty' ? placeOf(amended.data) : {};
    return { ...draft, data: { ...placeNow(state), ...was, ...draft.data } };
  }
  if (draft.type !== 'tennis.point') return draft;
  const was = amended?.type === 'tennis.point' ? factsOf(amended.data) : {};
  return { ...draft, data: completePoint(state, { ...was, ...draft.data }) };
}

function completePoint(state: State, draft: Point): Point {
  const point = { ...(draft.set === undefined && placeNow(state)), ...draft };
  if (point.server !== undefined) return point;
  const aligned = align(state, point);
  const server = aligned instanceof RuleViolation ? null : serverOf(state.format, aligned.score);
  return server === null ? point : { ...point, server: serverId(state, server) };
}

/** Once the match is over there is no game that another point could be of. */
function placeNow({ score, ending }: State): { readonly set?: number; readonly game?: number } {
  return score.winner === null && ending === null ? score.place : {};
}

function placeOf({ set, game }: Pick<Point, 'set' | 'game'>): Pick<Point, 'set' | 'game'> {
  return { ...(set !== undefined && { set }), ...(game !== undefined && { game }) };
}

function factsOf(point: Point): Partial<Point> {
  return { ...placeOf(point), ...(point.server !== undefined && { server: point.server }) };
}

/** The server as events name him: in doubles the player, else the side. */
export function serverId({ setup }: State, { side, player }: Server): string {
  const team = setup.teams[side];
  return team.players.length === 2 ? (team.players[player]?.id ?? team.id) : team.id;
}
