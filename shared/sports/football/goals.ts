import type { Override } from '../../match/event.ts';
import { impossible } from '../refusal.ts';
import { other, type Side, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { momentOf, replaced } from './periods.ts';
import { admit, unknownTeam } from './players.ts';
import { settle } from './result.ts';
import { type Goal, type State, withSide } from './state.ts';

/** `football.goal` */
export function score(
  before: State,
  id: string,
  data: DataOf<'football.goal'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = teamSide(before, data.team);
  if (side === null) return unknownTeam(data.team);
  if (data.period === 5 || (data.period === undefined && before.shootOut !== null)) {
    return impossible('shoot-out', 'In the shoot-out kicks are scored, not goals.', 'Law 10.3');
  }
  const moment = momentOf(before, data, at, override);
  if (moment instanceof RuleViolation) return moment;
  const scored = admit(moment.state, data.kind === 'own goal' ? other(side) : side, data.player, override);
  if (scored instanceof RuleViolation) return scored;
  const state = admit(scored, side, data.assist, override);
  if (state instanceof RuleViolation) return state;
  const { kind, player = null, assist = null } = data;
  const goal: Goal = { id, side, kind, player, assist, mark: moment.mark, cancelled: false };
  return count({ ...state, goals: [...state.goals, goal] }, goal, 1);
}

/** The state in which a goal on record does not count. */
export function cancelGoal(state: State, goal: Goal): State {
  const goals = state.goals.map((each) => (each === goal ? { ...goal, cancelled: true } : each));
  return count({ ...state, goals }, goal, -1);
}

function count(state: State, { side, mark }: Goal, by: 1 | -1): State {
  const record = state.periods.find(({ period }) => period === mark.period);
  if (record === undefined) return state;
  return settle(replaced(state, { ...record, goals: withSide(record.goals, side, record.goals[side] + by) }));
}

/** `football.penalty` */
export function missPenalty(
  before: State,
  data: DataOf<'football.penalty'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = teamSide(before, data.team);
  if (side === null) return unknownTeam(data.team);
  if (data.period === 5) return impossible('shoot-out', 'Kicks of the shoot-out are football.kick.', 'Law 10.3');
  const moment = momentOf(before, data, at, override);
  if (moment instanceof RuleViolation) return moment;
  const state = admit(moment.state, side, data.player, override);
  if (state instanceof RuleViolation) return state;
  const { player = null, outcome } = data;
  return { ...state, penalties: [...state.penalties, { side, player, outcome, mark: moment.mark }] };
}

/** `football.action` */
export function act(
  before: State,
  data: DataOf<'football.action'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side: Side | null = teamSide(before, data.team);
  if (side === null) return unknownTeam(data.team);
  const moment = momentOf(before, data, at, override);
  if (moment instanceof RuleViolation) return moment;
  const state = admit(moment.state, side, data.player, override);
  if (state instanceof RuleViolation) return state;
  const counts = state.actions[side];
  const next = { ...counts, [data.action]: (counts[data.action] ?? 0) + 1 };
  const isShot = data.action.startsWith('shot');
  const shots = isShot ? [...state.shots, { side, mark: moment.mark }] : state.shots;
  return { ...state, shots, actions: withSide(state.actions, side, next) };
}

/** `football.break` */
export function interrupt(
  before: State,
  data: DataOf<'football.break'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = data.team === undefined ? null : teamSide(before, data.team);
  if (data.team !== undefined && side === null) return unknownTeam(data.team);
  const moment = momentOf(before, data, at, override);
  if (moment instanceof RuleViolation) return moment;
  const state = side === null ? moment.state : admit(moment.state, side, data.player, override);
  if (state instanceof RuleViolation) return state;
  const entry = { kind: data.kind, side, player: data.player ?? null, mark: moment.mark };
  return { ...state, breaks: [...state.breaks, entry] };
}
