import type { Side } from '../../side.ts';
import { gameKind, gameWinner, setRules, setWinner, target } from '../rules.ts';
import type { Format } from '../setup.ts';
import { added, type Pair } from '../state.ts';
import type { RecordedGame } from './point-by-point-record.ts';

type Sets = readonly (readonly RecordedGame[])[];
type FinalSet = NonNullable<Format['finalSet']>;

const SET = { games: 6, tieBreakAt: 6, tieBreakPoints: 7, tieBreakLead: 2 } as const;

/** How the deciding set has been ended over the years, the commonest first; null: like the others. */
const FINAL_SETS: readonly (FinalSet | null)[] = [
  null,
  { kind: 'set', ...SET, tieBreakAt: null },
  { kind: 'set', ...SET, tieBreakPoints: 10 },
  { kind: 'set', ...SET, tieBreakAt: 12 },
  { kind: 'match tie-break', points: 10 },
  { kind: 'match tie-break', points: 7 },
];

/** Other sets than those to six: short sets (Appendix V), a pro set. */
const OTHER_SETS: readonly Format['set'][] = [
  { games: 4, tieBreakAt: 3, tieBreakPoints: 5, tieBreakLead: 1 },
  { games: 4, tieBreakAt: 4, tieBreakPoints: 7, tieBreakLead: 2 },
  { games: 8, tieBreakAt: 8, tieBreakPoints: 7, tieBreakLead: 2 },
  { games: 8, tieBreakAt: 7, tieBreakPoints: 7, tieBreakLead: 2 },
];

/** What is known of a match besides its points. */
export interface Known {
  readonly tournament: string;
  readonly tour: string;
  readonly draw: string;
  /** Best of 3 or 5, where a list beside the file says so. */
  readonly bestOf: 3 | 5 | null;
}

/**
 * The format that a match was played by, which its points do not say: the first in which every game, set and the match
 * end exactly with their last points; where there is none (the record lacks points), the one that fits best.
 */
export function formatOf(sets: Sets, known: Known): Format {
  let best: { readonly format: Format; readonly misfits: number } | null = null;
  for (const format of candidates(known)) {
    const misfits = misfitsOf(format, sets);
    if (misfits === 0) return format;
    if (best === null || misfits < best.misfits) best = { format, misfits };
  }
  return best?.format ?? formatWith(3, SET, null, false);
}

function* candidates(known: Known): Generator<Format> {
  const lengths = known.bestOf === null ? likelyLengths(known) : [known.bestOf];
  for (const noAd of [false, true]) {
    for (const bestOf of lengths) for (const last of FINAL_SETS) yield formatWith(bestOf, SET, last, noAd);
  }
  const others = known.bestOf === null ? ([3, 5, 1] as const) : [known.bestOf];
  for (const noAd of [false, true]) {
    for (const set of OTHER_SETS) for (const bestOf of others) yield formatWith(bestOf, set, null, noAd);
  }
}

const MAJORS = /australian ?open|roland ?garros|french ?open|wimbledon|us ?open(?!.*series)|davis ?cup/i;

/** Five sets are for men's main draws of the majors, and were for the Davis Cup. */
function likelyLengths({ tournament, tour, draw }: Known): readonly (3 | 5)[] {
  const long = MAJORS.test(tournament) && !/WTA/i.test(`${tour}${tournament}`) && !/qual/i.test(draw);
  return long ? [5, 3] : [3, 5];
}

function formatWith(bestOf: Format['bestOf'], set: Format['set'], finalSet: FinalSet | null, noAd: boolean): Format {
  const name = bestOf === 1 ? 'One set' : `Best of ${bestOf}`;
  return { name, bestOf, noAd, set, tieBreakEnds: 6, challenges: null, ...(finalSet && { finalSet }) };
}

/** How many games, sets and matches of the record do not end where the format ends them. */
function misfitsOf(format: Format, sets: Sets): number {
  let misfits = 0;
  let won: Pair = [0, 0];
  let over = false;
  for (const [index, set] of sets.entries()) {
    if (over) misfits += 1;
    const { winner, misfits: inSet } = setMisfits(format, index, set);
    misfits += inSet;
    if (winner !== null) won = added(won, winner);
    over ||= Math.max(...won) > format.bestOf / 2;
  }
  return over ? misfits : misfits + 1;
}

function setMisfits(
  format: Format,
  index: number,
  set: readonly RecordedGame[],
): { readonly winner: Side | null; readonly misfits: number } {
  const rules = setRules(format, index);
  let games: Pair = [0, 0];
  let winner: Side | null = null;
  let misfits = 0;
  for (const { points, tieBreak } of set) {
    if (winner !== null) misfits += 1;
    const standing = { sets: { length: index }, games };
    const goal = target(format, standing);
    if (tieBreak !== (gameKind(format, standing) !== 'game')) misfits += 1;
    let score: Pair = [0, 0];
    let taken: Side | null = null;
    for (const point of points) {
      if (taken !== null) misfits += 1;
      score = added(score, point.winner);
      taken = gameWinner(score, goal);
    }
    if (taken === null) misfits += 1;
    const last = taken ?? points.at(-1)?.winner;
    if (last !== undefined) games = added(games, last);
    winner = setWinner(rules, games);
  }
  return { winner, misfits: winner === null ? misfits + 1 : misfits };
}
