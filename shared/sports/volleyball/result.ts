import { other, type Pair, replaced, type Side, teamName } from '../side.ts';
import { type Outcome, playing, type SetState, type State, setsOf, setsToWin, setsWon, setWinner } from './state.ts';
import type { ResultFacts } from './text/facts.ts';

/** "25-20 18-25 15-9", `first`'s points first. */
export function scoreLine(state: State, first: Side): string {
  return setsOf(state)
    .map(({ points }) => `${points[first]}-${points[other(first)]}`)
    .join(' ');
}

export function resultFacts(state: State, outcome: Outcome): ResultFacts {
  if (outcome.kind === 'no result') return { kind: 'no result' };
  const { winner, by } = outcome;
  const won = setsWon(state);
  return {
    kind: 'won',
    winner: teamName(state, winner),
    loser: teamName(state, other(winner)),
    by,
    sets: `${won[winner]}-${won[other(winner)]}`,
    score: scoreLine(state, winner),
  };
}

export interface Chance {
  readonly kind: 'set point' | 'match point';
  readonly side: Side;
  /** How many rallies the team may lose and still win the next. */
  readonly count: number;
}

/** Set or match point; where both teams have one (at the cap), the serving team's is told. */
export function chanceOf(state: State): Chance | null {
  const set = playing(state);
  if (set === null) return null;
  const order: readonly Side[] = set.serving === 1 ? [1, 0] : [0, 1];
  for (const side of order) {
    const count = chances(state, set, side);
    if (count === 0) continue;
    const decides = setsWon(state)[side] + 1 >= setsToWin(state.format);
    return { kind: decides ? 'match point' : 'set point', side, count };
  }
  return null;
}

function chances({ format }: State, set: SetState, side: Side): number {
  let count = 0;
  let points: Pair<number> = set.points;
  while (setWinner(replaced(points, side, points[side] + 1), format, set.number) === side) {
    count += 1;
    points = replaced(points, other(side), points[other(side)] + 1);
    if (setWinner(points, format, set.number) !== null) break;
  }
  return count;
}
