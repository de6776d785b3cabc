import type { TeamChange } from '../../playing/playing.ts';
import type { Credit, FoulKind, ShotStyle, TurnoverKind } from '../events.ts';

/** What the catalogues are told: facts with names in them, no sentences. */

/** A period as people call it; `overtime` counts from 1, 0 is regular time. */
export interface PeriodFacts {
  readonly number: number;
  readonly overtime: number;
  /** Regular periods of the game. */
  readonly periods: number;
}

export type Phase =
  | { readonly kind: 'not started' }
  | { readonly kind: 'period'; readonly period: PeriodFacts }
  | {
      readonly kind: 'interval';
      readonly after: PeriodFacts;
      readonly halfTime: boolean;
      readonly overtimeNext: boolean;
    }
  | {
      readonly kind: 'result';
      readonly how: 'played' | 'forfeit' | 'default' | 'abandoned';
      readonly overtimes: number;
    };

export type Situation =
  | { readonly kind: 'none' }
  | { readonly kind: 'level'; readonly overtimeNext: boolean }
  | { readonly kind: 'lead'; readonly team: string; readonly points: number }
  | { readonly kind: 'run'; readonly team: string; readonly points: number; readonly lead: Lead };

/** Null: level. */
export type Lead = { readonly team: string; readonly points: number } | null;

export type ResultFacts =
  | {
      readonly kind: 'win';
      readonly winner: string;
      readonly loser: string;
      /** The winner's points first. */
      readonly score: string;
      readonly overtimes: number;
    }
  | { readonly kind: 'forfeit' | 'default'; readonly winner: string; readonly loser: string; readonly score: string }
  | { readonly kind: 'draw'; readonly score: string }
  | { readonly kind: 'abandoned'; readonly score: string };

/** An outstanding player: what is not worth a word is 0. */
export interface Star {
  readonly name: string;
  readonly points: number;
  readonly rebounds: number;
  readonly assists: number;
}

export interface SummaryFacts {
  readonly result: ResultFacts | null;
  /** In the order of the teams. */
  readonly teams: readonly [string, string];
  readonly score: readonly [number, number];
  readonly phase: Phase;
  /** The winner's or leader's first. */
  readonly stars: readonly { readonly team: string; readonly star: Star }[];
}

/** What a basket does to the score, where that is worth a word. */
export type Effect =
  | { readonly kind: 'none' | 'ties' }
  | { readonly kind: 'opens' | 'leads' | 'regains'; readonly team: string }
  /** A lead of ten, twenty, thirty points is reached; somebody comes close late in the game. */
  | { readonly kind: 'extends' | 'cuts'; readonly team: string; readonly points: number };

export interface ShotFacts {
  readonly team: string;
  readonly player: string | null;
  /** From outside the arc. */
  readonly outside: boolean;
  readonly points: number;
  readonly style: ShotStyle | null;
  /** Metres, for shots from outside whose place was told. */
  readonly distance: number | null;
}

/** What is said once in a while, after the play itself. */
export type Remark =
  | { readonly kind: 'run'; readonly team: string; readonly points: number }
  | { readonly kind: 'tally'; readonly player: string; readonly points: number }
  | {
      readonly kind: 'double';
      readonly player: string;
      readonly points: number;
      readonly other: number;
      readonly what: 'rebounds' | 'assists';
    }
  /** A basket in the last moments that ties the game or turns it. */
  | { readonly kind: 'closing'; readonly seconds: number }
  | { readonly kind: 'result'; readonly result: ResultFacts };

export type NoteFacts =
  | {
      readonly kind: 'basket';
      readonly shot: ShotFacts;
      readonly assist: string | null;
      readonly goaltending: boolean;
      readonly fastBreak: boolean;
      readonly effect: Effect;
      readonly score: string;
    }
  | { readonly kind: 'miss'; readonly shot: ShotFacts; readonly block: string | null }
  | {
      readonly kind: 'freethrow';
      readonly team: string;
      readonly player: string | null;
      readonly made: boolean;
      /** "1 of 2"; null where it was not told. */
      readonly number: number | null;
      readonly of: number | null;
      readonly assist: string | null;
      readonly effect: Effect | null;
      readonly score: string;
    }
  | {
      readonly kind: 'foul';
      readonly team: string;
      readonly by: 'player' | 'coach' | 'bench';
      readonly player: string | null;
      readonly foul: FoulKind;
      readonly double: boolean;
      readonly drawn: string | null;
      /** The player's fouls so far; null: nobody's in particular. */
      readonly count: number | null;
      readonly out: 'disqualified' | 'fouled out' | null;
      /** The team's fouls have just reached the bonus. */
      readonly penalty: boolean;
      readonly freeThrows: number;
    }
  | { readonly kind: 'rebound'; readonly team: string; readonly player: string | null; readonly offensive: boolean }
  | {
      readonly kind: 'turnover';
      readonly team: string;
      readonly player: string | null;
      readonly how: TurnoverKind | null;
      readonly steal: string | null;
    }
  | { readonly kind: 'credit'; readonly team: string; readonly player: string | null; readonly credit: Credit }
  | { readonly kind: 'timeout'; readonly team: string | null; readonly score: string }
  | {
      readonly kind: 'substitution';
      readonly team: string;
      readonly in: readonly string[];
      readonly out: readonly string[];
    }
  | { readonly kind: 'starters'; readonly team: string; readonly names: readonly string[] }
  | { readonly kind: 'period'; readonly period: PeriodFacts; readonly team: string | null }
  | {
      readonly kind: 'end';
      readonly period: PeriodFacts;
      readonly halfTime: boolean;
      readonly overtimeNext: boolean;
      /** The game is over with it. */
      readonly over: boolean;
      readonly lead: Lead;
      readonly score: string;
    }
  | { readonly kind: 'jumpball'; readonly team: string; readonly opening: boolean; readonly players: readonly string[] }
  | { readonly kind: 'arrow'; readonly team: string }
  | {
      readonly kind: 'review';
      readonly team: string | null;
      readonly decision: 'stands' | 'changed' | null;
      readonly reason: string | null;
    }
  | { readonly kind: 'adjusted'; readonly score: string; readonly changes: readonly TeamChange[] }
  | {
      readonly kind: 'forfeit';
      readonly team: string;
      readonly how: 'forfeit' | 'default';
      readonly reason: string | null;
    }
  | { readonly kind: 'protest'; readonly team: string; readonly reason: string | null }
  | { readonly kind: 'paused'; readonly reason: string | null }
  | { readonly kind: 'resumed' };
