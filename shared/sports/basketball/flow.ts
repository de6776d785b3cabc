import { type Pair, replaced, type Side } from '../side.ts';
import { type Attempt, ahead, type Run, type State } from './state.ts';

/** How the score went, by the baskets on record. */
export interface Flow {
  readonly leadChanges: number;
  /** How often a basket made the score level. */
  readonly tied: number;
  readonly biggestLead: Pair<{ readonly points: number; readonly elapsed: number; readonly score: Pair<number> }>;
  /** Most points in a row without an answer. */
  readonly longestRun: Pair<number>;
  /** Milliseconds in the lead. */
  readonly leading: Pair<number>;
}

export function baskets(state: State): readonly Attempt[] {
  return state.periods.flatMap(({ attempts }) => attempts.filter(({ made }) => made));
}

export function flowOf(state: State): Flow {
  let biggestLead: Flow['biggestLead'] = [NO_LEAD, NO_LEAD];
  let longestRun: Pair<number> = [0, 0];
  let leading: Pair<number> = [0, 0];
  let [leadChanges, tied, since] = [0, 0, 0];
  let leader: Side | null = null;
  let now: Side | null = null;
  let run: Run = { side: 0, points: 0 };
  for (const { side, points, score, elapsed } of baskets(state)) {
    run = { side, points: run.side === side ? run.points + points : points };
    longestRun = replaced(longestRun, side, Math.max(longestRun[side], run.points));
    if (now !== null) leading = replaced(leading, now, leading[now] + Math.max(0, elapsed - since));
    since = Math.max(since, elapsed);
    const next = ahead(score);
    if (next === null && now !== null) tied += 1;
    if (next !== null && leader !== null && next !== leader) leadChanges += 1;
    leader = next ?? leader;
    now = next;
    const lead = Math.abs(score[0] - score[1]);
    if (next !== null && lead > biggestLead[next].points) {
      biggestLead = replaced(biggestLead, next, { points: lead, elapsed, score });
    }
  }
  if (now !== null) leading = replaced(leading, now, leading[now] + Math.max(0, state.elapsed - since));
  return { leadChanges, tied, biggestLead, longestRun, leading };
}

const NO_LEAD = { points: 0, elapsed: 0, score: [0, 0] } satisfies Flow['biggestLead'][0];
