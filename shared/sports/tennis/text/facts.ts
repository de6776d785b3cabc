import type { How } from '../events.ts';

/** What the catalogues are told: facts with names in them, no sentences. */

export type Phase =
  | { readonly kind: 'not started' }
  | { readonly kind: 'set'; readonly set: number; readonly tieBreak: boolean }
  | { readonly kind: 'match tie-break' }
  | { readonly kind: 'result' };

export type Situation =
  | { readonly kind: 'none' }
  | { readonly kind: 'toss'; readonly winner: string; readonly choice: 'serve' | 'receive' | 'end' | 'deferred' }
  | {
      readonly kind: 'point';
      readonly what: 'match' | 'set' | 'break';
      readonly count: number;
      readonly side: string;
    }
  | { readonly kind: 'tie-break' }
  | { readonly kind: 'deuce'; readonly deciding: boolean }
  | { readonly kind: 'ends' }
  | { readonly kind: 'serving for'; readonly what: 'set' | 'match'; readonly name: string };

interface Decided {
  readonly winner: string;
  readonly loser: string;
  /** As the winner would say it; empty before the first game. */
  readonly score: string;
}

export type ResultFacts =
  | ({ readonly kind: 'win' } & Decided)
  | ({ readonly kind: 'retired' | 'walkover' | 'defaulted'; readonly reason: string | null } & Decided)
  | { readonly kind: 'unfinished'; readonly score: string };

export interface PointFacts {
  readonly winner: string;
  readonly server: string;
  readonly receiver: string;
  readonly byServer: boolean;
  readonly how: How | null;
  readonly secondServe: boolean;
  readonly shots: number | null;
  readonly speedKmh: number | null;
  /** What the loser of the point would have won with it. */
  readonly saved: { readonly what: 'break' | 'set' | 'match'; readonly more: boolean } | null;
}

/** What the score has come to. */
export type Call =
  | { readonly kind: 'points'; readonly server: string; readonly receiver: string; readonly tieBreak: boolean }
  | { readonly kind: 'deuce' }
  | { readonly kind: 'advantage'; readonly name: string }
  | {
      readonly kind: 'game';
      readonly winner: string;
      readonly games: readonly [number, number];
      /** Who leads the set; null: level. */
      readonly leader: string | null;
      readonly broken: boolean;
      readonly toLove: boolean;
      readonly tieBreakNext: boolean;
    }
  | {
      readonly kind: 'set';
      readonly winner: string;
      readonly set: number;
      readonly score: string;
      readonly sets: string;
      readonly leader: string | null;
    }
  | { readonly kind: 'result'; readonly result: ResultFacts };

/** What happens between points. */
export type NoteFacts =
  | { readonly kind: 'toss'; readonly winner: string; readonly choice: 'serve' | 'receive' | 'end' | 'deferred' }
  | { readonly kind: 'server' | 'receiver'; readonly name: string }
  | {
      readonly kind: 'fault';
      readonly fault: 'net' | 'long' | 'wide' | 'foot fault' | null;
    }
  | { readonly kind: 'let'; readonly what: 'service' | 'point'; readonly reason: string | null }
  | {
      readonly kind: 'challenge';
      readonly by: string;
      readonly outcome: 'overturned' | 'confirmed' | 'inconclusive';
      readonly call: string | null;
      /** How often that side may still be wrong in this set; null: no limit. */
      readonly left: number | null;
    }
  | {
      readonly kind: 'timeout';
      readonly what: 'medical' | 'toilet' | 'attire' | 'equipment' | 'coaching';
      readonly by: string | null;
      readonly reason: string | null;
    }
  | {
      readonly kind: 'penalty';
      readonly against: string;
      readonly penalty: 'warning' | 'fault' | 'point' | 'game';
      readonly violation: 'code' | 'time';
      readonly offence: string | null;
    }
  | { readonly kind: 'adjusted'; readonly score: string; readonly points: string }
  | { readonly kind: 'started' }
  | { readonly kind: 'paused'; readonly reason: string | null }
  | { readonly kind: 'resumed' };
