import { other, type Side } from '../side.ts';
import { type Ending, type Pair, type Score, type SetRecord, type State, sum } from './state.ts';

export type Result =
  | { readonly kind: 'win'; readonly winner: Side }
  | { readonly kind: Ending['kind']; readonly winner: Side; readonly reason: string | null }
  | { readonly kind: 'unfinished' };

/** Null while the match may go on. */
export function resultOf({ score, ending, finish }: State): Result | null {
  if (score.winner !== null) return { kind: 'win', winner: score.winner };
  if (ending !== null) return { kind: ending.kind, winner: other(ending.by), reason: ending.reason };
  return finish === null ? null : { kind: 'unfinished' };
}

export function winnerOf(state: State): Side | null {
  const result = resultOf(state);
  return result === null || result.kind === 'unfinished' ? null : result.winner;
}

/** The set in progress, where it has begun or the match is still to go on. */
export function openGames(state: State): Pair | null {
  const { games, points } = state.score;
  const begun = sum(games) + sum(points) > 0;
  return state.score.winner === null && (begun || resultOf(state) === null) ? games : null;
}

/** "6-4 6-7(3) 7-6(5)" as `side` would say it; a match tie-break in brackets of its own: "[10-7]". */
export function scoreLine(state: State, side: Side): string {
  const open = openGames(state);
  const begun = open !== null && (sum(open) > 0 || sum(state.score.points) > 0);
  return [...state.score.sets.map((set) => setText(set, side)), ...(begun ? [seen(open, side).join('-')] : [])].join(
    ' ',
  );
}

export function setText({ games, tieBreak, matchTieBreak }: SetRecord, side: Side): string {
  if (matchTieBreak && tieBreak !== null) return `[${seen(tieBreak, side).join('-')}]`;
  const text = seen(games, side).join('-');
  return tieBreak === null ? text : `${text}(${Math.min(...tieBreak)})`;
}

export function seen([a, b]: Pair, side: Side): Pair {
  return side === 0 ? [a, b] : [b, a];
}

/** What the points of a game are called; love is 0. */
export const CALLS: readonly string[] = ['0', '15', '30', '40'];

/** The points of the game in progress as they are called: "30", "AD"; in a tie-break the number. */
export function pointsText({ points: [a, b] }: Pick<Score, 'points'>, inTieBreak: boolean): readonly [string, string] {
  if (inTieBreak) return [String(a), String(b)];
  if (Math.min(a, b) < 3) return [CALLS[Math.min(a, 3)] ?? '', CALLS[Math.min(b, 3)] ?? ''];
  return [a > b ? 'AD' : '40', b > a ? 'AD' : '40'];
}
