import { inTieBreak, resultFacts } from './board.ts';
import { pointsText, resultOf, setText } from './result.ts';
import { gameKind } from './rules.ts';
import { serverOf } from './service.ts';
import { type Score, type State, setsWon, sideName, sum } from './state.ts';
import type { Call } from './text/facts.ts';

/** The score as an umpire calls it after what led from `before` to `after`; null: there is nothing new to call. */
export function callOf(before: State, after: State): Call | null {
  const result = resultOf(after);
  if (result !== null) return resultOf(before) === null ? { kind: 'result', result: resultFacts(after, result) } : null;
  if (before.score === after.score) return null;
  if (sum(after.score.points) > 0) return pointsCall(after);
  return gamesPlayed(after.score) === gamesPlayed(before.score) ? null : gameCall(after);
}

function gamesPlayed({ sets, log }: Score): number {
  return sets.reduce((total, set) => total + set.log.length, log.length);
}

function pointsCall(state: State): Call {
  const { score, format } = state;
  const [a, b] = score.points;
  const tieBreak = inTieBreak(state);
  if (!tieBreak && Math.min(a, b) >= 3) {
    return a === b ? { kind: 'deuce' } : { kind: 'advantage', name: sideName(state, a > b ? 0 : 1) };
  }
  const [one, two] = pointsText(score, tieBreak);
  const second = serverOf(format, score)?.side === 1;
  return { kind: 'points', server: second ? two : one, receiver: second ? one : two, tieBreak };
}

function gameCall(state: State): Call | null {
  const { score, format } = state;
  const set = score.sets.at(-1);
  if (score.log.length === 0 && set !== undefined) {
    const [a, b] = setsWon(score);
    return {
      kind: 'set',
      winner: sideName(state, set.winner),
      set: score.sets.length,
      score: setText(set, set.winner),
      sets: `${Math.max(a, b)}-${Math.min(a, b)}`,
      leader: a === b ? null : sideName(state, a > b ? 0 : 1),
    };
  }
  const game = score.log.at(-1);
  if (game === undefined) return null;
  const [a, b] = score.games;
  return {
    kind: 'game',
    winner: sideName(state, game.winner),
    games: [a, b],
    leader: a === b ? null : sideName(state, a > b ? 0 : 1),
    broken: game.kind === 'game' && game.server !== null && game.server !== game.winner && !game.awarded,
    toLove: !game.awarded && Math.min(...game.points) === 0,
    tieBreakNext: gameKind(format, score) === 'tie-break',
  };
}
