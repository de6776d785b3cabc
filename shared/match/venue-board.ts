import { canonical } from '../json/canonical.ts';
import type { GameBoard, Observation, Proposal, Side } from '../sports/sport.ts';
import { RuleViolation } from '../sports/sport.ts';
import type { EffectiveEvent } from './effective.ts';
import type { MatchState } from './state.ts';

/** Kind of the observations in which a venue's scoreboard says what it shows. */
export const SCORE = 'score';

/** How a scoreboard's reading compares with the match; a reading of which the sport makes nothing contradicts nothing. */
export type Comparison =
  | { readonly agrees: true }
  | {
      readonly agrees: false;
      /** What makes the board's score the match's. */
      readonly adjust: Proposal;
      /** The score as the board has it; null: the rules do not allow such a score. */
      readonly sides: readonly Side[] | null;
    };

/** The sport judges: it agrees with a reading whose adjustment changes neither the score nor the sides. */
export function compareBoard({ game }: MatchState, reading: Observation): Comparison {
  const [adjust] = game.suggestions(reading);
  if (adjust === undefined) return { agrees: true };
  const after = game.apply(asEvent(adjust, reading));
  if (after instanceof RuleViolation) return { agrees: false, adjust, sides: null };
  const [ours, theirs] = [game.board('en'), after.board('en')];
  return scoreOf(ours) === scoreOf(theirs) ? { agrees: true } : { agrees: false, adjust, sides: theirs.sides };
}

function scoreOf({ score, sides }: GameBoard): string {
  return canonical({ score, sides: sides.map((side) => ({ score: side.score, detail: side.detail })) });
}

/** An event that is only tried. */
function asEvent({ type, data }: Proposal, { device, at }: Observation): EffectiveEvent {
  return { id: '', type, data, at, source: { kind: 'device', id: device }, seq: 0, voided: false };
}
