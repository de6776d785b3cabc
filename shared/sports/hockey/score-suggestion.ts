import { isJsonObject, type Json, type JsonObject } from '../../json/json.ts';
import type { Proposal } from '../sport.ts';
import { complete } from './complete.ts';
import type { State } from './state.ts';

/**
 * A scoreboard's reading `{home, away, period?, clock?, shootOut?: {home, away}}` (`clock`: ms left of the period) as the
 * adjustment that makes it the score.
 */
export function scoreSuggestion(state: State, reading: JsonObject): readonly Proposal[] {
  const score = goalsOf(reading);
  if (score === null) return [];
  const { shootOut, period, clock } = reading;
  const attempts = isJsonObject(shootOut) ? goalsOf(shootOut) : null;
  if (shootOut !== undefined && attempts === null) return [];
  // The attempts that a board does not count are those that the state knows of, and at least those that were goals.
  const known = state.shootOut?.taken ?? [0, 0];
  const data = {
    score,
    ...(isCount(period, 8) && period > 0 && { period }),
    ...(isCount(clock, 3_600_000) && { clock }),
    ...(attempts !== null && {
      shootOut: {
        scored: attempts,
        taken: [Math.max(known[0], attempts[0]), Math.max(known[1], attempts[1])] satisfies [number, number],
      },
    }),
  };
  const draft = complete(state, { type: 'hockey.adjust', data }, null);
  return [{ type: draft.type, data: { ...draft.data } }];
}

function goalsOf({ home, away }: JsonObject): [number, number] | null {
  return isCount(home, 200) && isCount(away, 200) ? [home, away] : null;
}

export function isCount(value: Json | undefined, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
}
