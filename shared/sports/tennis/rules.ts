import type { Side } from '../side.ts';
import type { Format } from './setup.ts';
import type { GameKind, Pair, Score } from './state.ts';

type FinalSet = NonNullable<Format['finalSet']>;

/** The rules of the set with this index. */
export function setRules({ bestOf, set, finalSet }: Format, index: number): FinalSet {
  return finalSet !== undefined && index >= bestOf - 1 ? finalSet : { kind: 'set', ...set };
}

/** What the kind of a game hangs on: how many sets are over, and the games of the one in progress. */
interface Standing extends Pick<Score, 'games'> {
  readonly sets: { readonly length: number };
}

export function gameKind(format: Format, { sets, games: [a, b] }: Standing): GameKind {
  const rules = setRules(format, sets.length);
  if (rules.kind === 'match tie-break') return 'match tie-break';
  return a === b && a === rules.tieBreakAt ? 'tie-break' : 'game';
}

interface Target {
  readonly points: number;
  readonly lead: number;
}

/** What wins the game in progress: so many points, so many clear (Rule 5). */
export function target(format: Format, score: Standing): Target {
  const rules = setRules(format, score.sets.length);
  if (rules.kind === 'match tie-break') return { points: rules.points, lead: 2 };
  if (gameKind(format, score) === 'game') return { points: 4, lead: format.noAd ? 1 : 2 };
  return { points: rules.tieBreakPoints, lead: rules.tieBreakLead };
}

/** Who has won a game of these points; null: nobody yet. */
export function gameWinner([a, b]: Pair, { points, lead }: Target): Side | null {
  if (Math.max(a, b) < points || Math.abs(a - b) < lead) return null;
  return a > b ? 0 : 1;
}

/** Who has won a set of these games, tie-break included (Rule 6); null: nobody yet. */
export function setWinner(rules: FinalSet, [a, b]: Pair): Side | null {
  const leader = a > b ? 0 : 1;
  const [most, least] = [Math.max(a, b), Math.min(a, b)];
  if (rules.kind === 'match tie-break') return most > 0 ? leader : null;
  if (least === rules.tieBreakAt) return most > least ? leader : null;
  return most >= rules.games && most - least >= 2 ? leader : null;
}

/** Can a set stand at these games, finished or not? */
export function isSetScore(rules: FinalSet, [a, b]: Pair): boolean {
  const [most, least] = [Math.max(a, b), Math.min(a, b)];
  if (rules.kind === 'match tie-break') return most <= 1 && least === 0;
  const { games, tieBreakAt } = rules;
  if (tieBreakAt !== null && (least > tieBreakAt || most > Math.max(games, tieBreakAt + 1))) return false;
  return most <= games || most - least <= 2;
}

/** Rule 10; Appendix V for the alternative. `played` points of the tie-break. */
export function changesInTieBreak({ tieBreakEnds }: Format, played: number): boolean {
  return tieBreakEnds === 6 ? played % 6 === 0 : played % 4 === 1;
}
