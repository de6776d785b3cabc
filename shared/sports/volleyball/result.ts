import { partsOf, partsWon, scoreLine } from '../rally/part.ts';
import { other, teamName } from '../side.ts';
import { type Outcome, playerName, type State } from './state.ts';
import { scorersOf } from './statistics.ts';
import type { ResultFacts } from './text/facts.ts';

export function resultFacts(state: State, outcome: Outcome): ResultFacts {
  if (outcome.kind === 'no result') return { kind: 'no result' };
  const { winner, by } = outcome;
  const won = partsWon(state);
  return {
    kind: 'won',
    winner: teamName(state, winner),
    loser: teamName(state, other(winner)),
    by,
    sets: `${won[winner]}-${won[other(winner)]}`,
    score: scoreLine(state, winner),
    best: bestScorer(state),
  };
}

/** Who made more points than anybody else; null when that is shared, or few points say who made them. */
function bestScorer(state: State): { readonly player: string; readonly points: number } | null {
  const sets = partsOf(state);
  const known = sets.flatMap(({ record }) => record).filter(({ how }) => how !== null && how !== 'sanction');
  const all = ([0, 1] as const).flatMap((side) => scorersOf(sets, side));
  const [best, second] = all.toSorted((a, b) => b.points - a.points);
  const made = all.reduce((sum, { points }) => sum + points, 0);
  if (best === undefined || best.points < 10 || best.points === second?.points || 2 * made < known.length) return null;
  return { player: playerName(state, best.player), points: best.points };
}
