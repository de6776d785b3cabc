import { other, type Pair, replaced, type Side, teamName } from '../side.ts';
import { type Game, gamesOf, gamesToWin, gamesWon, gameWinner, type Outcome, playing, type State } from './state.ts';
import type { ResultFacts } from './text/facts.ts';

/** "21-15 17-21 21-18", `first`'s points first; a game not begun yet is left out. */
export function scoreLine(state: State, first: Side): string {
  return gamesOf(state)
    .map(({ points }) => `${points[first]}-${points[other(first)]}`)
    .join(' ');
}

export function resultFacts(state: State, outcome: Outcome): ResultFacts {
  if (outcome.kind === 'no result') return { kind: 'no result' };
  const { winner, by } = outcome;
  const names = { winner: teamName(state, winner), loser: teamName(state, other(winner)) };
  return { kind: 'won', ...names, by, score: scoreLine(state, winner) };
}

export interface Chance {
  readonly kind: 'game point' | 'match point';
  readonly side: Side;
  /** How many rallies the side may lose and still win the next. */
  readonly count: number;
}

/** Game or match point; at 29-all of 30 both sides have one, and the server's is told. */
export function chanceOf(state: State): Chance | null {
  const game = playing(state);
  if (game === null) return null;
  const order: readonly Side[] = game.serving === 1 ? [1, 0] : [0, 1];
  for (const side of order) {
    const count = chances(state, game, side);
    if (count === 0) continue;
    const decides = gamesWon(state)[side] + 1 >= gamesToWin(state.format);
    return { kind: decides ? 'match point' : 'game point', side, count };
  }
  return null;
}

function chances({ format }: State, game: Game, side: Side): number {
  let count = 0;
  let points: Pair<number> = game.points;
  while (gameWinner(replaced(points, side, points[side] + 1), format) === side) {
    count += 1;
    points = replaced(points, other(side), points[other(side)] + 1);
    if (gameWinner(points, format) !== null) break;
  }
  return count;
}
