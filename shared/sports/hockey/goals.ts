import { against, impossible, waived } from '../refusal.ts';
import { replaced, type Side, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import { openCorner } from './corners.ts';
import type { DataOf } from './events.ts';
import type { Fact } from './fact.ts';
import { momentOf, replacedPeriod, stoppedAt } from './periods.ts';
import { admit, unknownTeam } from './players.ts';
import { settle } from './result.ts';
import type { Corner, Goal, State } from './state.ts';

/** `hockey.goal` (Rule 8.1) */
export function score(before: State, data: DataOf<'hockey.goal'>, fact: Fact): State | RuleViolation {
  const side = teamSide(before, data.team);
  if (side === null) return unknownTeam(data.team);
  if (data.shootOut === true || (data.period === undefined && before.shootOut !== null)) {
    return impossible('shoot-out', 'In the shoot-out attempts are scored, not goals.', 'Regulations');
  }
  if (data.how === 'PC' && !before.format.penaltyCorners && !waived(fact.override, 'no-penalty-corners')) {
    return against('no-penalty-corners', 'There are no penalty corners in this competition.');
  }
  const moment = momentOf(before, data, fact);
  if (moment instanceof RuleViolation) return moment;
  const state = admit(moment.state, side, data.player, fact.override);
  if (state instanceof RuleViolation) return state;
  const { mark } = moment;
  const goal: Goal = { id: fact.id, side, how: data.how, player: data.player ?? null, mark, cancelled: false };
  const scored = count({ ...state, goals: [...state.goals, goal] }, goal, 1);
  const corners = data.how === 'PC' ? cornersAfter(scored, goal, fact.at) : scored.corners;
  return stoppedAt({ ...scored, corners }, data.stopsClock, mark, fact.at);
}

/** The corner from which the goal came; one that nobody has awarded has been awarded all the same. */
function cornersAfter({ corners }: State, { id, side, mark, player }: Goal, at: number): readonly Corner[] {
  const open = openCorner(corners, side);
  if (open !== null) return corners.map((each) => (each === open ? { ...open, outcome: 'goal', player } : each));
  return [...corners, { id, side, mark, at, outcome: 'goal', player, cancelled: false }];
}

/** The state in which a goal on record does not count. Its penalty corner was taken all the same. */
export function cancelGoal(state: State, goal: Goal): State {
  const goals = state.goals.map((each): Goal => (each === goal ? { ...goal, cancelled: true } : each));
  const scored = goal.how === 'PC' ? state.corners.findLast((each) => isFrom(goal, each)) : undefined;
  const corners = state.corners.map((each): Corner => (each === scored ? { ...each, outcome: 'disallowed' } : each));
  return count({ ...state, goals, corners }, goal, -1);
}

function isFrom({ side, player, mark }: Goal, corner: Corner): boolean {
  return (
    corner.outcome === 'goal' && corner.side === side && corner.player === player && corner.mark.period === mark.period
  );
}

function count(state: State, { side, mark }: Goal, by: 1 | -1): State {
  const record = state.periods.find(({ period }) => period === mark.period);
  if (record === undefined) return state;
  return settle(replacedPeriod(state, { ...record, goals: replaced(record.goals, side, record.goals[side] + by) }));
}

/** `hockey.stroke` (Rule 12.4) */
export function missStroke(before: State, data: DataOf<'hockey.stroke'>, fact: Fact): State | RuleViolation {
  const placed = place(before, data, fact);
  if (placed instanceof RuleViolation) return placed;
  const { state, side, mark } = placed;
  return {
    ...state,
    strokes: [...state.strokes, { side, player: data.player ?? null, outcome: data.outcome, mark }],
  };
}

/** `hockey.action` */
export function act(before: State, data: DataOf<'hockey.action'>, fact: Fact): State | RuleViolation {
  const placed = place(before, data, fact);
  if (placed instanceof RuleViolation) return placed;
  const { state, side } = placed;
  const counts = state.actions[side];
  const next = { ...counts, [data.action]: (counts[data.action] ?? 0) + 1 };
  return { ...state, actions: replaced(state.actions, side, next) };
}

interface InPlay {
  readonly team: string;
  readonly player?: string | undefined;
  readonly period?: number | undefined;
  readonly minute?: number | undefined;
  readonly shootOut?: true | undefined;
}

/** Side and moment of something that a team does in play. */
export function place(
  before: State,
  data: InPlay,
  fact: Fact,
): { readonly state: State; readonly side: Side; readonly mark: Goal['mark'] } | RuleViolation {
  const side = teamSide(before, data.team);
  if (side === null) return unknownTeam(data.team);
  if (data.shootOut === true)
    return impossible('shoot-out', 'In the shoot-out only attempts are scored.', 'Regulations');
  const moment = momentOf(before, data, fact);
  if (moment instanceof RuleViolation) return moment;
  const state = admit(moment.state, side, data.player, fact.override);
  return state instanceof RuleViolation ? state : { state, side, mark: moment.mark };
}
