import type { Clock } from '../clock.ts';
import type { Pair, Side } from '../side.ts';
import type { Action, DataOf, How } from './events.ts';
import type { Format, Setup } from './setup.ts';

/** A moment of the match. */
export interface Mark {
  readonly period: number;
  /** Minute of the match, from 1; 0: before it. */
  readonly minute: number;
  /** Playing time of that period until then, ms. */
  readonly played: number;
  readonly shootOut: boolean;
}

export interface Squad {
  readonly players: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly number: number | null }>;
  /** The team sheet is not complete: others may turn up. */
  readonly open: boolean;
  readonly lineUp: { readonly starting: readonly string[]; readonly bench: readonly string[] } | null;
  /** Who is on the field, those suspended from there among them; null: no line-up says. */
  readonly field: ReadonlySet<string> | null;
  /** Who keeps goal; `empty`: nobody does, all are field players (Rule 2.2). */
  readonly goal: { readonly keeper: string | null; readonly empty: boolean };
}

export interface PeriodRecord {
  readonly period: number;
  readonly clock: Clock;
  readonly ended: boolean;
  readonly centrePass: Side | null;
  /** Play was interrupted while the clock ran: it runs again with play. */
  readonly held: boolean;
  /** Goals that count. */
  readonly goals: Pair<number>;
  /** Those of them that no goal on record accounts for: the score was set. May be below 0. */
  readonly unrecorded: Pair<number>;
}

export interface Goal {
  readonly id: string;
  readonly side: Side;
  readonly how: How;
  readonly player: string | null;
  readonly mark: Mark;
  readonly cancelled: boolean;
}

export interface Corner {
  readonly id: string;
  readonly side: Side;
  readonly mark: Mark;
  readonly at: number;
  /** Null: not over, or nobody said. */
  readonly outcome: DataOf<'hockey.corner-result'>['outcome'] | 'goal' | 'disallowed' | null;
  readonly player: string | null;
  readonly cancelled: boolean;
}

interface Stroke {
  readonly side: Side;
  readonly player: string | null;
  readonly outcome: DataOf<'hockey.stroke'>['outcome'];
  readonly mark: Mark;
}

export interface Card {
  readonly id: string;
  readonly side: Side;
  readonly card: DataOf<'hockey.card'>['card'];
  readonly player: string | null;
  readonly official: string | null;
  /** Minutes of suspension; null: the rest of the match. */
  readonly minutes: number | null;
  readonly reason: string | null;
  readonly mark: Mark;
  readonly cancelled: boolean;
}

interface Referral {
  readonly by: 'team' | 'umpire';
  readonly side: Side | null;
  readonly subject: DataOf<'hockey.referral'>['subject'];
  readonly decision: DataOf<'hockey.referral'>['decision'];
  readonly mark: Mark;
}

export interface Attempt {
  readonly side: Side;
  readonly player: string | null;
  readonly outcome: DataOf<'hockey.attempt'>['outcome'];
  readonly stroke: boolean;
}

export interface ShootOut {
  readonly first: Side | null;
  readonly attempts: readonly Attempt[];
  readonly taken: Pair<number>;
  readonly scored: Pair<number>;
  /** The score was set as the final one. */
  readonly settled: boolean;
}

export type Result =
  | { readonly kind: 'win'; readonly winner: Side; readonly by: 'goals' | 'shoot-out' }
  | { readonly kind: 'awarded'; readonly winner: Side }
  | { readonly kind: 'draw' }
  | { readonly kind: 'abandoned' };

export interface State {
  readonly setup: Setup;
  readonly format: Format;
  readonly squads: Pair<Squad>;
  /** Instant of the newest event: what has expired by then has expired for the board. */
  readonly now: number;
  readonly toss: { readonly winner: Side; readonly decision: DataOf<'hockey.toss'>['decision'] } | null;
  /** The clock before the first period. */
  readonly idle: Clock;
  /** Those that have begun, in order. */
  readonly periods: readonly PeriodRecord[];
  readonly goals: readonly Goal[];
  readonly corners: readonly Corner[];
  readonly strokes: readonly Stroke[];
  readonly cards: readonly Card[];
  readonly referrals: readonly Referral[];
  readonly substitutions: Pair<number>;
  /** How often each action was recorded. */
  readonly actions: Pair<Readonly<Partial<Record<Action, number>>>>;
  /** Per cent of the first side. */
  readonly possession: number | null;
  readonly shootOut: ShootOut | null;
  readonly award: { readonly winner: Side; readonly score: Pair<number>; readonly reason: string | null } | null;
  readonly finish: 'ended' | 'abandoned' | null;
  readonly result: Result | null;
}

export function playerName(state: State, side: Side, id: string): string {
  return state.squads[side].players.get(id)?.name ?? id;
}

export function nameOrNull(state: State, side: Side, id: string | null | undefined): string | null {
  return id === null || id === undefined ? null : playerName(state, side, id);
}

/** The period in progress or, between periods, the last one. */
export function latest(state: State): PeriodRecord | null {
  return state.periods.at(-1) ?? null;
}

export function inPlay(state: State): boolean {
  return latest(state)?.ended === false;
}

export function sumOf(a: Pair<number>, b: Pair<number>): Pair<number> {
  return [a[0] + b[0], a[1] + b[1]];
}

/** Goals after the periods up to and with `until`, without the shoot-out. */
export function scoreAfter(state: State, until: number): Pair<number> {
  return state.periods
    .filter(({ period }) => period <= until)
    .reduce<Pair<number>>((sum, { goals }) => sumOf(sum, goals), [0, 0]);
}

/** The score as played, without the shoot-out. */
export function playedScore(state: State): Pair<number> {
  return scoreAfter(state, Number.POSITIVE_INFINITY);
}

/** The official score. */
export function scoreOf(state: State): Pair<number> {
  return state.award?.score ?? playedScore(state);
}
