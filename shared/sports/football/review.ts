import type { Override } from '../../match/event.ts';
import { teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { cancelGoal } from './goals.ts';
import { momentOf } from './periods.ts';
import { unknownTeam } from './players.ts';
import type { Card, Goal, State } from './state.ts';

type ReviewData = DataOf<'football.review'>;

/** `football.review` (VAR protocol). */
export function review(
  before: State,
  data: ReviewData,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = data.team === undefined ? null : teamSide(before, data.team);
  if (data.team !== undefined && side === null) return unknownTeam(data.team);
  const moment = momentOf(before, data, at, override);
  if (moment instanceof RuleViolation) return moment;
  const { subject, decision } = data;
  const { mark } = moment;
  const state = { ...moment.state, reviews: [...moment.state.reviews, { subject, decision, side, mark }] };
  if (decision !== 'cancelled') return state;
  const goal = cancelledGoal(state, data);
  if (goal !== null) return cancelGoal(state, goal);
  const card = cancelledCard(state, data);
  if (card === null) return state;
  return { ...state, cards: state.cards.map((each) => (each === card ? { ...card, cancelled: true } : each)) };
}

/** The goal that a review takes back; null: none, or none that still counts. */
export function cancelledGoal(state: State, data: ReviewData): Goal | null {
  return data.subject === 'goal' ? find(state, state.goals, data) : null;
}

export function cancelledCard(state: State, data: ReviewData): Card | null {
  return data.subject === 'card' || data.subject === 'identity' ? find(state, state.cards, data) : null;
}

/** By id; by side and player where a correction has put the event back under another id. */
function find<T extends Goal | Card>(
  state: State,
  entries: readonly T[],
  { target, team, player }: ReviewData,
): T | null {
  const byId = entries.find((each) => each.id === target);
  if (byId !== undefined) return byId.cancelled ? null : byId;
  if (target !== undefined && team === undefined) return null;
  const side = team === undefined ? null : teamSide(state, team);
  return (
    entries.findLast(
      (each) =>
        !each.cancelled &&
        (side === null || each.side === side) &&
        (target === undefined && player === undefined ? true : each.player === (player ?? null)),
    ) ?? null
  );
}
