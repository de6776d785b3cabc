import type { Pair, Side } from '../side.ts';
import type { Loss } from './dls.ts';
import type { Delivery, DismissalKind, Fielder } from './events.ts';
import type { Milestone } from './milestones.ts';
import type { Format, Pairs, Setup } from './setup.ts';

interface RosterPlayer {
  readonly id: string;
  readonly name: string;
  /** Took the field and was replaced for the rest of the match (Law 1.2, playing conditions). */
  readonly replaced: boolean;
}

export interface Roster {
  readonly players: ReadonlyMap<string, RosterPlayer>;
  /** How many more players may turn up who were not on the team sheet. */
  readonly room: number;
}

/**
 * `in`: at the crease; `away`: left it without a dismissal on record and may come back; `done`: had the overs that a pair
 * has together.
 */
type BatterStatus = 'in' | 'out' | 'retired' | 'away' | 'done';

interface Dismissal {
  readonly kind: DismissalKind;
  /** Who bowled the ball, whether or not the wicket is credited to him; null apart from any delivery. */
  readonly bowler: string | null;
  readonly fielders: readonly Fielder[];
}

export interface Batter {
  readonly id: string;
  readonly status: BatterStatus;
  readonly runs: number;
  readonly balls: number;
  readonly dots: number;
  readonly fours: number;
  readonly sixes: number;
  readonly dismissal: Dismissal | null;
  /** Runs by eighth of the field, clockwise from straight behind the bowler's arm; null: no angles known. */
  readonly wagon: readonly number[] | null;
}

export interface Bowler {
  readonly id: string;
  readonly legal: number;
  readonly runs: number;
  readonly wickets: number;
  readonly maidens: number;
  /** Finished overs bowled alone, and the legal balls in them (an over may have five or seven). */
  readonly wholeOvers: number;
  readonly wholeBalls: number;
  readonly wides: number;
  readonly noballs: number;
  readonly dots: number;
  readonly fours: number;
  readonly sixes: number;
  /** Wickets with the last balls running: three make a hat-trick. */
  readonly streak: number;
  readonly speed: Speed | null;
}

interface Speed {
  readonly balls: number;
  readonly sumKmh: number;
  readonly topKmh: number;
}

interface Extras {
  readonly byes: number;
  readonly legbyes: number;
  readonly noballs: number;
  readonly wides: number;
  /** Penalty runs during the innings; `pre` and `post` those awarded before and after it. */
  readonly penalty: number;
  readonly pre: number;
  readonly post: number;
}

/** The over in progress, or about to begin. */
export interface Over {
  /** From 0. */
  readonly index: number;
  readonly legal: number;
  readonly deliveries: number;
  readonly runs: number;
  /** Runs against the bowlers: what a maiden must not have. */
  readonly conceded: number;
  /** Indices of those who bowled in it, in order. */
  readonly bowlers: readonly number[];
  /** The newest balls, at most `OVER_BALLS_KEPT`. */
  readonly balls: readonly Delivery[];
}

export const OVER_BALLS_KEPT = 24;

/** A finished over. */
export interface OverSummary {
  readonly index: number;
  readonly bowlers: readonly number[];
  readonly legal: number;
  readonly runs: number;
  readonly conceded: number;
  /** The innings' score when it ended. */
  readonly total: number;
  readonly down: number;
  readonly maiden: boolean;
}

export interface Fall {
  readonly wicket: number;
  readonly runs: number;
  readonly batter: string;
  readonly kind: DismissalKind;
  readonly over: number;
  /** Legal balls of that over so far, the place in the over (from 1), and the innings' legal balls so far. */
  readonly ball: number;
  readonly delivery: number;
  readonly legal: number;
}

/** The partnership in progress: the figures at its start. */
interface Stand {
  readonly first: number;
  readonly second: number;
  readonly runs: number;
  readonly firstRuns: number;
  readonly firstBalls: number;
  readonly secondRuns: number;
  readonly secondBalls: number;
}

export interface Partnership {
  readonly wicket: number;
  readonly first: string;
  readonly second: string;
  readonly runs: number;
  readonly balls: number;
  readonly firstRuns: number;
  readonly secondRuns: number;
}

/** A number of overs, and balls of the over after them. */
export interface Limit {
  readonly overs: number;
  readonly balls: number;
}

export type Closing = 'all out' | 'overs' | 'target' | 'declared' | 'forfeited' | 'time';

export interface Innings {
  readonly batting: Side;
  /** 0, or which super over of the match it belongs to, from 1. */
  readonly superOver: number;
  readonly followOn: boolean;
  readonly runs: number;
  readonly wickets: number;
  readonly legal: number;
  readonly deliveries: number;
  readonly extras: Extras;
  /** What `cricket.adjust` added that no ball accounts for. */
  readonly unrecorded: { readonly runs: number; readonly wickets: number; readonly balls: number } | null;
  /** In the order in which they came in. */
  readonly batters: readonly Batter[];
  readonly bowlers: readonly Bowler[];
  /** Indices of the batters at the crease and of the bowler; -1: nobody yet. */
  readonly striker: number;
  readonly nonStriker: number;
  readonly bowler: number;
  readonly over: Over;
  /** The over before, whole, so that a ball too many can be put to it. */
  readonly lastOver: Over | null;
  readonly overs: readonly OverSummary[];
  readonly freeHit: boolean;
  readonly limit: Limit | null;
  /** The limit when the first ball was bowled, and the play lost since. */
  readonly allotted: Limit | null;
  readonly losses: readonly Loss[];
  /** In pairs cricket the target rises with every wicket. */
  readonly target: number | null;
  /** Pairs cricket: nobody leaves the crease for being out. */
  readonly pairs: Pairs | null;
  readonly fall: readonly Fall[];
  readonly stand: Stand | null;
  readonly stands: readonly Partnership[];
  readonly absent: readonly string[];
  readonly powerplays: readonly Powerplay[];
  readonly reviews: readonly Review[];
  /** Reviews that each side may still lose; null: not counted. */
  readonly reviewsLeft: Pair<number | null>;
  /** Bowlers taken off by the umpires. */
  readonly suspended: readonly string[];
  readonly milestones: readonly Milestone[];
  readonly closed: Closing | null;
}

export interface Powerplay {
  readonly kind: string;
  /** First and last ball as scorers write them: 0.1 to 9.6. */
  readonly from: number;
  readonly to: number;
  /** Fielders allowed outside the inner circle; null: not known. */
  readonly outside: number | null;
  /** By the format, so that it is worked out anew when overs are lost. */
  readonly scheduled: boolean;
}

interface Review {
  readonly by: Side;
  readonly decision: string;
  readonly umpiresCall: boolean;
}

type Margin = { readonly runs: number } | { readonly wickets: number } | { readonly innings: 1; readonly runs: number };

export type Result =
  | {
      readonly kind: 'win';
      readonly winner: Side;
      readonly by: Margin;
      readonly basis: 'play' | 'par at stoppage' | 'penalty runs';
    }
  | { readonly kind: 'awarded'; readonly winner: Side; readonly how: 'awarded' | 'conceded' }
  | { readonly kind: 'tie'; readonly decided: { readonly winner: Side; readonly method: string } | null }
  | { readonly kind: 'draw' }
  | { readonly kind: 'no result' };

/** A revised target for the side batting last. */
interface Revision {
  readonly runs: number;
  readonly limit: Limit | null;
}

/** A match of cricket at one moment: immutable, of a size that does not grow with the balls bowled. */
export interface State {
  readonly setup: Setup;
  readonly format: Format;
  readonly rosters: readonly [Roster, Roster];
  readonly toss: { readonly winner: Side; readonly decision: 'bat' | 'field' } | null;
  readonly past: readonly Innings[];
  /** The innings in progress, or the last one until another begins. */
  readonly current: Innings | null;
  /** Penalty runs for a side that has not batted yet (Law 18.6 and 41). */
  readonly owed: readonly [number, number];
  readonly revision: Revision | null;
  readonly oversLimit: Limit | null;
  /** The score asked of the side batting last when play stopped for good. */
  readonly par: number | null;
  readonly method: string | null;
  readonly decider: { readonly winner: Side; readonly method: string } | null;
  readonly award: { readonly winner: Side; readonly how: 'awarded' | 'conceded' } | null;
  readonly finish: 'ended' | 'abandoned' | null;
  readonly result: Result | null;
}

export function playerName(state: State, side: Side, id: string): string {
  return state.rosters[side].players.get(id)?.name ?? id;
}

/** All innings begun so far, in order. */
export function inningsOf(state: State): readonly Innings[] {
  return state.current === null ? state.past : [...state.past, state.current];
}

/** Wickets that end the innings (Law 13.3); in pairs cricket none do. */
export function wicketsToFall(state: State, innings: Innings): number {
  if (innings.pairs !== null) return Number.POSITIVE_INFINITY;
  return innings.superOver > 0 ? state.format.superOverWickets : state.format.playersPerSide - 1;
}

/** Legal balls as scorers write them: 32 overs and 4 balls are 3 2 . 4. */
export function oversText(overs: number, balls: number): string {
  return balls === 0 ? String(overs) : `${overs}.${balls}`;
}

export function inningsOvers(innings: Innings): string {
  return oversText(innings.over.index, innings.over.legal);
}

export function bowlerOvers(bowler: Bowler, ballsPerOver: number): string {
  const loose = bowler.legal - bowler.wholeBalls;
  return oversText(bowler.wholeOvers + Math.floor(loose / ballsPerOver), loose % ballsPerOver);
}
