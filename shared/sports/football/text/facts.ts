import type { TeamChange } from '../../playing/playing.ts';
import type { Action, DataOf, Period } from '../events.ts';

/** What the catalogues are told: facts with names in them, no sentences. */

export type Phase =
  | { readonly kind: 'not started' }
  | { readonly kind: 'period'; readonly period: Period }
  /** Between two periods. `next`: what comes. */
  | { readonly kind: 'interval'; readonly after: Period; readonly next: 'period' | 'shoot-out' }
  | { readonly kind: 'shoot-out' }
  | { readonly kind: 'result'; readonly how: 'full time' | 'extra time' | 'penalties' | 'awarded' | 'abandoned' };

export interface GoalFacts {
  readonly player: string | null;
  readonly team: string;
  readonly kind: DataOf<'football.goal'>['kind'];
  readonly assist: string | null;
  readonly mark: string;
}

export type Situation =
  | { readonly kind: 'none' }
  | { readonly kind: 'toss'; readonly winner: string; readonly decision: 'kick-off' | 'goal' }
  | { readonly kind: 'stoppage'; readonly minutes: number }
  | { readonly kind: 'short'; readonly team: string; readonly players: number }
  | { readonly kind: 'goal'; readonly goal: GoalFacts }
  | { readonly kind: 'level'; readonly next: 'extra time' | 'shoot-out' }
  | { readonly kind: 'kick'; readonly team: string; readonly kick: number; readonly stake: 'win' | 'stay in' | null };

/** Goals in the teams' order, as in "2-1". */
export type ResultFacts =
  | {
      readonly kind: 'win';
      readonly winner: string;
      /** The winner's goals first; of the shoot-out where that decided it. */
      readonly score: string;
      readonly by: 'goals' | 'extra time' | 'golden goal' | 'penalties';
    }
  | { readonly kind: 'draw'; readonly score: string }
  | { readonly kind: 'awarded'; readonly winner: string; readonly score: string }
  | { readonly kind: 'abandoned' };

/** Of two matches. */
export interface TieFacts {
  readonly winner: string;
  /** The winner's goals first. */
  readonly aggregate: string;
  readonly by: 'aggregate' | 'away goals';
}

/** A player and how often; own goals apart. */
export interface Scorer {
  readonly name: string;
  readonly goals: number;
  readonly own: boolean;
}

/** The match in one sentence. Scores are in the order of `a`, `b`. */
export interface SummaryFacts {
  readonly kind: 'before' | 'during' | 'win' | 'draw' | 'awarded' | 'abandoned';
  /** The winner or leader, where there is one; else the first team. */
  readonly a: string;
  readonly b: string;
  readonly level: boolean;
  readonly score: string;
  readonly by: 'goals' | 'extra time' | 'golden goal' | 'penalties' | null;
  /** Of the shoot-out. */
  readonly kicks: string | null;
  readonly phase: string;
  readonly scorers: readonly Scorer[];
  readonly tie: TieFacts | null;
}

/** What a goal does to the score. */
export type Effect = 'opens' | 'equalises' | 'leads' | 'extends' | 'reduces';

export type NoteFacts =
  | {
      readonly kind: 'goal';
      readonly goal: GoalFacts;
      readonly effect: Effect;
      readonly nth: number;
      readonly score: string;
      /** The goals alone, of the side ahead first. */
      readonly standing: string;
    }
  | {
      readonly kind: 'penalty';
      readonly team: string;
      readonly player: string | null;
      readonly outcome: DataOf<'football.penalty'>['outcome'];
    }
  | {
      readonly kind: 'card';
      readonly team: string;
      /** A player's or an official's. */
      readonly name: string | null;
      readonly card: DataOf<'football.card'>['card'];
      readonly reason: string | null;
      /** Players that the team has left, when it has lost one. */
      readonly left: number | null;
    }
  | {
      readonly kind: 'substitution';
      readonly team: string;
      readonly off: string;
      readonly on: string;
      readonly concussion: boolean;
    }
  | {
      readonly kind: 'review';
      readonly subject: DataOf<'football.review'>['subject'];
      readonly decision: DataOf<'football.review'>['decision'];
      readonly player: string | null;
      readonly team: string | null;
      readonly reason: string | null;
      /** The score after a goal is taken back. */
      readonly score: string | null;
    }
  | {
      readonly kind: 'sinbin';
      readonly team: string;
      readonly player: string;
      readonly minutes: number | null;
      readonly reason: string | null;
    }
  | { readonly kind: 'return'; readonly team: string; readonly player: string }
  | {
      readonly kind: 'break';
      readonly why: DataOf<'football.break'>['kind'];
      readonly team: string | null;
      readonly player: string | null;
      readonly reason: string | null;
    }
  | { readonly kind: 'kickoff'; readonly period: Period; readonly team: string | null }
  | { readonly kind: 'whistle'; readonly period: Period; readonly score: string }
  | { readonly kind: 'stoppage'; readonly minutes: number }
  | { readonly kind: 'lineup'; readonly team: string; readonly names: readonly string[] }
  | { readonly kind: 'toss'; readonly winner: string; readonly decision: 'kick-off' | 'goal' }
  | { readonly kind: 'action'; readonly action: Action; readonly team: string; readonly player: string | null }
  | { readonly kind: 'shootout'; readonly team: string | null }
  | {
      readonly kind: 'kick';
      readonly team: string;
      readonly player: string | null;
      readonly outcome: DataOf<'football.kick'>['outcome'];
      /** Goals of the shoot-out in the teams' order; null: it is decided, and the result says them. */
      readonly score: string | null;
      /** What hangs on the next kick. */
      readonly next: { readonly team: string; readonly stake: 'win' | 'stay in' } | null;
    }
  | {
      readonly kind: 'adjusted';
      readonly score: string;
      readonly shootOut: string | null;
      readonly changes: readonly TeamChange[];
    }
  | { readonly kind: 'award'; readonly team: string; readonly reason: string | null }
  | { readonly kind: 'paused'; readonly reason: string | null }
  | { readonly kind: 'resumed' };
