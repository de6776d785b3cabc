import type { Pair, Side } from '../side.ts';
import { latest, playedScore, type Result, type State, type TieBreak } from './state.ts';

/** Every path that may change the outcome ends here. */
export function settle(state: State): State {
  return { ...state, result: resultOf(state) };
}

function resultOf(state: State): Result | null {
  const { award, finish, tieBreak, golden } = state;
  if (award !== null) return { kind: 'awarded', winner: award.winner, how: award.how };
  if (finish === 'abandoned') return { kind: 'abandoned' };
  const ended = finish === 'ended';
  if (golden !== null) {
    const winner = goldenWinner(golden, ended);
    if (winner !== null) return { kind: 'win', winner, by: 'golden raid' };
    return ended ? { kind: 'tie' } : null;
  }
  if (tieBreak !== null) {
    const winner = tieBreakOver(state, tieBreak) || ended ? higher(tieBreak.points) : null;
    if (winner !== null) return { kind: 'win', winner, by: 'tie-break' };
    return ended ? { kind: 'tie' } : null;
  }
  if (!ended && nextStage(state) !== 'over') return null;
  const winner = higher(playedScore(state));
  if (winner === null) return { kind: 'tie' };
  return { kind: 'win', winner, by: (latest(state)?.period ?? 0) > 2 ? 'extra time' : 'points' };
}

export function higher([a, b]: Pair<number>): Side | null {
  return a === b ? null : a > b ? 0 : 1;
}

export type NextStage = 'play' | 'second half' | 'extra time' | 'tie-break' | 'golden raid' | 'toss' | 'over';

/** What comes when nothing more is played of the stage in progress. */
export function nextStage(state: State): NextStage {
  const { format, tieBreak, golden } = state;
  if (golden !== null) return over(golden, 1) && higher(golden.points) === null ? 'toss' : 'play';
  if (tieBreak !== null) {
    if (!tieBreakOver(state, tieBreak)) return 'play';
    return higher(tieBreak.points) !== null ? 'over' : format.goldenRaid ? 'golden raid' : 'toss';
  }
  const last = latest(state);
  if (last?.ended !== true) return 'play';
  if (last.period === 1) return 'second half';
  if (last.period === 3) return 'extra time';
  if (higher(playedScore(state)) !== null) return 'over';
  if (last.period === 2 && format.extraTimeMinutes !== null) return 'extra time';
  if (format.tieBreakRaids !== null) return 'tie-break';
  return format.goldenRaid ? 'golden raid' : 'over';
}

export function tieBreakOver({ format }: State, tieBreak: TieBreak): boolean {
  return over(tieBreak, format.tieBreakRaids ?? 5);
}

function over({ raids, over: settled }: TieBreak, each: number): boolean {
  return settled || Math.min(...raids) >= each;
}

/** The first raid that scores for either side decides it; who raids second raids only when nothing has been scored. */
function goldenWinner({ points, raids, over: settled }: TieBreak, ended: boolean): Side | null {
  return settled || ended || raids[0] + raids[1] > 0 ? higher(points) : null;
}
