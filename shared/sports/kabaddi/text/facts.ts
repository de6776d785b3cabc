import type { TeamChange } from '../../playing/playing.ts';
import type { DataOf, Period, RaiderOut } from '../events.ts';

/** What the catalogues are told: facts with names in them, no sentences. */

export type Phase =
  | { readonly kind: 'not started' }
  | { readonly kind: 'period'; readonly period: Period }
  /** Between two stages. `next`: what comes. */
  | { readonly kind: 'interval'; readonly after: Period; readonly next: 'period' | 'tie-break' | 'golden raid' }
  | { readonly kind: 'tie-break' }
  | { readonly kind: 'golden raid' }
  | {
      readonly kind: 'result';
      readonly how: 'full time' | 'extra time' | 'tie-break' | 'golden raid' | 'awarded' | 'abandoned';
    };

export type Situation =
  | { readonly kind: 'none' }
  | { readonly kind: 'toss'; readonly winner: string; readonly choice: 'raid' | 'court' }
  | { readonly kind: 'raid'; readonly raider: string | null; readonly team: string; readonly doOrDie: boolean }
  | { readonly kind: 'do or die'; readonly team: string }
  | { readonly kind: 'few'; readonly team: string; readonly left: number }
  | { readonly kind: 'level'; readonly next: 'extra time' | 'tie-break' | 'golden raid' | 'toss' }
  | { readonly kind: 'tie-break raid'; readonly team: string; readonly raid: number };

/** Points in the teams' order, as in "38-31"; the winner's first where there is one. */
export type ResultFacts =
  | {
      readonly kind: 'win';
      readonly winner: string;
      readonly score: string;
      readonly by: 'points' | 'extra time' | 'tie-break' | 'golden raid';
      /** Points of the tie-break or the golden raid. */
      readonly decider: string | null;
    }
  | { readonly kind: 'tie'; readonly score: string }
  | {
      readonly kind: 'awarded';
      readonly winner: string;
      readonly how: DataOf<'kabaddi.award'>['how'];
      readonly score: string;
    }
  | { readonly kind: 'abandoned' };

export interface RaidFacts {
  readonly raider: string | null;
  readonly team: string;
  readonly opponents: string;
  readonly outcome: 'successful' | 'unsuccessful' | 'empty';
  readonly touched: readonly string[];
  readonly touches: number;
  readonly selfOut: readonly string[];
  readonly selfOuts: number;
  readonly bonus: boolean;
  readonly raiderOut: RaiderOut | null;
  readonly tacklers: readonly string[];
  /** What the raid is worth to the raiding side and to the defence, an all-out and all. */
  readonly points: number;
  readonly conceded: number;
  /** Technical points that nothing on record explains. */
  readonly technical: { readonly own: number; readonly theirs: number };
  readonly doOrDie: boolean;
  readonly superRaid: boolean;
  readonly superTackle: boolean;
  /** The side that is all out by it, who gets the points for that, and how many. */
  readonly allOut: { readonly team: string; readonly by: string; readonly points: number } | null;
  /** How many defenders stood on the mat. */
  readonly defenders: number;
  /** Marks passed in this raid: ten raid points of the raider, five tackle points of a defender. */
  readonly superTen: boolean;
  readonly highFive: string | null;
  /** The raiding side's next raid must score. */
  readonly nextDoOrDie: boolean;
  /** What it does to the lead. */
  readonly effect: { readonly kind: 'level' | 'ahead'; readonly team: string } | null;
  /** "12-9" and "Kolkata 12-9 Pune"; null when nobody scored. */
  readonly score: string | null;
  readonly line: string | null;
  /** In the tie-break its points are its own. */
  readonly decider: 'tie-break' | 'golden raid' | null;
}

export type NoteFacts =
  | { readonly kind: 'raid'; readonly raid: RaidFacts }
  | {
      readonly kind: 'technical';
      readonly team: string;
      readonly points: number;
      readonly out: string | null;
      readonly reason: string | null;
      readonly score: string;
    }
  | {
      readonly kind: 'card';
      readonly card: DataOf<'kabaddi.card'>['card'];
      readonly team: string;
      readonly name: string | null;
      readonly minutes: number | null;
      readonly reason: string | null;
    }
  | { readonly kind: 'substitution'; readonly team: string; readonly off: string; readonly on: string }
  | { readonly kind: 'timeout'; readonly team: string | null; readonly reason: string | null }
  | {
      readonly kind: 'review';
      readonly team: string;
      readonly outcome: 'successful' | 'unsuccessful' | null;
      readonly reason: string | null;
    }
  | { readonly kind: 'injury'; readonly team: string; readonly player: string; readonly reason: string | null }
  | { readonly kind: 'start'; readonly period: Period; readonly team: string | null; readonly score: string }
  | { readonly kind: 'end'; readonly period: Period; readonly score: string }
  | { readonly kind: 'toss'; readonly winner: string; readonly choice: 'raid' | 'court' }
  | { readonly kind: 'lineup'; readonly team: string; readonly names: readonly string[] }
  | { readonly kind: 'do or die raid'; readonly raider: string | null; readonly team: string }
  | { readonly kind: 'tiebreak'; readonly golden: boolean; readonly raids: number; readonly team: string | null }
  | {
      readonly kind: 'adjusted';
      readonly score: string;
      readonly tieBreak: string | null;
      readonly changes: readonly TeamChange[];
    }
  | {
      readonly kind: 'award';
      readonly team: string;
      readonly how: DataOf<'kabaddi.award'>['how'];
      readonly reason: string | null;
    }
  | { readonly kind: 'paused'; readonly reason: string | null }
  | { readonly kind: 'resumed' };

/** Somebody who stood out: raid points of a raider, tackle points of a defender. */
export interface Standout {
  readonly name: string;
  readonly team: string;
  readonly kind: 'raid' | 'tackle';
  readonly points: number;
}
