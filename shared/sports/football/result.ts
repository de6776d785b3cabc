import type { Pair, Side } from '../side.ts';
import { latest, playedScore, type Result, type ShootOut, type State, scoreOf, sumOf } from './state.ts';

/** Every path that may change the outcome ends here. */
export function settle(state: State): State {
  return { ...state, result: resultOf(state) };
}

function resultOf(state: State): Result | null {
  const { award, finish, shootOut, format } = state;
  if (award !== null) return { kind: 'awarded', winner: award.winner };
  if (finish === 'abandoned') return { kind: 'abandoned' };
  const kicks = shootOut === null ? null : shootOutWinner(shootOut, format.shootOutKicks ?? 5);
  if (kicks !== null) return { kind: 'win', winner: kicks, by: 'penalties' };
  if (finish === 'ended') return byGoals(state) ?? { kind: 'draw' };
  const golden = format.goldenGoal && (latest(state)?.period ?? 0) > 2 ? byGoals(state) : null;
  if (golden !== null) return golden;
  if (shootOut !== null || nextStage(state) !== 'over') return null;
  return byGoals(state) ?? { kind: 'draw' };
}

function byGoals(state: State): Result | null {
  const winner = higher(playedScore(state));
  if (winner === null) return null;
  const extraTime = (latest(state)?.period ?? 0) > 2;
  return { kind: 'win', winner, by: !extraTime ? 'goals' : state.format.goldenGoal ? 'golden goal' : 'extra time' };
}

/** A tie of two matches as it stands: goals of both, and who is ahead. */
export interface Tie {
  readonly aggregate: Pair<number>;
  readonly leader: Side | null;
  readonly by: 'aggregate' | 'away goals';
}

/** Null: the match stands by itself. */
export function tieOf(state: State): Tie | null {
  const { firstLeg } = state.setup;
  if (firstLeg === undefined) return null;
  const score = scoreOf(state);
  const aggregate = sumOf(score, firstLeg.score);
  const leader = higher(aggregate);
  // Away from home the first team scored in the first leg, the second team scores now.
  const away = leader === null && firstLeg.awayGoals ? higher([firstLeg.score[0], score[1]]) : null;
  return { aggregate, leader: leader ?? away, by: leader === null ? 'away goals' : 'aggregate' };
}

export function higher([a, b]: Pair<number>): 0 | 1 | null {
  return a === b ? null : a > b ? 0 : 1;
}

/** What comes when nothing more is played of the period in progress (Law 10.2). */
export function nextStage(state: State): 'play' | 'second half' | 'extra time' | 'shoot-out' | 'over' {
  const last = latest(state);
  if (last?.ended !== true) return 'play';
  if (last.period === 1) return 'second half';
  if (last.period === 3) return 'extra time';
  const tie = tieOf(state);
  if ((tie === null ? higher(playedScore(state)) : tie.leader) !== null) return 'over';
  if (last.period === 2 && state.format.extraTimeMinutes !== null) return 'extra time';
  return state.format.shootOutKicks === null ? 'over' : 'shoot-out';
}

/**
 * Who has won the shoot-out by now: whoever the other side cannot catch any more with the kicks it has left, of `best` or,
 * after those, of the pair of kicks in progress (Law 10.3).
 */
export function shootOutWinner(
  { scored, taken, settled }: Pick<ShootOut, 'scored' | 'taken' | 'settled'>,
  best: number,
): 0 | 1 | null {
  if (settled) return higher(scored);
  const rounds = Math.max(best, ...taken);
  if (scored[0] > scored[1] + rounds - taken[1]) return 0;
  if (scored[1] > scored[0] + rounds - taken[0]) return 1;
  return null;
}
