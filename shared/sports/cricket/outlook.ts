import type { JsonObject } from '../../json/json.ts';
import { ballsLeft } from './board.ts';
import { runRate } from './rates.ts';
import { revised } from './revision.ts';
import type { Innings, State } from './state.ts';

/** Runs an over at which a first innings is projected to its end, besides its own rate. */
const RATES = [6, 8, 10, 12];

/**
 * Where an innings in progress is going: in limited overs the score that the first comes to at this rate and others, in a
 * chase what is needed at what rate, and the par score should play stop now. Null: nowhere that figures tell.
 */
export function outlook(state: State, innings: Innings): JsonObject | null {
  const left = ballsLeft(state, innings);
  if (innings.closed !== null || innings !== state.current) return null;
  const { ballsPerOver } = state.format;
  if (innings.target !== null) {
    const runs = Math.max(0, innings.target - innings.runs);
    return {
      target: innings.target,
      needed: runs,
      ballsLeft: left,
      requiredRate: left === null || left === 0 ? null : runRate(runs, left, ballsPerOver),
      par: revised(state)?.par ?? null,
    };
  }
  if (left === null || innings.superOver > 0 || innings.legal === 0) return null;
  const at = (rate: number) => innings.runs + Math.round((rate * left) / ballsPerOver);
  const now = runRate(innings.runs, innings.legal, ballsPerOver);
  return { ballsLeft: left, projected: [now, ...RATES].map((rate) => ({ rate, score: at(rate) })) };
}
