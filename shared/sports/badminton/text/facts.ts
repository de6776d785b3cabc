import type { CommonNote, Turn } from '../../rally/text/facts.ts';
import type { Ending, Stroke } from '../events.ts';

/** What the catalogues are told: facts with names in them, no sentences. */

export type Phase =
  | { readonly kind: 'not started' }
  | { readonly kind: 'game'; readonly number: number }
  | { readonly kind: 'interval'; readonly number: number }
  | { readonly kind: 'between games'; readonly number: number }
  | { readonly kind: 'result' };

export type Situation =
  | { readonly kind: 'none' }
  | { readonly kind: 'toss'; readonly winner: string; readonly choice: 'serve' | 'receive' | 'end' }
  | { readonly kind: 'match point'; readonly side: string; readonly count: number }
  | { readonly kind: 'game point'; readonly side: string; readonly count: number }
  | { readonly kind: 'games'; readonly leader: string | null; readonly score: string }
  | {
      readonly kind: 'service';
      readonly server: string;
      readonly receiver: string | null;
      readonly court: 'right' | 'left';
    };

export type ResultFacts =
  | {
      readonly kind: 'won';
      readonly winner: string;
      readonly loser: string;
      readonly by: 'games' | 'retirement' | 'disqualification' | 'walkover';
      /** From the winner's side: "21-15 17-21 21-18". */
      readonly score: string;
      readonly minutes: number;
    }
  | { readonly kind: 'no result' };

export interface RallyFacts {
  readonly winner: string;
  readonly loser: string;
  /** Who hit the winner or made the mistake, where told; else null. */
  readonly player: string | null;
  readonly how: Ending | null;
  /** The last stroke, of the player above. */
  readonly stroke: Stroke | null;
  readonly strokes: number | null;
  readonly speedKmh: number | null;
  /** The winner had received: the service is over. */
  readonly serviceOver: boolean;
  /** The new score, the new server's first, as umpires call it. */
  readonly score: readonly [number, number];
  readonly turn: Turn;
  /** It ends the game, whose score is told then. */
  readonly last: boolean;
}

/** What is said once in a while, after the rally itself. */
export type Remark =
  | { readonly kind: 'interval'; readonly side: string; readonly ends: boolean }
  | { readonly kind: 'game point'; readonly side: string; readonly count: number }
  | { readonly kind: 'match point'; readonly side: string; readonly count: number }
  | { readonly kind: 'setting' }
  | { readonly kind: 'run'; readonly side: string; readonly points: number }
  | { readonly kind: 'game'; readonly side: string; readonly number: number; readonly score: string }
  | { readonly kind: 'result'; readonly result: ResultFacts };

/** What happens apart from rallies. */
export type NoteFacts =
  | { readonly kind: 'toss'; readonly winner: string; readonly choice: 'serve' | 'receive' | 'end' }
  | { readonly kind: 'game'; readonly number: number; readonly server: string | null; readonly receiver: string | null }
  | { readonly kind: 'let'; readonly reason: string | null }
  | { readonly kind: 'service'; readonly server: string | null }
  | { readonly kind: 'ends' }
  | {
      readonly kind: 'card';
      readonly name: string;
      readonly colour: 'yellow' | 'red' | 'black';
      readonly reason: string | null;
      /** A red one in play: who gets the point. */
      readonly pointTo: string | null;
    }
  | { readonly kind: 'injury'; readonly name: string }
  | { readonly kind: 'retirement'; readonly name: string; readonly reason: string | null }
  | { readonly kind: 'walkover'; readonly name: string; readonly reason: string | null }
  | CommonNote;
