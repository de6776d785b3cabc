import { against, waived } from '../refusal.ts';
import { type Side, teamName, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import type { Fact } from './fact.ts';
import { cancelGoal } from './goals.ts';
import { momentOf } from './periods.ts';
import { unknownTeam } from './players.ts';
import type { Card, Corner, Goal, State } from './state.ts';

type Data = DataOf<'hockey.referral'>;

/** `hockey.referral` (Regulations, video umpire) */
export function refer(before: State, data: Data, fact: Fact): State | RuleViolation {
  const side = data.team === undefined ? null : teamSide(before, data.team);
  if (data.team !== undefined && side === null) return unknownTeam(data.team);
  const { by, subject, decision } = data;
  if (by === 'team' && side !== null && referralsLeft(before, side) < 1 && !waived(fact.override, 'no-referral')) {
    return against('no-referral', `${teamName(before, side)} have no video referral left.`, 'Regulations');
  }
  const moment = momentOf(before, data, fact);
  if (moment instanceof RuleViolation) return moment;
  const state = {
    ...moment.state,
    referrals: [...moment.state.referrals, { by, side, subject, decision, mark: moment.mark }],
  };
  const found = cancelled(state, data);
  switch (found?.kind) {
    case 'goal':
      return cancelGoal(state, found.entry);
    case 'corner':
      return { ...state, corners: state.corners.map((each) => (each === found.entry ? off(each) : each)) };
    case 'card':
      return { ...state, cards: state.cards.map((each) => (each === found.entry ? off(each) : each)) };
    case undefined:
      return state;
  }
}

function off<T extends Corner | Card>(entry: T): T {
  return { ...entry, cancelled: true };
}

/** A referral is lost when the video umpire finds against the team. */
export function referralsLeft({ referrals, format }: State, side: Side): number {
  const lost = referrals.filter((each) => each.by === 'team' && each.side === side && each.decision === 'rejected');
  return Math.max(0, format.referrals - lost.length);
}

type Cancelled =
  | { readonly kind: 'goal'; readonly entry: Goal }
  | { readonly kind: 'corner'; readonly entry: Corner }
  | { readonly kind: 'card'; readonly entry: Card };

/** What a referral takes back; null: nothing, or nothing that is on record and counts. */
export function cancelled(state: State, { subject, cancels }: Data): Cancelled | null {
  if (cancels === undefined) return null;
  switch (subject) {
    case 'goal': {
      const entry = find(state, state.goals, cancels);
      return entry && { kind: 'goal', entry };
    }
    case 'penalty corner': {
      // The player in the record is who shot it: known only once it has been taken.
      const entry = find(state, state.corners, { target: cancels.target, team: cancels.team });
      return entry && { kind: 'corner', entry };
    }
    case 'card': {
      const entry = find(state, state.cards, cancels);
      return entry && { kind: 'card', entry };
    }
    case 'penalty stroke':
      return null;
  }
}

/** By id; by side and player where a correction has put the event back under another id. */
function find<T extends Goal | Corner | Card>(
  state: State,
  entries: readonly T[],
  { target, team, player }: NonNullable<Data['cancels']>,
): T | null {
  const byId = target === undefined ? undefined : entries.find((each) => each.id === target);
  if (byId !== undefined) return byId.cancelled ? null : byId;
  if (target !== undefined && team === undefined) return null;
  const side = team === undefined ? null : teamSide(state, team);
  return (
    entries.findLast(
      (each) =>
        !each.cancelled && (side === null || each.side === side) && (player === undefined || each.player === player),
    ) ?? null
  );
}
