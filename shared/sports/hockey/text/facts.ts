import type { TeamChange } from '../../playing/playing.ts';
import type { Pair } from '../../side.ts';
import type { Action, DataOf, How } from '../events.ts';

/** What the catalogues are told: facts with names in them, no sentences. */

/** A period among so many: the second of four is the second quarter. */
export interface PeriodFacts {
  readonly period: number;
  readonly periods: number;
}

export type Phase =
  | { readonly kind: 'not started' }
  | ({ readonly kind: 'period' } & PeriodFacts)
  | ({ readonly kind: 'interval'; readonly halfTime: boolean; readonly next: 'period' | 'shoot-out' } & PeriodFacts)
  | { readonly kind: 'shoot-out' }
  | { readonly kind: 'result'; readonly how: 'full time' | 'shoot-out' | 'awarded' | 'abandoned' };

/** `challenge`: the one-on-one of Hockey5s stands where hockey has its penalty stroke. */
export interface GoalFacts {
  readonly player: string | null;
  readonly team: string;
  readonly how: How;
  readonly challenge: boolean;
  readonly mark: string;
}

export interface SuspendedFacts {
  readonly player: string;
  readonly card: 'green' | 'yellow' | 'red';
  /** When it ends: period, and what the game clock shows then; null: not before the end. */
  readonly until: { readonly period: PeriodFacts; readonly clock: string } | null;
}

export type Situation =
  | { readonly kind: 'none' }
  | { readonly kind: 'toss'; readonly winner: string; readonly decision: 'centre pass' | 'goal' }
  | { readonly kind: 'corner'; readonly team: string }
  | {
      readonly kind: 'short';
      readonly team: string;
      readonly players: number;
      readonly suspended: readonly SuspendedFacts[];
    }
  | { readonly kind: 'interval'; readonly minutes: number; readonly halfTime: boolean }
  | { readonly kind: 'goal'; readonly goal: GoalFacts }
  | { readonly kind: 'level' }
  | {
      readonly kind: 'attempt';
      readonly team: string;
      readonly attempt: number;
      readonly stake: 'win' | 'stay in' | null;
    };

export type ResultFacts =
  | {
      readonly kind: 'win';
      readonly winner: string;
      /** The winner's goals first. */
      readonly score: Pair<number>;
      /** Of the shoot-out that decided the match, the winner's first; null: goals did. */
      readonly shootOut: Pair<number> | null;
    }
  | { readonly kind: 'draw'; readonly score: Pair<number> }
  | { readonly kind: 'awarded'; readonly winner: string; readonly score: Pair<number> }
  | { readonly kind: 'abandoned' };

/** A score with the names of its teams, in the order of the setup. */
export interface ScoreFacts {
  readonly teams: Pair<string>;
  readonly score: Pair<number>;
}

/** What a goal does to the score. */
export type Effect = 'opens' | 'equalises' | 'leads' | 'extends' | 'reduces';

interface Who {
  readonly team: string;
  readonly player: string | null;
}

export type NoteFacts =
  | {
      readonly kind: 'goal';
      readonly goal: GoalFacts;
      readonly effect: Effect;
      /** The player's own tally, with this one. */
      readonly nth: number;
      readonly score: ScoreFacts;
    }
  /** `nth`: of the team's in this match. */
  | { readonly kind: 'corner'; readonly team: string; readonly nth: number }
  | ({
      readonly kind: 'corner result';
      readonly outcome: DataOf<'hockey.corner-result'>['outcome'];
      readonly challenge: boolean;
    } & Who)
  | ({
      readonly kind: 'stroke';
      readonly outcome: DataOf<'hockey.stroke'>['outcome'];
      readonly challenge: boolean;
    } & Who)
  | ({ readonly kind: 'action'; readonly action: Action } & Who)
  | { readonly kind: 'possession'; readonly teams: Pair<string>; readonly share: Pair<number> }
  | {
      readonly kind: 'card';
      readonly team: string;
      /** A player's, or somebody's on the bench. */
      readonly name: string | null;
      readonly card: DataOf<'hockey.card'>['card'];
      /** Of suspension; null: the rest of the match, or none is served. */
      readonly minutes: number | null;
      readonly reason: string | null;
      /** Players with which the team goes on, when it has lost one. */
      readonly left: number | null;
      readonly shootOut: boolean;
    }
  | { readonly kind: 'extension'; readonly player: string; readonly minutes: number }
  | {
      readonly kind: 'goalkeeper';
      readonly team: string;
      readonly off: string | null;
      readonly on: string | null;
      /** The goalkeeper goes off and nobody keeps goal; else one comes on. */
      readonly empty: boolean;
    }
  | {
      readonly kind: 'referral';
      readonly by: 'team' | 'umpire';
      readonly team: string | null;
      readonly subject: DataOf<'hockey.referral'>['subject'];
      readonly decision: DataOf<'hockey.referral'>['decision'];
      /** Whose goal, corner or card it was that counts no more. */
      readonly cancelled: Who | null;
      /** The score without the goal that was taken back. */
      readonly score: ScoreFacts | null;
      /** Referrals that the team has left; null: nobody's. */
      readonly left: number | null;
      readonly reason: string | null;
    }
  | ({ readonly kind: 'start'; readonly team: string | null } & PeriodFacts)
  | ({ readonly kind: 'end'; readonly halfTime: boolean; readonly score: ScoreFacts } & PeriodFacts)
  | {
      readonly kind: 'lineup';
      readonly team: string;
      readonly names: readonly string[];
      readonly keeper: string | null;
    }
  | { readonly kind: 'toss'; readonly winner: string; readonly decision: 'centre pass' | 'goal' }
  | { readonly kind: 'shootout'; readonly team: string | null }
  | ({
      readonly kind: 'attempt';
      readonly keeper: string | null;
      readonly outcome: DataOf<'hockey.attempt'>['outcome'];
      readonly stroke: boolean;
      readonly seconds: number;
      readonly score: ScoreFacts;
      /** This attempt was the first of sudden death. */
      readonly suddenDeath: boolean;
    } & Who)
  | {
      readonly kind: 'adjusted';
      readonly score: ScoreFacts;
      readonly shootOut: Pair<number> | null;
      readonly changes: readonly TeamChange[];
    }
  | { readonly kind: 'award'; readonly team: string; readonly reason: string | null }
  | { readonly kind: 'paused'; readonly reason: string | null }
  | { readonly kind: 'resumed' };
