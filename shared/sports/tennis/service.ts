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
  const next = { ...service, first: other(first), swapped: false };
  if (!doubles || kind !== 'game') return next;
  const starters = sum(games) <= 1 ? withAt(service.starters, first, turn[first]) : service.starters;
  return { ...next, starters, turn: withAt(turn, first, 1 - turn[first]) };
}

/**
 * Who receives the next point (Rule 15): a partner at the right-hand court when as many points are played as make an
 * even number, the other at the left. Null: not told, or theirs to choose (the deciding point of a No-Ad game).
 */
export function receiverOf(format: Format, score: Score): Server | null {
  const server = serverOf(format, score);
  if (server === null) return null;
  const side = other(server.side);
  const right = score.service.receivers[side];
  const [a, b] = score.points;
  const choosing = format.noAd && a === b && a >= 3 && gameKind(format, score) === 'game';
  if (right === null || choosing) return null;
  const atRight = sum(score.points) % 2 === 0;
  return { side, player: atRight === score.service.swapped ? 1 - right : right };
}

/** Does this point open the first game of the set in which its side receives? Then it chooses its order (Rule 15). */
export function choosesReceiver({ log, points }: Score): boolean {
  return log.length < 2 && sum(points) === 0;
}

/**
 * The order of receiving as it is when this player receives the next point. A player out of turn stays so until the game
 * ends; then the order is the old one again (Rule 27).
 */
export function withReceiver(format: Format, score: Score, { side, player }: Server): Score {
  const { service } = score;
  const right = sum(score.points) % 2 === 0 ? player : 1 - player;
  const known = service.receivers[side];
  if (known === null || (choosesReceiver(score) && known !== right)) {
    const receivers = side === 0 ? ([right, service.receivers[1]] as const) : ([service.receivers[0], right] as const);
    return { ...score, service: { ...service, receivers, swapped: false } };
  }
  const due = receiverOf(format, score);
  if (due === null || due.player === player) return score;
  return { ...score, service: { ...service, swapped: !service.swapped } };
}

function withAt(pair: Pair, side: Side, value: number): Pair {
  return added(pair, side, value - pair[side]);
}
