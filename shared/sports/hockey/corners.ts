import type { Side } from '../side.ts';
import { type Corner, latest, type State } from './state.ts';
import { markAt } from './time.ts';

/** So much playing time after its award, a penalty corner is over, whether or not anybody says what became of it. */
const OVER_MS = 30_000;

/** A side's newest corner of which nobody has said what became of it; null: none. */
export function openCorner(corners: readonly Corner[], side: Side): Corner | null {
  const last = corners.findLast((each) => each.side === side && !each.cancelled);
  return last === undefined || last.outcome !== null ? null : last;
}

/** The penalty corner that is being taken at an instant; null: none. */
export function cornerOn(state: State, at: number): Corner | null {
  const corner = state.corners.findLast(({ cancelled }) => !cancelled);
  const record = latest(state);
  if (corner === undefined || corner.outcome !== null || record === null || record.ended) return null;
  if (corner.mark.period !== record.period) return null;
  const since = markAt(state.format, record, at).played - corner.mark.played;
  const later = [...state.goals, ...state.strokes].some(
    ({ mark }) => mark.period === record.period && mark.played > corner.mark.played,
  );
  return later || since > OVER_MS ? null : corner;
}
