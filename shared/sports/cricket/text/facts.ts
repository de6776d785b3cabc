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
  | { readonly kind: 'tie'; readonly winner: string | null; readonly by: string | null }
  | { readonly kind: 'draw' }
  | { readonly kind: 'no result' };
