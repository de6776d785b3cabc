import type { Pair } from '../side.ts';
import { ahead, isOvertime, latest, plus, type Result, type State } from './state.ts';

/** The state with the result that its score, periods and end make. */
export function settle(state: State): State {
  const result = resultOf(state);
  return same(state.result, result) ? state : { ...state, result };
}

function same(a: Result | null, b: Result | null): boolean {
  if (a === null || b === null || a.kind !== b.kind) return a === b;
  const winner = (result: Result) => ('winner' in result ? result.winner : null);
  const overtimes = (result: Result) => ('overtimes' in result ? result.overtimes : null);
  return winner(a) === winner(b) && overtimes(a) === overtimes(b);
}

function resultOf(state: State): Result | null {
  const { award, finish, format } = state;
  if (award !== null) return award;
  const last = latest(state);
  const winner = ahead(state.score);
  const overtimes = Math.max(0, state.periods.length - format.periods);
  if (finish === 'abandoned') return { kind: 'abandoned' };
  if (winner !== null && (finish === 'ended' || decided(state))) return { kind: 'win', winner, overtimes };
  if (finish === 'ended') return { kind: 'draw' };
  const over = last?.ended === true && last.number >= format.periods;
  return over && winner === null && format.overtimeMinutes === null && format.overtimePoints === null
    ? { kind: 'draw' }
    : null;
}

/** Is the game over with one side ahead? */
function decided({ format, periods, score }: State): boolean {
  const last = periods.at(-1);
  if (last === undefined) return false;
  if (last.ended) return last.number >= format.periods;
  const reached = (points: Pair<number>, target: number | null) => target !== null && Math.max(...points) >= target;
  const overtime = isOvertime(format, last.number);
  return reached(score, overtime ? null : format.target) || (overtime && reached(last.points, format.overtimePoints));
}

/** The score after the periods up to and with `until`. */
export function scoreAfter({ periods }: State, until: number): Pair<number> {
  return periods.slice(0, until).reduce<Pair<number>>((sum, { points }) => plus(sum, points), [0, 0]);
}

/** The official score: of a forfeit 20-0, of a default 2-0 unless the others were ahead anyhow (Art. 20.2, 21.2). */
export function officialScore({ award, score }: State): Pair<number> {
  if (award === null) return score;
  if (award.kind === 'default' && ahead(score) === award.winner) return score;
  const points = award.kind === 'forfeit' ? 20 : 2;
  return award.winner === 0 ? [points, 0] : [0, points];
}
