import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { type Pair, type Side, teamSide } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { emptyTeam, settle, unknownTeam } from './play.ts';
import { type SetState, type State, setsOf, setsToWin, setWinner, type TeamSet } from './state.ts';

/** `volleyball.adjust`: the score as the officials have it. Sets whose score stays keep their record of points. */
export function adjust(
  state: State,
  data: DataOf<'volleyball.adjust'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const serving = data.serving === undefined ? null : teamSide(state, data.serving);
  if (data.serving !== undefined && serving === null) return unknownTeam(data.serving);
  if (data.sets.length > state.format.sets) {
    return impossible('adjust-sets', `The match is the best of ${state.format.sets} sets.`, 'Rule 6.3');
  }
  const known = setsOf(state);
  const sets: SetState[] = [];
  for (const [index, points] of data.sets.entries()) {
    const isLast = index === data.sets.length - 1;
    const winner = setWinner(points, state.format, index + 1) ?? (isLast ? null : leader(points));
    const refused = checkSet(state, sets, points, isLast ? null : winner, isLast, override);
    if (refused !== null) return refused;
    sets.push(setOf(known[index], index + 1, points, winner, at));
  }
  const last = sets.at(-1);
  if (last === undefined) return state;
  const given = state.outcome?.kind === 'won' && state.outcome.by !== 'sets' ? state.outcome : null;
  const current = { ...last, serving: serving ?? last.serving };
  return settle({ ...state, past: sets.slice(0, -1), current, outcome: given });
}

function checkSet(
  { format }: State,
  before: readonly SetState[],
  points: Pair<number>,
  winner: Side | null,
  isLast: boolean,
  override: Override | undefined,
): RuleViolation | null {
  const [a, b] = points;
  const number = before.length + 1;
  if ([0, 1].some((side) => before.filter((set) => set.winner === side).length >= setsToWin(format))) {
    return impossible('adjust-sets', `The match was over before set ${number}.`, 'Rule 6.3.1');
  }
  if (!isLast && winner === null) {
    return impossible('adjust-sets', `Nobody has won set ${number} at ${a}-${b}.`, 'Rule 6.2');
  }
  const odd = !reachable(points, format, number) || (!isLast && setWinner(points, format, number) === null);
  return odd && !waived(override, 'adjust-score')
    ? against('adjust-score', `A set does not stand at ${a}-${b}${isLast ? '' : ' when it is over'}.`, 'Rule 6.2')
    : null;
}

/** Whether play can lead to this score: nobody scores once the set is won. */
function reachable([a, b]: Pair<number>, format: State['format'], number: number): boolean {
  if (a === b) return format.cap === null || a < format.cap;
  return setWinner(a > b ? [a - 1, b] : [a, b - 1], format, number) === null;
}

function leader([a, b]: Pair<number>): Side | null {
  if (a === b) return null;
  return a > b ? 0 : 1;
}

/** After missed play nobody knows the rotation; substitutions and time-outs on record stay. */
function setOf(
  known: SetState | undefined,
  number: number,
  points: Pair<number>,
  winner: Side | null,
  at: number,
): SetState {
  if (known !== undefined && known.points[0] === points[0] && known.points[1] === points[1])
    return { ...known, winner };
  const team = (side: Side): TeamSet => ({ ...(known?.teams[side] ?? emptyTeam(null)), positions: null, libero: null });
  return {
    number,
    points,
    serving: null,
    first: known?.first ?? null,
    teams: [team(0), team(1)],
    record: [],
    from: points,
    winner,
    began: known?.began ?? at,
    until: at,
  };
}
