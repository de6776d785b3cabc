import type { Side } from '../side.ts';
import type { Format, Setup } from './setup.ts';

export const SIDES: readonly Side[] = [0, 1];

/** One number for each side, in the order of `setup.teams`. */
export type Pair = readonly [number, number];

export function added([a, b]: Pair, side: Side, amount = 1): Pair {
  return side === 0 ? [a + amount, b] : [a, b + amount];
}

export type GameKind = 'game' | 'tie-break' | 'match tie-break';

/** A finished game. */
export interface GameRecord {
  readonly kind: GameKind;
  /** Who served (in a tie-break: first); null: not told. */
  readonly server: Side | null;
  readonly winner: Side;
  readonly points: Pair;
  /** Given as a penalty. */
  readonly awarded: boolean;
  /** It ended otherwise than its points say: the record lacks points, or has some too many. */
  readonly irregular: boolean;
}

/** A finished set. */
export interface SetRecord {
  readonly games: Pair;
  readonly winner: Side;
  /** Points of the tie-break that ended it. */
  readonly tieBreak: Pair | null;
  readonly matchTieBreak: boolean;
  /** The games as far as they were scored one by one. */
  readonly log: readonly GameRecord[];
}

/** A game's place: set and game, both from 1. Events carry it; the score's own count of games may differ after a correction. */
export interface Place {
  readonly set: number;
  readonly game: number;
}

/** Order of service (Rules 5b, 14). */
export interface Service {
  /** Who serves the game in progress (a tie-break: its first point); null: not told yet. */
  readonly first: Side | null;
  /** Index of the partner who serves when that side is next to serve; 0 in singles. */
  readonly turn: Pair;
  /** `turn` at the beginning of the set: kept for the next one unless told otherwise. */
  readonly starters: Pair;
  /** Doubles: index of the partner who receives at the right-hand court, fixed for a set (Rule 15); null: not told. */
  readonly receivers: readonly [number | null, number | null];
  /** The receivers stand the wrong way round until the game in progress ends (Rule 27). */
  readonly swapped: boolean;
}

export interface Score {
  readonly sets: readonly SetRecord[];
  readonly games: Pair;
  readonly points: Pair;
  /** Winner of the last point of the game in progress. */
  readonly last: Side | null;
  /** Finished games of the set in progress. */
  readonly log: readonly GameRecord[];
  readonly place: Place;
  readonly service: Service;
  /** How often ends have changed (Rule 10). */
  readonly endChanges: number;
  /** They change before the next point. */
  readonly changingEnds: boolean;
  readonly winner: Side | null;
}

/** Counts of one side in one set. */
export interface Tally {
  readonly points: number;
  readonly servicePoints: number;
  readonly servicePointsWon: number;
  readonly aces: number;
  readonly serviceWinners: number;
  readonly doubleFaults: number;
  readonly winners: number;
  readonly forcedErrors: number;
  readonly unforcedErrors: number;
  /** Points for which it is told which serve was in play. */
  readonly firstServes: number;
  readonly firstServesWon: number;
  readonly secondServes: number;
  readonly secondServesWon: number;
  readonly breakPoints: number;
  readonly breakPointsWon: number;
  readonly penaltyPoints: number;
  readonly topSpeedKmh: number;
  /** Serves whose speed is known, and the sum of those speeds. */
  readonly speeds: number;
  readonly speedSumKmh: number;
  /** Points won by the length of the rally: up to 4 shots, 5 to 8, 9 and more. */
  readonly shortRallies: number;
  readonly mediumRallies: number;
  readonly longRallies: number;
  readonly matchPointsSaved: number;
}

export interface SetTally {
  readonly sides: readonly [Tally, Tally];
  /** Instants of the first and the last point on record. */
  readonly from: number;
  readonly to: number;
}

export interface Violation {
  readonly against: Side;
  readonly penalty: 'warning' | 'fault' | 'point' | 'game';
  /** Of the code of conduct, or of the time between points. */
  readonly violation: 'code' | 'time';
  readonly offence: string | null;
}

/** An electronic review. */
export interface Challenge {
  readonly by: Side;
  readonly outcome: 'overturned' | 'confirmed' | 'inconclusive';
  /** Sides have a number of challenges for each of these: a set, or twelve games of an advantage set. */
  readonly block: string;
}

interface Pause {
  readonly from: number;
  readonly to: number | null;
}

export interface TimeOut {
  readonly kind: 'medical' | 'toilet' | 'attire' | 'equipment' | 'coaching';
  readonly by: Side | null;
  readonly set: number;
  readonly reason: string | null;
}

/** A match that ends before its last point. */
export interface Ending {
  readonly kind: 'retired' | 'walkover' | 'defaulted';
  readonly by: Side;
  readonly reason: string | null;
}

export interface State {
  readonly setup: Setup;
  readonly format: Format;
  readonly toss: { readonly winner: Side; readonly choice: 'serve' | 'receive' | 'end' | 'deferred' } | null;
  /** Who began at the end on the umpire's left. */
  readonly left: Side | null;
  readonly score: Score;
  /** The score with the last point of the game before, that game still open; null where it does not go on from there. */
  readonly previous: Score | null;
  /** By set. */
  readonly tallies: readonly SetTally[];
  readonly violations: readonly Violation[];
  readonly challenges: readonly Challenge[];
  readonly timeOuts: readonly TimeOut[];
  /** The first serve of the point in progress was a fault. */
  readonly faulted: boolean;
  /** Faults are told in this match: a point without one was played on the first serve. */
  readonly faultsTold: boolean;
  /** `tennis.adjust` has set the score: the tallies are not the whole match. */
  readonly adjusted: boolean;
  readonly ending: Ending | null;
  /** When play was suspended, in instants; the last one may be going on. */
  readonly pauses: readonly Pause[];
  readonly finish: 'ended' | 'abandoned' | null;
}

const NEW_SCORE: Score = {
  sets: [],
  games: [0, 0],
  points: [0, 0],
  last: null,
  log: [],
  place: { set: 1, game: 1 },
  service: { first: null, turn: [0, 0], starters: [0, 0], receivers: [null, null], swapped: false },
  endChanges: 0,
  changingEnds: false,
  winner: null,
};

/** The state of a match before anything has happened. */
export function initial(setup: Setup): State {
  return {
    setup,
    format: setup.format,
    toss: null,
    left: null,
    score: NEW_SCORE,
    previous: null,
    tallies: [],
    violations: [],
    challenges: [],
    timeOuts: [],
    faulted: false,
    faultsTold: false,
    adjusted: false,
    ending: null,
    pauses: [],
    finish: null,
  };
}

export function isDoubles({ setup }: State): boolean {
  return setup.teams[0].players.length === 2;
}

/** Whom an id means: a side and, where it is a player's, which of the side. */
export function resolve({ setup }: State, id: string): { readonly side: Side; readonly player: number | null } | null {
  for (const side of SIDES) {
    const team = setup.teams[side];
    const player = team.players.findIndex((one) => one.id === id);
    if (player >= 0) return { side, player };
    if (team.id === id) return { side, player: null };
  }
  return null;
}

export function sideName({ setup }: State, side: Side): string {
  return setup.teams[side].name;
}

export function hasBegun({ score }: State): boolean {
  return score.sets.length + score.log.length + sum(score.games) + sum(score.points) > 0;
}

export function sum([a, b]: Pair): number {
  return a + b;
}

export function setsWon({ sets }: Pick<Score, 'sets'>): Pair {
  return sets.reduce<Pair>((won, { winner }) => added(won, winner), [0, 0]);
}
