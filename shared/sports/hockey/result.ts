import type { Pair, Side } from '../side.ts';
import { latest, playedScore, type Result, type ShootOut, type State } from './state.ts';

/** Where no regulation says how many attempts each side has. */
const ATTEMPTS = 5;

/** Every path that may change the outcome ends here. */
export function settle(state: State): State {
  return { ...state, result: resultOf(state) };
}

function resultOf(state: State): Result | null {
  const { award, finish, shootOut } = state;
  if (award !== null) return { kind: 'awarded', winner: award.winner };
  if (finish === 'abandoned') return { kind: 'abandoned' };
  const winner = shootOut === null ? null : shootOutWinner(shootOut, attemptsOf(state));
  if (winner !== null) return { kind: 'win', winner, by: 'shoot-out' };
  if (finish === 'ended') return byGoals(state) ?? { kind: 'draw' };
  if (shootOut !== null || nextStage(state) !== 'over') return null;
  return byGoals(state) ?? { kind: 'draw' };
}

function byGoals(state: State): Result | null {
  const winner = higher(playedScore(state));
  return winner === null ? null : { kind: 'win', winner, by: 'goals' };
}

export function higher([a, b]: Pair<number>): Side | null {
  return a === b ? null : a > b ? 0 : 1;
}

/** What comes when nothing more is played of the period in progress. */
export function nextStage(state: State): 'play' | 'period' | 'shoot-out' | 'over' {
  const last = latest(state);
  if (last?.ended !== true) return 'play';
  if (last.period < state.format.periods) return 'period';
  return state.format.shootOut === null || higher(playedScore(state)) !== null ? 'over' : 'shoot-out';
}

/** Attempts each before sudden death. */
export function attemptsOf({ format }: State): number {
  return format.shootOut?.attempts ?? ATTEMPTS;
}

/**
 * Who has won the shoot-out by now: whoever the other side cannot catch any more with the attempts it has left, of `best`
 * or, after those, of the pair in progress (Regulations, shoot-out competition).
 */
export function shootOutWinner(
  { scored, taken, settled }: Pick<ShootOut, 'scored' | 'taken' | 'settled'>,
  best: number,
): Side | null {
  if (settled) return higher(scored);
  const rounds = Math.max(best, ...taken);
  if (scored[0] > scored[1] + rounds - taken[1]) return 0;
  if (scored[1] > scored[0] + rounds - taken[0]) return 1;
  return null;
}
