import type { Override } from '../../match/event.ts';
import { adjustedParts } from '../rally/adjust.ts';
import { unknownTeam } from '../rally/progress.ts';
import { type Pair, type Side, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { newSet, settle } from './play.ts';
import { rulesOf, type SetState, type State, type TeamSet } from './state.ts';

/** `volleyball.adjust`: the score as the officials have it. Sets whose score stays keep their record of points. */
export function adjust(
  state: State,
  data: DataOf<'volleyball.adjust'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const serving = data.serving === undefined ? null : teamSide(state, data.serving);
  if (data.serving !== undefined && serving === null) return unknownTeam(data.serving);
  const sets = adjustedParts(state, data.sets, at, override, rulesOf(state), (bare, known) => {
    const set = newSet(bare);
    if (known === undefined) return set;
    const teams: Pair<TeamSet> = [unplaced(known, 0), unplaced(known, 1)];
    return { ...set, first: known.first, teams };
  });
  if (sets instanceof RuleViolation) return sets;
  const last = sets.at(-1);
  if (last === undefined) return state;
  const given = state.outcome?.kind === 'won' && state.outcome.by !== 'sets' ? state.outcome : null;
  const current = { ...last, serving: serving ?? last.serving };
  return settle({ ...state, past: sets.slice(0, -1), current, outcome: given });
}

/** After missed play nobody knows the rotation; substitutions and time-outs on record stay. */
function unplaced({ teams }: SetState, side: Side): TeamSet {
  return { ...teams[side], positions: null, libero: null };
}
