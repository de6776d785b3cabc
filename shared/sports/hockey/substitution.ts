import { against, impossible, waived } from '../refusal.ts';
import { replaced, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import type { Fact } from './fact.ts';
import { momentOf } from './periods.ts';
import { admit, presence, unknownTeam } from './players.ts';
import { playerName, type Squad, type State } from './state.ts';

type Change = DataOf<'hockey.substitution'>;

/**
 * `hockey.substitution` (Rule 2.3). Who is on and whose suspension is over follow from the clock and from other events,
 * which a correction may change: there the scorer's word counts, and a warning says what speaks against it.
 */
export function substitute(before: State, data: Change, fact: Fact): State | RuleViolation {
  const side = teamSide(before, data.team);
  if (side === null) return unknownTeam(data.team);
  if (data.off === undefined && data.on === undefined) return impossible('nobody', 'Say who goes off or comes on.');
  if (data.off === data.on) return impossible('same-player', 'Nobody is substituted by the same player.');
  if (data.shootOut === true) return impossible('shoot-out', 'The shoot-out knows no substitutions.', 'Regulations');
  // Before the match a change is one of the team sheet.
  const moment = before.periods.length === 0 ? { state: before } : momentOf(before, data, fact);
  if (moment instanceof RuleViolation) return moment;
  let state = moment.state;
  for (const id of [data.off, data.on]) {
    const next = admit(state, side, id, fact.override);
    if (next instanceof RuleViolation) return next;
    state = next;
  }
  if (data.on !== undefined && !waived(fact.override, 'sent-off')) {
    if (presence(state, side, data.on, fact.at) === 'sent off') {
      const name = playerName(state, side, data.on);
      return against('sent-off', `${name} has been sent off for the rest of the match.`, 'Rule 14.1d');
    }
  }
  return {
    ...state,
    squads: replaced(state.squads, side, changed(state.squads[side], data)),
    substitutions: replaced(state.substitutions, side, state.substitutions[side] + 1),
  };
}

function changed(squad: Squad, { off, on, as }: Change): Squad {
  const field = squad.field === null ? null : new Set(squad.field);
  if (off !== undefined) field?.delete(off);
  if (on !== undefined) field?.add(on);
  return { ...squad, field, goal: goalAfter(squad, off, on, as) };
}

function goalAfter({ goal }: Squad, off: Change['off'], on: Change['on'], as: Change['as']): Squad['goal'] {
  if (on !== undefined && as === 'goalkeeper') return { keeper: on, empty: false };
  return off !== undefined && off === goal.keeper ? { keeper: null, empty: true } : goal;
}
