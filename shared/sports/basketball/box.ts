import type { Pair, Side } from '../side.ts';
import { lineNow } from './court.ts';
import { EMPTY_LINE, indexRating, type Line, pointsOf, sumOf } from './line.ts';
import type { State } from './state.ts';

/** A player's line of the box score, with what follows from it. */
export interface BoxLine {
  readonly id: string;
  readonly name: string;
  readonly number: number | null;
  readonly starter: boolean;
  readonly captain: boolean;
  /** On the court now. */
  readonly playing: boolean;
  readonly line: Line;
  readonly points: number;
  readonly index: number;
}

export interface TeamTotals {
  readonly line: Line;
  readonly points: number;
  readonly index: number;
}

/** Everybody on the team sheet: who begins first, then by number. */
export function boxOf(state: State, side: Side): readonly BoxLine[] {
  const { players, starters, captain } = state.squads[side];
  const { fieldGoals } = state.format;
  const rows = [...players.values()].map(({ id, name, number }) => {
    const line = lineNow(state, side, id);
    return {
      ...{ id, name, number, line },
      starter: starters.includes(id),
      captain: id === captain,
      playing: state.court[side].has(id),
      points: pointsOf(line, fieldGoals),
      index: indexRating(line, fieldGoals),
    };
  });
  return rows.toSorted((a, b) => Number(b.starter) - Number(a.starter) || (a.number ?? 1000) - (b.number ?? 1000));
}

export function hasPlayed({ line, starter, playing }: BoxLine): boolean {
  return starter || playing || line !== EMPTY_LINE;
}

/** The whole team: its players and what is nobody's. Minutes and plus/minus are the players' own. */
export function totalsOf(state: State, side: Side): TeamTotals {
  const lines = boxOf(state, side).map(({ line }) => line);
  const line = lines.reduce(sumOf, state.teamLines[side]);
  const { fieldGoals } = state.format;
  return { line, points: pointsOf(line, fieldGoals), index: indexRating(line, fieldGoals) };
}

/** Points of players who did not begin the game; null: nobody knows who did. */
export function benchPoints(state: State, side: Side): number | null {
  if (state.squads[side].starters.length === 0) return null;
  return boxOf(state, side).reduce((sum, { starter, points }) => (starter ? sum : sum + points), 0);
}

/** "34:31" */
export function minutesText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** In per cent, to one decimal; null: none attempted. */
export function share([made, attempted]: Pair<number>): number | null {
  return attempted === 0 ? null : Math.round((made * 1000) / attempted) / 10;
}

/** Who did most: points, then index rating; null: nobody has scored. */
export function topScorer(state: State, side: Side): BoxLine | null {
  const [best] = boxOf(state, side).toSorted((a, b) => b.points - a.points || b.index - a.index);
  return best === undefined || best.points === 0 ? null : best;
}
