import type { Override } from '../../match/event.ts';
import { against, waived } from '../refusal.ts';
import { teamSide } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { unknownTeam } from './mat.ts';
import { endPeriod } from './periods.ts';
import { nextStage, settle } from './result.ts';
import { latest, type State, type TieBreak } from './state.ts';

/** `kabaddi.tiebreak`: the raids that break a tie, or the golden raid. A period in progress ends with it. */
export function beginTieBreak(
  before: State,
  { kind, first }: DataOf<'kabaddi.tiebreak'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = first === undefined ? null : teamSide(before, first);
  if (first !== undefined && side === null) return unknownTeam(first);
  const last = latest(before);
  const state = last !== null && !last.ended ? endPeriod(before, last, at) : before;
  const due = kind === 'raids' ? 'tie-break' : 'golden raid';
  if (nextStage(state) !== due && !waived(override, 'not-due')) {
    return against('not-due', kind === 'raids' ? 'No tie-break is due.' : 'No golden raid is due.');
  }
  const begun: TieBreak = { first: side, raids: [0, 0], points: [0, 0], over: false };
  const next = { ...state, raid: null };
  return settle(kind === 'raids' ? { ...next, tieBreak: begun } : { ...next, golden: begun });
}
