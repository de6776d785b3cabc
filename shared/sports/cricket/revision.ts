import { FULL_RESOURCES, resources, resourcesOf, tieScore } from './dls.ts';
import { limitOf } from './innings.ts';
import { ballsOf, ballsToCome } from './limits.ts';
import { mainInnings } from './result.ts';
import type { Format } from './setup.ts';
import type { Innings, State } from './state.ts';

/** What `cricket.target` and `cricket.close` name as their method when the scorer takes over what is proposed here. */
export const DL_STANDARD = 'D/L';

/** What the Duckworth/Lewis Standard Edition makes of the overs lost so far: proposed to the scorer, never scored by itself. */
export interface Revised {
  /** Per cent of the resources of a 50-over innings: of the side batting first, and of the other. */
  readonly resources: readonly [number, number];
  readonly target: number;
  /** The score that ties the match should play stop for good now; null until the second innings has begun. */
  readonly par: number | null;
}

/**
 * Null where the method is not in use, the first innings is still on, the match is decided, or the target was set by
 * another method (the Professional Edition's program): its par scores are not ours to tell.
 */
export function revised(state: State): Revised | null {
  const { format, result, revision, method } = state;
  const [first, second] = mainInnings(state);
  if (format.dls === null || format.inningsPerSide !== 1 || result !== null) return null;
  if (first === undefined || first.closed === null || first.limit === null) return null;
  if (revision !== null && method !== DL_STANDARD) return null;
  const { g50 } = format.dls;
  const one = available(first, format) - (endedEarly(first) ? remaining(first, format) : 0);
  const limit = second === undefined ? limitOf(state, 0) : second.limit;
  if (limit === null) return null;
  const two = second === undefined ? resourcesOf(ballsOf(limit, format), []) : available(second, format);
  const ties = (of: number) => tieScore(first.runs, one, of, g50);
  return {
    resources: [percent(one), percent(two)],
    target: Math.max(1, ties(two) + 1),
    par: second === undefined ? null : ties(two - remaining(second, format)),
  };
}

function available({ allotted, losses }: Innings, format: Format): number {
  return allotted === null ? FULL_RESOURCES : resourcesOf(ballsOf(allotted, format), losses);
}

function remaining(innings: Innings, format: Format): number {
  const { limit, wickets } = innings;
  return limit === null ? 0 : resources(ballsToCome(innings, limit, format), wickets);
}

function endedEarly({ closed }: Innings): boolean {
  return closed === 'time' || closed === 'overs';
}

function percent(sixtieths: number): number {
  return Math.round(sixtieths / 6) / 10;
}
