import { type Clock, reading } from '../clock.ts';
import type { Pair, Side } from '../side.ts';
import type { DataOf, Period, Stage } from './events.ts';
import type { Format, Position, Setup } from './setup.ts';

/** Points by kind. A super tackle is one of `capture` and one of `superTackle`. */
export interface Tally {
  readonly touch: number;
  readonly bonus: number;
  readonly capture: number;
  readonly superTackle: number;
  readonly allOut: number;
  /** Technical points and those for opponents who put themselves out. */
  readonly technical: number;
  /** Points that no event on record accounts for: the score was set. May be below 0. */
  readonly unrecorded: number;
}

export interface PlayerTally {
  readonly raids: number;
  readonly successful: number;
  readonly unsuccessful: number;
  readonly empty: number;
  readonly touch: number;
  readonly bonus: number;
  readonly superRaids: number;
  readonly doOrDie: number;
  readonly doOrDieWon: number;
  readonly tackles: number;
  /** Tackles attempted in vain: put out by a raider's touch. */
  readonly failedTackles: number;
  readonly capture: number;
  readonly superTackles: number;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly number: number | null;
  readonly position: Position | null;
}

interface Suspension {
  readonly player: string | null;
  /** Whether the player was on the mat or out, and comes back as such. */
  readonly from: 'mat' | 'out';
  /** Game time played, in ms, at which it is over. */
  readonly until: number;
}

/** A player in the court's book; null: somebody whom nobody named. */
export type Someone = string | null;

export interface Team {
  readonly squad: ReadonlyMap<string, Member>;
  readonly on: readonly Someone[];
  /** In the order in which they went out, which is the order in which they are revived. */
  readonly out: readonly Someone[];
  readonly suspended: readonly Suspension[];
  /** Shown a red card: the side plays on without. */
  readonly dismissed: readonly Someone[];
  /** Empty raids in a row in this half. */
  readonly empty: number;
  readonly timeOuts: readonly { readonly stage: Stage }[];
  readonly substitutions: readonly { readonly off: string; readonly on: string; readonly mark: Mark }[];
  readonly reviews: { readonly used: number; readonly lost: number };
  readonly raids: {
    readonly total: number;
    readonly successful: number;
    readonly empty: number;
    readonly super: number;
  };
  readonly tackles: { readonly successful: number; readonly failed: number; readonly super: number };
  readonly allOuts: number;
  readonly players: ReadonlyMap<string, PlayerTally>;
}

/** When in the match: `clock` is what the game clock showed, ms left of the period. */
export interface Mark {
  readonly stage: Stage;
  readonly clock: number;
}

export interface PeriodRecord {
  readonly period: Period;
  readonly clock: Clock;
  readonly ended: boolean;
  /** The side that raids first. */
  readonly first: Side | null;
  readonly points: Pair<Tally>;
}

/** The score after a scoring event, the newest at the head: adding one costs the same however long the match is. */
interface Step {
  /** Game time played, ms. */
  readonly played: number;
  readonly score: Pair<number>;
  readonly before: Step | null;
}

export interface Card {
  readonly side: Side;
  readonly card: DataOf<'kabaddi.card'>['card'];
  readonly player: string | null;
  readonly official: string | null;
  readonly mark: Mark;
}

export interface TieBreak {
  readonly first: Side | null;
  readonly raids: Pair<number>;
  readonly points: Pair<number>;
  /** The score was set as the final one. */
  readonly over: boolean;
}

export type WonBy = 'points' | 'extra time' | 'tie-break' | 'golden raid';

export type Result =
  | { readonly kind: 'win'; readonly winner: Side; readonly by: WonBy }
  | { readonly kind: 'awarded'; readonly winner: Side; readonly how: DataOf<'kabaddi.award'>['how'] }
  | { readonly kind: 'tie' }
  | { readonly kind: 'abandoned' };

export interface State {
  readonly setup: Setup;
  readonly format: Format;
  readonly toss: { readonly winner: Side; readonly choice: DataOf<'kabaddi.toss'>['choice'] } | null;
  /** The clock before the first half. */
  readonly idle: Clock;
  /** Those that have begun, in order: at most four. */
  readonly periods: readonly PeriodRecord[];
  readonly teams: Pair<Team>;
  /** The raid under way, and its clock. */
  readonly raid: { readonly side: Side; readonly raider: Someone; readonly clock: Clock } | null;
  /** The side that raided last in this half. */
  readonly raided: Side | null;
  readonly steps: Step | null;
  readonly cards: readonly Card[];
  readonly tieBreak: TieBreak | null;
  readonly golden: TieBreak | null;
  readonly award: {
    readonly winner: Side;
    readonly how: DataOf<'kabaddi.award'>['how'];
    readonly score: Pair<number> | null;
    readonly reason: string | null;
  } | null;
  readonly finish: 'ended' | 'abandoned' | null;
  readonly result: Result | null;
}

export const NO_POINTS: Tally = {
  touch: 0,
  bonus: 0,
  capture: 0,
  superTackle: 0,
  allOut: 0,
  technical: 0,
  unrecorded: 0,
};

export const NO_PLAY: PlayerTally = {
  raids: 0,
  successful: 0,
  unsuccessful: 0,
  empty: 0,
  touch: 0,
  bonus: 0,
  superRaids: 0,
  doOrDie: 0,
  doOrDieWon: 0,
  tackles: 0,
  failedTackles: 0,
  capture: 0,
  superTackles: 0,
};

export function playerName(state: State, side: Side, id: string): string {
  return state.teams[side].squad.get(id)?.name ?? id;
}

export function nameOrNull(state: State, side: Side, id: Someone | undefined): string | null {
  return id === null || id === undefined ? null : playerName(state, side, id);
}

/** The period in progress or, between periods, the last one. */
export function latest(state: State): PeriodRecord | null {
  return state.periods.at(-1) ?? null;
}

export function inPlay(state: State): boolean {
  return latest(state)?.ended === false;
}

/** Where the match stands: 5 in the tie-break, 6 in the golden raid; null before the start. */
export function stageOf(state: State): Stage | null {
  if (state.golden !== null) return 6;
  if (state.tieBreak !== null) return 5;
  return latest(state)?.period ?? null;
}

export function totalOf({ touch, bonus, capture, superTackle, allOut, technical, unrecorded }: Tally): number {
  return touch + bonus + capture + superTackle + allOut + technical + unrecorded;
}

export function plus(a: Tally, b: Partial<Tally>): Tally {
  return {
    touch: a.touch + (b.touch ?? 0),
    bonus: a.bonus + (b.bonus ?? 0),
    capture: a.capture + (b.capture ?? 0),
    superTackle: a.superTackle + (b.superTackle ?? 0),
    allOut: a.allOut + (b.allOut ?? 0),
    technical: a.technical + (b.technical ?? 0),
    unrecorded: a.unrecorded + (b.unrecorded ?? 0),
  };
}

/** Points after the periods up to and with `until`, without the tie-break. */
export function scoreAfter(state: State, until: Period): Pair<number> {
  let [a, b] = [0, 0];
  for (const { period, points } of state.periods) {
    if (period > until) continue;
    a += totalOf(points[0]);
    b += totalOf(points[1]);
  }
  return [a, b];
}

/** The score as played, without the tie-break. */
export function playedScore(state: State): Pair<number> {
  return scoreAfter(state, 4);
}

/** The official score. */
export function scoreOf(state: State): Pair<number> {
  return state.award?.score ?? playedScore(state);
}

export function tallyOf(state: State, side: Side): Tally {
  return state.periods.reduce((sum, { points }) => plus(sum, points[side]), NO_POINTS);
}

export function periodMs(format: Format, period: Period): number {
  return (period <= 2 ? format.halfMinutes : (format.extraTimeMinutes ?? 3)) * 60_000;
}

/** Game time played at `mark`, ms. */
export function playedAt(format: Format, { stage, clock }: Mark): number {
  let before = 0;
  for (const period of [1, 2, 3, 4] as const) {
    if (period < stage) before += periodMs(format, period);
    if (period === stage) before += Math.max(0, periodMs(format, period) - clock);
  }
  return before;
}

export function clockAt(record: PeriodRecord, at: number): number {
  return reading(record.clock, at);
}

/** Players whom the rules let a side have on the mat now. */
export function places(state: State, side: Side): number {
  const { suspended, dismissed } = state.teams[side];
  return Math.max(0, state.format.playersPerSide - suspended.length - dismissed.length);
}

/** Of the half in progress or the last one. */
export function timeOutsLeft(state: State, side: Side): number {
  const stage = stageOf(state);
  const taken = state.teams[side].timeOuts.filter((each) => each.stage === stage).length;
  return Math.max(0, state.format.timeOuts - taken);
}

export function reviewsLeft({ format, teams }: State, side: Side): number {
  return Math.max(0, format.reviews - teams[side].reviews.lost);
}
