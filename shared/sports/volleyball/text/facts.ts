import type { CommonNote, Turn } from '../../rally/text/facts.ts';
import type { Ending, Sanction } from '../events.ts';

/** What the catalogues are told: facts with names in them, no sentences. */

export type Phase =
  | { readonly kind: 'not started' }
  | { readonly kind: 'set'; readonly number: number; readonly deciding: boolean }
  | { readonly kind: 'between sets'; readonly number: number }
  | { readonly kind: 'result' };

export type Situation =
  | { readonly kind: 'none' }
  | { readonly kind: 'toss'; readonly winner: string; readonly choice: 'serve' | 'receive' | 'court' }
  | { readonly kind: 'match point'; readonly team: string; readonly count: number }
  | { readonly kind: 'set point'; readonly team: string; readonly count: number }
  | { readonly kind: 'sets'; readonly leader: string | null; readonly score: string }
  | { readonly kind: 'service'; readonly team: string; readonly server: string | null };

export type ResultFacts =
  | {
      readonly kind: 'won';
      readonly winner: string;
      readonly loser: string;
      readonly by: 'sets' | 'forfeit' | 'default';
      /** From the winner's side: "3-1", and "25-20 18-25 25-19 25-22". */
      readonly sets: string;
      readonly score: string;
      /** Who made the most points, when that is known well enough to say. */
      readonly best: { readonly player: string; readonly points: number } | null;
    }
  | { readonly kind: 'no result' };

export interface RallyFacts {
  readonly winner: string;
  readonly loser: string;
  /** Who made the point or the mistake, where told; else null. */
  readonly player: string | null;
  readonly how: Ending | null;
  /** The receiving team won the rally. */
  readonly sideOut: boolean;
  /** The new score, the winner's points first. */
  readonly score: readonly [number, number];
  readonly turn: Turn;
  /** It ends the set, whose score is told then. */
  readonly last: boolean;
}

/** What is said once in a while, after the rally itself. */
export type Remark =
  | { readonly kind: 'courts' }
  | { readonly kind: 'technical time-out' }
  | { readonly kind: 'set point'; readonly team: string; readonly count: number }
  | { readonly kind: 'match point'; readonly team: string; readonly count: number }
  | { readonly kind: 'run'; readonly team: string; readonly points: number; readonly server: string | null }
  | { readonly kind: 'set'; readonly team: string; readonly number: number; readonly score: string }
  | { readonly kind: 'result'; readonly result: ResultFacts };

/** What happens apart from rallies. */
export type NoteFacts =
  | { readonly kind: 'toss'; readonly winner: string; readonly choice: 'serve' | 'receive' | 'court' }
  | { readonly kind: 'lineup'; readonly team: string; readonly players: readonly string[] }
  | { readonly kind: 'set'; readonly number: number; readonly serving: string | null }
  | { readonly kind: 'replay'; readonly reason: string | null }
  | { readonly kind: 'substitution'; readonly team: string; readonly in: string; readonly out: string }
  | { readonly kind: 'redesignation'; readonly team: string; readonly in: string; readonly out: string }
  | { readonly kind: 'timeout'; readonly team: string | null; readonly score: string }
  | {
      readonly kind: 'sanction';
      readonly sanction: Sanction;
      readonly name: string;
      readonly reason: string | null;
      /** A penalty in play: who gets the point. */
      readonly pointTo: string | null;
    }
  | { readonly kind: 'courts' }
  | { readonly kind: 'default'; readonly team: string; readonly forfeit: boolean; readonly reason: string | null }
  | CommonNote;
