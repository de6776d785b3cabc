import { other, type Side } from '../side.ts';
import { changesInTieBreak, gameKind, gameWinner, setRules, setWinner, target } from './rules.ts';
import { afterGame, afterTieBreakPoint, serverOf } from './service.ts';
import type { Format } from './setup.ts';
import { added, type GameRecord, type Score, setsWon, sum } from './state.ts';

export interface Scored {
  readonly score: Score;
  /** Where the point ended a game: the score with that point, the game still open. */
  readonly closing: Score | null;
}

/** A point to `side` in the game in progress. */
export function addPoint(format: Format, score: Score, side: Side, doubles: boolean): Scored {
  const kind = gameKind(format, score);
  const points = added(score.points, side);
  const winner = gameWinner(points, target(format, score));
  const changingEnds = kind !== 'game' && winner === null && changesInTieBreak(format, sum(points));
  const next: Score = {
    ...score,
    points,
    last: side,
    service: kind === 'game' ? score.service : afterTieBreakPoint(score.service, score.points, doubles),
    changingEnds,
    endChanges: score.endChanges + Number(changingEnds),
  };
  return winner === null
    ? { score: next, closing: null }
    : { score: closeGame(format, next, winner, doubles), closing: next };
}

interface Closing {
  /** Given as a penalty. */
  readonly awarded?: boolean;
  /** The set goes on whatever its games say. */
  readonly setGoesOn?: boolean;
}

/** The game in progress ends, won by `winner`; the set and the match with it, where the rules say so. */
export function closeGame(
  format: Format,
  score: Score,
  winner: Side,
  doubles: boolean,
  { awarded = false, setGoesOn = false }: Closing = {},
): Score {
  const { place, points } = score;
  const kind = gameKind(format, score);
  const games = added(score.games, winner);
  const record: GameRecord = {
    kind,
    server: score.service.first,
    winner,
    points,
    awarded,
    irregular: !awarded && gameWinner(points, target(format, score)) !== winner,
  };
  const odd = sum(games) % 2 === 1;
  const next: Score = {
    ...score,
    games,
    points: [0, 0],
    last: null,
    log: [...score.log, record],
    place: { set: place.set, game: place.game + 1 },
    service: afterGame(score, kind, doubles),
    endChanges: score.endChanges + Number(odd),
    changingEnds: odd,
  };
  const won = setWinner(setRules(format, score.sets.length), games);
  return won === null || setGoesOn ? next : closeSet(format, next, won);
}

export function closeSet(format: Format, score: Score, winner: Side): Score {
  const { log, games, place, service } = score;
  const ended = log.at(-1);
  const sets = [
    ...score.sets,
    {
      games,
      winner,
      tieBreak: ended !== undefined && ended.kind !== 'game' ? ended.points : null,
      matchTieBreak: setRules(format, score.sets.length).kind === 'match tie-break',
      log,
    },
  ];
  const decided = setsWon({ sets })[winner] > format.bestOf / 2;
  return {
    ...score,
    sets,
    games: [0, 0],
    log: [],
    place: { set: place.set + 1, game: 1 },
    service: { ...service, turn: service.starters },
    changingEnds: score.changingEnds && !decided,
    winner: decided ? winner : null,
  };
}

/** How many points running `side` has to win the game with: 3 at 40-0; 0 where the next point does not win it. */
export function gamePoints(format: Format, score: Score, side: Side): number {
  const goal = target(format, score);
  let { points } = score;
  let count = 0;
  while (gameWinner(points, goal) === null && gameWinner(added(points, side), goal) === side) {
    count += 1;
    points = added(points, other(side));
  }
  return count;
}

/** What `side` wins with the game in progress. */
export function stake(format: Format, score: Score, side: Side): 'game' | 'set' | 'match' {
  const after = closeGame(format, score, side, false);
  if (after.winner !== null) return 'match';
  return after.sets.length > score.sets.length ? 'set' : 'game';
}

/** The receiver, when the next point wins that side the game; there is no break in a tie-break. */
export function breakPoint(format: Format, score: Score): Side | null {
  const server = serverOf(format, score);
  if (server === null || gameKind(format, score) !== 'game') return null;
  const receiver = other(server.side);
  return gamePoints(format, score, receiver) > 0 ? receiver : null;
}
