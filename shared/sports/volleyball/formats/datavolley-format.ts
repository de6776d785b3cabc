import { leader } from '../../rally/part.ts';
import { type Pair, replaced } from '../../side.ts';
import { Format } from '../setup.ts';

/**
 * The file does not say how many sets are played nor how long they are, so their scores do: a set won with more than two
 * clear is as long as its winner's points, one won with two is at most that long.
 */
export function formatOf(won: readonly number[], finals: readonly (Pair<number> | null)[]): Format {
  // A set that was not finished would look like a short one.
  const finished = won.reduce((sum, sets) => sum + sets, 0);
  const scores = finals.slice(0, Math.min(finished, 5)).filter((points) => points !== null);
  const { sets, allSets } = setsOf(scores, Math.max(0, ...won));
  const points = lengthOf(scores.slice(0, sets - 1), 25);
  const decidingPoints = lengthOf(scores.slice(sets - 1, sets), 15);
  const usual = points === 25 && sets === 5 && !allSets;
  const name = allSets ? `${sets} sets to ${points}` : `Best of ${sets}, sets to ${points}`;
  return Format.parse({ name: usual ? 'Indoor' : name, sets, allSets, points, decidingPoints, cap: capOf(scores) });
}

/** Best of five, or of three where two sets won it; or all sets were played though the match was won before. */
function setsOf(scores: readonly Pair<number>[], most: number): { readonly sets: number; readonly allSets: boolean } {
  const wonWith = (need: number) => {
    let won: Pair<number> = [0, 0];
    const at = scores.findIndex((points) => {
      const side = leader(points);
      if (side !== null) won = replaced(won, side, won[side] + 1);
      return side !== null && won[side] === need;
    });
    return at < 0 ? null : at + 1;
  };
  const three = wonWith(3);
  if (three !== null)
    return three < scores.length ? { sets: scores.length, allSets: true } : { sets: 5, allSets: false };
  const third = scores[2];
  const isLong = third !== undefined && Math.max(...third) >= 25;
  if (most !== 2 || scores.length > 3 || isLong) return { sets: 5, allSets: false };
  const two = wonWith(2);
  return { sets: 3, allSets: two !== null && two < scores.length };
}

function lengthOf(scores: readonly Pair<number>[], usual: number): number {
  const most = scores.map((points) => Math.max(...points));
  const exact = scores.filter(([a, b]) => Math.abs(a - b) > 2).map((points) => Math.max(...points));
  const often = (length: number) => exact.filter((each) => each === length).length;
  const [best] = exact.toSorted((a, b) => often(b) - often(a) || b - a);
  return Math.max(5, best ?? Math.min(usual, ...most));
}

/** A set won by one point tells of a cap, where no set went beyond it. */
function capOf(scores: readonly Pair<number>[]): number | null {
  const close = scores.filter(([a, b]) => Math.abs(a - b) === 1).map((points) => Math.max(...points));
  if (close.length === 0) return null;
  const cap = Math.max(...close);
  return cap >= Math.max(...scores.flat()) ? cap : null;
}
