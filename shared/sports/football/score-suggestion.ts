import { isJsonObject, type Json, type JsonObject } from '../../json/json.ts';
import type { Proposal } from '../sport.ts';
import { complete } from './complete.ts';
import type { State } from './state.ts';

/** A scoreboard's reading `{home, away, shootOut?: {home, away}}` as the adjustment that makes it the score. */
export function scoreSuggestion(state: State, reading: JsonObject): readonly Proposal[] {
  const score = goalsOf(reading);
  if (score === null) return [];
  const { shootOut } = reading;
  const kicks = isJsonObject(shootOut) ? goalsOf(shootOut) : null;
  if (shootOut !== undefined && kicks === null) return [];
  // The kicks that a board does not count are those that the state knows of, and at least those that were goals.
  const known = state.shootOut?.taken ?? [0, 0];
  const data = {
    score,
    ...(kicks !== null && {
      shootOut: {
        scored: kicks,
        taken: [Math.max(known[0], kicks[0]), Math.max(known[1], kicks[1])] satisfies [number, number],
      },
    }),
  };
  const draft = complete(state, { type: 'football.adjust', data }, null);
  return [{ type: draft.type, data: { ...draft.data } }];
}

function goalsOf({ home, away }: JsonObject): [number, number] | null {
  return isCount(home) && isCount(away) ? [home, away] : null;
}

function isCount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 200;
}
