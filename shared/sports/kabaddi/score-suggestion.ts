import { isJsonObject, type Json, type JsonObject } from '../../json/json.ts';
import type { Proposal } from '../sport.ts';
import { complete } from './complete.ts';
import type { State } from './state.ts';

/**
 * A scoreboard's reading `{home, away, period?, clock?, onMat?: {home, away}, tieBreak?: {home, away}}` as the adjustment
 * that makes it the state of play. `clock`: ms left of the period.
 */
export function scoreSuggestion(
  state: State,
  { home, away, period, clock, onMat, tieBreak }: JsonObject,
): readonly Proposal[] {
  if (!isCount(home, 300) || !isCount(away, 300)) return [];
  const mat = pairOf(onMat, 7);
  const extra = pairOf(tieBreak, 300);
  const draft = complete(
    state,
    {
      type: 'kabaddi.adjust',
      data: {
        score: [home, away],
        ...((period === 1 || period === 2 || period === 3 || period === 4) && { period }),
        ...(isCount(clock, 3_600_000) && { clock }),
        ...(mat !== null && { mat }),
        ...(extra !== null && { tieBreak: { points: extra, over: false } }),
      },
    },
    null,
  );
  return [{ type: draft.type, data: { ...draft.data } }];
}

function pairOf(value: Json | undefined, most: number): [number, number] | null {
  if (!isJsonObject(value)) return null;
  const { home, away } = value;
  return isCount(home, most) && isCount(away, most) ? [home, away] : null;
}

export function isCount(value: Json | undefined, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
}
