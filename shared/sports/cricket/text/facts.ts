import type { DismissalKind } from '../events.ts';

/** What the catalogues are told: facts with names in them, no sentences. */

export type Phase =
  | { readonly kind: 'not started' }
  | { readonly kind: 'innings'; readonly ordinal: number }
  | { readonly kind: 'super over'; readonly ordinal: number }
  | { readonly kind: 'break' }
  | { readonly kind: 'result' };

export type Situation =
  | { readonly kind: 'none' }
  | { readonly kind: 'toss'; readonly winner: string; readonly decision: 'bat' | 'field' }
  | { readonly kind: 'chase'; readonly runs: number; readonly balls: number | null; readonly wickets: number }
  /** Between the innings: what `side` needs when it bats. */
  | { readonly kind: 'target'; readonly side: string; readonly runs: number; readonly balls: number | null }
  | { readonly kind: 'lead'; readonly side: string | null; readonly runs: number }
  | { readonly kind: 'partnership'; readonly runs: number; readonly balls: number }
  | { readonly kind: 'level' };

export type ResultFacts =
  | {
      readonly kind: 'win';
      readonly winner: string;
      readonly runs?: number;
      readonly wickets?: number;
      readonly innings?: number;
      readonly method: string | null;
    }
  | { readonly kind: 'awarded'; readonly winner: string; readonly conceded: boolean }
  | { readonly kind: 'tie'; readonly winner: string | null; readonly by: string | null }
  | { readonly kind: 'draw' }
  | { readonly kind: 'no result' };

export interface BallFacts {
  /** The striker's first runs. */
  readonly offTheMark: boolean;
  /** Fours and sixes that the striker has hit running, in this over and with this ball. */
  readonly boundaries: number;
  /** The bowler has a wicket with each of the last two balls. */
  readonly hatTrickBall: boolean;
  /** Balls of this over just before with the same runs to the same striker. */
  readonly again: number;
  /** Balls of this over running that cost nothing, this one included. */
  readonly dots: number;
  readonly bowler: string;
  readonly striker: string;
  readonly batter: number;
  readonly wides: number;
  readonly noballs: number;
  readonly byes: number;
  readonly legbyes: number;
  readonly penalty: number;
  /** The batter's four or six reached the boundary. */
  readonly boundary: boolean;
  readonly freeHit: boolean;
  readonly freeHitNext: boolean;
  readonly wickets: readonly WicketFacts[];
  readonly speedKmh: number | null;
}

/** How a batter was out; the catalogue makes the scorers' notation of it. */
export interface DismissalFacts {
  readonly kind: DismissalKind;
  /** Null apart from any delivery. */
  readonly bowler: string | null;
  readonly fielders: readonly { readonly name: string | null; readonly substitute: boolean }[];
  /** In pairs cricket a batter may be out more than once. */
  readonly times: number;
}

export interface WicketFacts extends DismissalFacts {
  readonly name: string;
  readonly runs: number;
  readonly balls: number;
  readonly fours: number;
  readonly sixes: number;
}

interface ScoreFacts {
  readonly score: string;
  /** In pairs cricket, where `score` is net of the wickets: "78/3". */
  readonly gross: string | null;
  readonly overs: string | null;
}

/** The match as it stands or ended, for the summary. */
export interface SummaryFacts {
  /** "India 234/4" with overs "45.3", or over days of play "India 350 & 120/3" without. */
  readonly scores: readonly ScoreFacts[];
  readonly superOver: readonly string[];
  readonly result: ResultFacts | null;
  /** Balls the winner of a chase had left; null: not limited, or won otherwise. */
  readonly ballsLeft: number | null;
  readonly situation: Situation;
  /** "Kohli 101* (93)", "Bumrah 4/23": whoever stood out, or while play goes on is at the crease. */
  readonly players: readonly string[];
}

/** What is said once in a while, after the ball itself. */
export type Remark =
  | { readonly kind: 'batter'; readonly name: string; readonly runs: number; readonly balls: number }
  | {
      readonly kind: 'partnership';
      readonly names: readonly [string, string];
      readonly runs: number;
      readonly balls: number;
    }
  | { readonly kind: 'haul'; readonly name: string; readonly wickets: number; readonly runs: number }
  | { readonly kind: 'hat-trick'; readonly name: string }
  | { readonly kind: 'team'; readonly team: string; readonly runs: number; readonly overs: string }
  | { readonly kind: 'powerplay'; readonly name: string; readonly score: string }
  /** Near the end of a chase, after each ball. */
  | { readonly kind: 'needed'; readonly runs: number; readonly balls: number }
  | {
      readonly kind: 'over';
      readonly over: number;
      readonly runs: number;
      readonly wickets: number;
      readonly maiden: boolean;
      readonly score: string;
      /** "Root 34*", and the bowler's figures "Broad 4-1-12-2" where he bowled the over alone. */
      readonly batters: readonly string[];
      readonly bowler: string;
      /** What is left of a chase. */
      readonly needed: { readonly runs: number; readonly balls: number; readonly rate: string } | null;
    }
  | { readonly kind: 'close'; readonly how: string; readonly score: string; readonly overs: string }
  | { readonly kind: 'result'; readonly result: ResultFacts };

/** What happens between deliveries. */
export type NoteFacts =
  | {
      readonly kind: 'toss';
      readonly winner: string;
      readonly decision: 'bat' | 'field';
      readonly uncontested: boolean;
    }
  | {
      readonly kind: 'innings';
      readonly team: string;
      readonly superOver: boolean;
      readonly followOn: boolean;
      readonly ordinal: number;
      readonly target: number | null;
      readonly balls: number | null;
      /** Who is at the crease already. */
      readonly openers: readonly string[];
    }
  /** `place`: in the order of batting, from 1. `score`: "87/4". */
  | { readonly kind: 'batter'; readonly name: string; readonly place: number; readonly score: string }
  | { readonly kind: 'bowler'; readonly name: string; readonly over: number }
  | { readonly kind: 'wicket'; readonly wicket: WicketFacts }
  | { readonly kind: 'early' }
  | { readonly kind: 'absent'; readonly names: readonly string[] }
  | { readonly kind: 'penalty'; readonly team: string; readonly runs: number; readonly reason: string | null }
  | {
      readonly kind: 'replacement';
      readonly team: string;
      readonly in: string;
      readonly out: string | null;
      readonly role: 'batter' | 'bowler' | null;
      readonly reason: string | null;
    }
  | { readonly kind: 'powerplay'; readonly name: string; readonly from: string; readonly to: string }
  | { readonly kind: 'overs'; readonly overs: string }
  | { readonly kind: 'days'; readonly days: number; readonly lead: number | null }
  | { readonly kind: 'suspension'; readonly name: string; readonly reason: string | null }
  | { readonly kind: 'dead ball'; readonly reason: string | null }
  | { readonly kind: 'reviews'; readonly team: string; readonly left: number }
  | { readonly kind: 'award'; readonly reason: string }
  | { readonly kind: 'target'; readonly runs: number; readonly overs: string | null; readonly method: string | null }
  | {
      readonly kind: 'review';
      readonly team: string;
      readonly decision: 'upheld' | 'struck down' | 'technical failure';
      readonly umpiresCall: boolean;
      /** Null where reviews are not counted. */
      readonly left: number | null;
    }
  | { readonly kind: 'adjusted'; readonly score: string; readonly overs: string }
  | { readonly kind: 'started' }
  | { readonly kind: 'paused'; readonly reason: string | null }
  | { readonly kind: 'resumed' };

/** The words of a printed scorecard. */
export interface SheetWords {
  readonly batting: string;
  readonly bowling: string;
  readonly batter: string;
  readonly dismissal: string;
  readonly runs: string;
  readonly balls: string;
  readonly fours: string;
  readonly sixes: string;
  readonly strikeRate: string;
  readonly bowler: string;
  readonly overs: string;
  readonly maidens: string;
  readonly conceded: string;
  readonly wickets: string;
  readonly economy: string;
  readonly extras: string;
  readonly total: string;
  readonly target: string;
  readonly par: string;
  readonly reviewsLeft: string;
  readonly fall: string;
  readonly partnership: string;
  readonly didNotBat: string;
  readonly yetToBat: string;
  readonly absent: string;
  readonly unrecorded: string;
}
