import type { Clock } from '../clock.ts';
import type { Pair, Side } from '../side.ts';
import type { Action, DataOf, Period } from './events.ts';
import type { Format, Setup } from './setup.ts';

/** A minute of the match: 45+2 is minute 45, added 2. */
export interface Mark {
  /** 5: the shoot-out. */
  readonly period: Period | 5;
  readonly minute: number;
  readonly added: number;
}

export interface Squad {
  readonly players: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly number: number | null }>;
  /** The team sheet is not complete: others may turn up. */
  readonly open: boolean;
  readonly lineUp: LineUp | null;
  readonly told: Told | null;
}

/** Who played when a rebuilt match said so; substitutions since then count from there. */
interface Told {
  readonly on: ReadonlySet<string>;
  /** Had played before and did no more. */
  readonly gone: ReadonlySet<string>;
  /** Substitutions on record then, of both sides. */
  readonly after: number;
}

interface LineUp {
  readonly starting: readonly string[];
  readonly bench: readonly string[];
  readonly goalkeeper: string | null;
}

export interface PeriodRecord {
  readonly period: Period;
  readonly clock: Clock;
  readonly ended: boolean;
  readonly kickOff: Side | null;
  /** Goals that count, for the side they count for. */
  readonly goals: Pair<number>;
  /** Those of them that no goal on record accounts for: the score was set. May be below 0. */
  readonly unrecorded: Pair<number>;
  /** Announced minutes of stoppage time. */
  readonly stoppage: number | null;
}

export interface Goal {
  readonly id: string;
  /** The side it counts for. */
  readonly side: Side;
  readonly kind: DataOf<'football.goal'>['kind'];
  readonly player: string | null;
  readonly assist: string | null;
  readonly mark: Mark;
  readonly cancelled: boolean;
}

interface Penalty {
  readonly side: Side;
  readonly player: string | null;
  readonly outcome: DataOf<'football.penalty'>['outcome'];
  readonly mark: Mark;
}

export interface Card {
  readonly id: string;
  readonly side: Side;
  readonly card: DataOf<'football.card'>['card'];
  readonly player: string | null;
  readonly official: string | null;
  readonly reason: string | null;
  readonly mark: Mark;
  readonly cancelled: boolean;
}

export interface Substitution {
  readonly side: Side;
  readonly off: string;
  readonly on: string;
  readonly kind: DataOf<'football.substitution'>['kind'];
  readonly mark: Mark;
  readonly at: number;
  /** Which of the team's stoppages it used; null: none (an interval, a concussion). */
  readonly window: number | null;
}

/** A temporary dismissal. */
export interface SinBin {
  readonly side: Side;
  readonly player: string;
  readonly reason: string | null;
  readonly mark: Mark;
  /** Milliseconds of playing time, from the start of the match, at which it is over; null: the format does not say. */
  readonly until: number | null;
  readonly returned: Mark | null;
}

interface Break {
  readonly kind: DataOf<'football.break'>['kind'];
  readonly side: Side | null;
  readonly player: string | null;
  readonly mark: Mark;
}

interface Shot {
  readonly side: Side;
  readonly mark: Mark;
}

interface Review {
  readonly subject: DataOf<'football.review'>['subject'];
  readonly decision: DataOf<'football.review'>['decision'];
  readonly side: Side | null;
  readonly mark: Mark | null;
}

export interface Kick {
  readonly side: Side;
  readonly player: string | null;
  readonly outcome: DataOf<'football.kick'>['outcome'];
}

export interface ShootOut {
  readonly first: Side | null;
  readonly kicks: readonly Kick[];
  readonly taken: Pair<number>;
  readonly scored: Pair<number>;
  /** The score was set as the final one. */
  readonly settled: boolean;
}

export type Result =
  | { readonly kind: 'win'; readonly winner: Side; readonly by: 'goals' | 'extra time' | 'golden goal' | 'penalties' }
  | { readonly kind: 'awarded'; readonly winner: Side }
  | { readonly kind: 'draw' }
  | { readonly kind: 'abandoned' };

export interface State {
  readonly setup: Setup;
  readonly format: Format;
  readonly squads: Pair<Squad>;
  readonly toss: { readonly winner: Side; readonly decision: DataOf<'football.toss'>['decision'] } | null;
  /** The clock before the first period. */
  readonly idle: Clock;
  /** Those that have begun, in order: at most four. */
  readonly periods: readonly PeriodRecord[];
  readonly goals: readonly Goal[];
  readonly penalties: readonly Penalty[];
  readonly cards: readonly Card[];
  readonly substitutions: readonly Substitution[];
  readonly reviews: readonly Review[];
  readonly sinBins: readonly SinBin[];
  readonly breaks: readonly Break[];
  /** Shots on record, for the chart; goals are not among them unless told as shots, too. */
  readonly shots: readonly Shot[];
  /** Shares of possession in per cent, as last told. */
  readonly possession: Pair<number> | null;
  /** How often each action was recorded. */
  readonly actions: Pair<Readonly<Partial<Record<Action, number>>>>;
  readonly shootOut: ShootOut | null;
  readonly award: { readonly winner: Side; readonly score: Pair<number>; readonly reason: string | null } | null;
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

export function withSide<T>(pair: Pair<T>, side: Side, value: T): Pair<T> {
  return side === 0 ? [value, pair[1]] : [pair[0], value];
}

export function sumOf(a: Pair<number>, b: Pair<number>): Pair<number> {
  return [a[0] + b[0], a[1] + b[1]];
}

/** Goals after the periods up to and with `until`, without the shoot-out. */
export function scoreAfter(state: State, until: Period): Pair<number> {
  return state.periods
    .filter(({ period }) => period <= until)
    .reduce<Pair<number>>((sum, { goals }) => sumOf(sum, goals), [0, 0]);
}

/** The score as played, without the shoot-out. */
export function playedScore(state: State): Pair<number> {
  return scoreAfter(state, 4);
}

/** The official score. */
export function scoreOf(state: State): Pair<number> {
  return state.award?.score ?? playedScore(state);
}
