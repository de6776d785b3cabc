import { other, type Side } from '../side.ts';
import { gameKind } from './rules.ts';
import type { Format } from './setup.ts';
import { added, type GameKind, type Pair, type Score, type Service, sum } from './state.ts';

/** Who serves a point: the side and which of its players. */
export interface Server {
  readonly side: Side;
  readonly player: number;
}

/** Who serves the next point; null: not told. */
export function serverOf(format: Format, score: Score): Server | null {
  const { first, turn } = score.service;
  if (first === null) return null;
  const side = gameKind(format, score) === 'game' ? first : sideInTieBreak(first, sum(score.points));
  return { side, player: turn[side] };
}

/** Rule 5b: one point by the first server, then two by each side in turn. `played` points of the tie-break. */
function sideInTieBreak(first: Side, played: number): Side {
  return Math.floor((played + 1) / 2) % 2 === 0 ? first : other(first);
}

/**
 * The order as it is when this side and player serve the next point. Where they serve out of turn the order remains as
 * altered (Rule 27c, 27e): the next game is the opponents' all the same.
 */
export function withServer(format: Format, score: Score, { side, player }: Server): Score {
  const { service } = score;
  const swapped = gameKind(format, score) !== 'game' && sideInTieBreak(0, sum(score.points)) !== 0;
  const first = swapped ? other(side) : side;
  if (service.first === first && service.turn[side] === player) return score;
  return { ...score, service: { ...service, first, turn: withAt(service.turn, side, player) } };
}

/** In a tie-break the partner of whom the turn ends for serves next on that side. `points` before this one. */
export function afterTieBreakPoint(service: Service, points: Pair, doubles: boolean): Service {
  const played = sum(points);
  if (!doubles || service.first === null || played % 2 === 1) return service;
  const side = sideInTieBreak(service.first, played);
  return { ...service, turn: withAt(service.turn, side, 1 - service.turn[side]) };
}

/** Rule 14, and Rule 5b after a tie-break: who served it first receives first in the next set. */
export function afterGame({ service, games }: Score, kind: GameKind, doubles: boolean): Service {
  const { first, turn } = service;
  if (first === null) return service;
  const next = { ...service, first: other(first) };
  if (!doubles || kind !== 'game') return next;
  const starters = sum(games) <= 1 ? withAt(service.starters, first, turn[first]) : service.starters;
  return { ...next, starters, turn: withAt(turn, first, 1 - turn[first]) };
}

function withAt(pair: Pair, side: Side, value: number): Pair {
  return added(pair, side, value - pair[side]);
}
