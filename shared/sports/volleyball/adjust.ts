import type { Override } from '../../match/event.ts';
import { adjustedParts } from '../rally/adjust.ts';
import { partsOf } from '../rally/part.ts';
import { unknownTeam } from '../rally/progress.ts';
import { type Pair, type Side, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { newSet, settle } from './play.ts';
import { checkPositions, lined } from './rotation.ts';
import { rulesOf, type SetState, type State, type TeamSet } from './state.ts';

/** What a rebuilt match starts from: how it stands by the record. */
export function standing(state: State): DataOf<'volleyball.adjust'> {
  const { current, setup } = state;
  const sets = partsOf(state).map(({ points: [a, b] }): [number, number] => [a, b]);
  const known = (side: Side) => [...(current?.teams[side].positions ?? [])];
  return {
    sets: sets.length === 0 ? [[0, 0]] : sets,
    ...(current !== null && current.serving !== null && { serving: setup.teams[current.serving].id }),
    positions: [known(0), known(1)],
  };
}

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
  const [home, away] = data.positions ?? [[], []];
  const first = stood(state, last, 0, home);
  const both = first instanceof RuleViolation ? first : stood(state, first, 1, away);
  if (both instanceof RuleViolation) return both;
  const current = { ...both, serving: serving ?? last.serving };
  return settle({ ...state, past: sets.slice(0, -1), current, outcome: given });
}

function stood(state: State, set: SetState, side: Side, positions: readonly string[]): SetState | RuleViolation {
  if (positions.length === 0) return set;
  return checkPositions(state, side, positions) ?? lined(set, side, positions);
}

/** After missed play nobody knows the rotation until it is told; substitutions and time-outs on record stay. */
function unplaced({ teams }: SetState, side: Side): TeamSet {
  return { ...teams[side], positions: null, libero: null };
}
