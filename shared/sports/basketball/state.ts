import type { Clock } from '../clock.ts';
import type { Pair, Side } from '../side.ts';
import type { DataOf, FoulKind } from './events.ts';
import type { Line } from './line.ts';
import type { Format, Setup } from './setup.ts';

/** A moment of the game: milliseconds left of a period. */
export interface Mark {
  readonly period: number;
  readonly clock: number;
}

interface Player {
  readonly id: string;
  /** Where in the team's `lines`. */
  readonly place: number;
  readonly name: string;
  readonly number: number | null;
}

export interface Squad {
  readonly players: ReadonlyMap<string, Player>;
  /** The team sheet is not complete: others may turn up. */
  readonly open: boolean;
  readonly starters: readonly string[];
  readonly captain: string | null;
}

/** A player on the court: since when, and how the score on record stood then, first side's points less the second's. */
export interface Stint {
  readonly since: number;
  readonly margin: number;
}

/** One throw at the basket. */
export interface Attempt {
  readonly side: Side;
  readonly player: string | null;
  readonly from: 'inside' | 'outside' | 'free';
  readonly made: boolean;
  readonly points: number;
  readonly place: { readonly x: number; readonly y: number } | null;
  /** Milliseconds of play since the tip-off. */
  readonly elapsed: number;
  /** The score after it. */
  readonly score: Pair<number>;
}

export interface PeriodRecord {
  readonly number: number;
  readonly clock: Clock;
  readonly ended: boolean;
  readonly points: Pair<number>;
  /** Those of them that no shot on record accounts for: the score was set. May be below 0. */
  readonly unrecorded: Pair<number>;
  /** Team fouls; those of an overtime count for the last period (Art. 41.1.3). */
  readonly fouls: Pair<number>;
  /** Those of them in the last two minutes. */
  readonly lateFouls: Pair<number>;
  readonly attempts: readonly Attempt[];
}

/** Free throws that a foul has given and that are not all taken. */
export interface Due {
  readonly foul: string;
  readonly side: Side;
  readonly of: number;
  readonly taken: number;
}

export interface Timeout {
  /** Null: a media time-out. */
  readonly side: Side | null;
  readonly mark: Mark;
}

export interface Run {
  readonly side: Side;
  readonly points: number;
}

/** Points of a team by how they came about, as far as told. */
export interface Extras {
  readonly paint: number;
  readonly fastBreak: number;
  readonly fromTurnover: number;
  readonly secondChance: number;
}

/** Fouls that the head coach answers for. */
export interface BenchFouls {
  readonly coach: number;
  readonly bench: number;
}

export interface FoulMark {
  readonly player: string;
  readonly kind: FoulKind;
  readonly mark: Mark;
}

export type Result =
  | { readonly kind: 'win'; readonly winner: Side; readonly overtimes: number }
  | { readonly kind: 'forfeit' | 'default'; readonly winner: Side }
  | { readonly kind: 'draw' }
  | { readonly kind: 'abandoned' };

export interface State {
  readonly setup: Setup;
  readonly format: Format;
  readonly squads: Pair<Squad>;
  /** A line a player, by `place`. */
  readonly lines: Pair<readonly Line[]>;
  /** What is nobody's in particular: team rebounds, a shot without a shooter. */
  readonly teamLines: Pair<Line>;
  readonly court: Pair<ReadonlyMap<string, Stint>>;
  /** Has the team changed players? Then late news of its starting five does not say who is on the court. */
  readonly substituted: Pair<boolean>;
  readonly extras: Pair<Extras>;
  readonly bench: Pair<BenchFouls>;
  /** In the order in which they were called; a game has some forty. */
  readonly foulMarks: Pair<readonly FoulMark[]>;
  /** Who gets the next throw-in by alternating possession; null before the first jump ball. */
  readonly arrow: Side | null;
  /** The clock before the first period. */
  readonly idle: Clock;
  readonly shotClock: Clock | null;
  /** `periods[n - 1]` is period n. */
  readonly periods: readonly PeriodRecord[];
  readonly score: Pair<number>;
  /** First side's points on record less the second's. */
  readonly margin: number;
  /** Milliseconds of play up to the newest moment on record. */
  readonly elapsed: number;
  /** Who led last, and who has scored the last points in a row. */
  readonly leader: Side | null;
  readonly run: Run | null;
  readonly due: readonly Due[];
  readonly timeouts: readonly Timeout[];
  readonly challenges: Pair<number>;
  readonly award: { readonly kind: DataOf<'basketball.forfeit'>['kind']; readonly winner: Side } | null;
  readonly protests: readonly { readonly side: Side; readonly reason: string | null }[];
  readonly finish: 'ended' | 'abandoned' | null;
  readonly result: Result | null;
}

export function playerName(state: State, side: Side, id: string): string {
  return state.squads[side].players.get(id)?.name ?? id;
}

/** The period in progress or, between periods, the last one. */
export function latest(state: State): PeriodRecord | null {
  return state.periods.at(-1) ?? null;
}

export function inPlay(state: State): boolean {
  return latest(state)?.ended === false;
}

export function isOvertime(format: Format, period: number): boolean {
  return period > format.periods;
}

export function plus(a: Pair<number>, b: Pair<number>): Pair<number> {
  return [a[0] + b[0], a[1] + b[1]];
}

/** Who has more; null: level. */
export function ahead([a, b]: Pair<number>): Side | null {
  if (a === b) return null;
  return a > b ? 0 : 1;
}
