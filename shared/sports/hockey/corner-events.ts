import { against, waived } from '../refusal.ts';
import type { Side } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import { openCorner } from './corners.ts';
import type { DataOf } from './events.ts';
import type { Fact } from './fact.ts';
import { place } from './goals.ts';
import { stoppedAt } from './periods.ts';
import type { Corner, State } from './state.ts';

/** `hockey.corner` (Rule 12.3) */
export function awardCorner(before: State, data: DataOf<'hockey.corner'>, fact: Fact): State | RuleViolation {
  if (!before.format.penaltyCorners && !waived(fact.override, 'no-penalty-corners')) {
    return against('no-penalty-corners', 'There are no penalty corners in this competition.');
  }
  const placed = place(before, data, fact);
  if (placed instanceof RuleViolation) return placed;
  const { state, side, mark } = placed;
  const corner: Corner = { id: fact.id, side, mark, at: fact.at, outcome: null, player: null, cancelled: false };
  return stoppedAt({ ...state, corners: [...state.corners, corner] }, data.stopsClock, mark, fact.at);
}

/** `hockey.corner-result`. A corner that nobody has awarded has been awarded all the same. */
export function endCorner(before: State, data: DataOf<'hockey.corner-result'>, fact: Fact): State | RuleViolation {
  const placed = place(before, data, fact);
  if (placed instanceof RuleViolation) return placed;
  const { state, side, mark } = placed;
  const { outcome, player = null } = data;
  const { id, at } = fact;
  const corner = cornerOf(state, side, data.corner);
  const known =
    corner === null
      ? [...state.corners, { id, side, mark, at, outcome, player, cancelled: false }]
      : state.corners.map((each): Corner => (each === corner ? { ...corner, outcome, player } : each));
  const next: Corner = { id, side, mark, at, outcome: null, player: null, cancelled: false };
  return { ...state, corners: outcome === 're-awarded' ? [...known, next] : known };
}

/** By id; the side's newest where a correction has put the award back under another id. */
export function cornerOf({ corners }: State, side: Side, id: string | undefined): Corner | null {
  const named = corners.find((each) => each.id === id && each.side === side && !each.cancelled);
  return named !== undefined && named.outcome === null ? named : openCorner(corners, side);
}
