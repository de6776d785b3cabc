import type { FoulKind } from '../events.ts';
import type { Row } from './euroleague-schema.ts';

/** What a row of the play-by-play is about. */
export type Play =
  | { readonly kind: 'shot'; readonly points: 2 | 3; readonly made: boolean; readonly style?: 'dunk' | 'lay-up' }
  | { readonly kind: 'free throw'; readonly made: boolean }
  | { readonly kind: 'foul'; readonly foul: FoulKind; readonly by: 'player' | 'coach' | 'bench' }
  | { readonly kind: 'rebound'; readonly offensive: boolean }
  | {
      readonly kind:
        | 'assist'
        | 'steal'
        | 'turnover'
        | 'block'
        | 'shot blocked'
        | 'foul drawn'
        | 'in'
        | 'out'
        | 'time-out'
        | 'media time-out'
        | 'challenge'
        | 'jump ball'
        | 'begin'
        | 'end'
        | 'game over';
    };

const PLAYS: Readonly<Record<string, Play>> = {
  '2FGM': { kind: 'shot', points: 2, made: true },
  '2FGA': { kind: 'shot', points: 2, made: false },
  '2FGAB': { kind: 'shot', points: 2, made: false },
  '3FGM': { kind: 'shot', points: 3, made: true },
  '3FGA': { kind: 'shot', points: 3, made: false },
  '3FGAB': { kind: 'shot', points: 3, made: false },
  DUNK: { kind: 'shot', points: 2, made: true, style: 'dunk' },
  LAYUPMD: { kind: 'shot', points: 2, made: true, style: 'lay-up' },
  LAYUPATT: { kind: 'shot', points: 2, made: false, style: 'lay-up' },
  FTM: { kind: 'free throw', made: true },
  FTA: { kind: 'free throw', made: false },
  CM: { kind: 'foul', foul: 'personal', by: 'player' },
  OF: { kind: 'foul', foul: 'offensive', by: 'player' },
  CMU: { kind: 'foul', foul: 'unsportsmanlike', by: 'player' },
  CMT: { kind: 'foul', foul: 'technical', by: 'player' },
  CMTI: { kind: 'foul', foul: 'throw-in', by: 'player' },
  CMD: { kind: 'foul', foul: 'disqualifying', by: 'player' },
  C: { kind: 'foul', foul: 'technical', by: 'coach' },
  B: { kind: 'foul', foul: 'technical', by: 'bench' },
  O: { kind: 'rebound', offensive: true },
  D: { kind: 'rebound', offensive: false },
  AS: { kind: 'assist' },
  ST: { kind: 'steal' },
  TO: { kind: 'turnover' },
  FV: { kind: 'block' },
  AG: { kind: 'shot blocked' },
  RV: { kind: 'foul drawn' },
  IN: { kind: 'in' },
  OUT: { kind: 'out' },
  TOUT: { kind: 'time-out' },
  TOUT_TV: { kind: 'media time-out' },
  CCH: { kind: 'challenge' },
  JB: { kind: 'jump ball' },
  TPOFF: { kind: 'jump ball' },
  BP: { kind: 'begin' },
  EP: { kind: 'end' },
  EG: { kind: 'game over' },
};

/** Null: a code that nobody has told us of. */
export function playOf({ PLAYTYPE }: Row): Play | null {
  return Object.hasOwn(PLAYS, PLAYTYPE) ? (PLAYS[PLAYTYPE] ?? null) : null;
}
