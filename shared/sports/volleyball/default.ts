import { matchWinner, partsOf, wonOf } from '../rally/part.ts';
import { emptyPart, matchOver, unknownTeam } from '../rally/progress.ts';
import { other, replaced, type Side, teamSide } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { newSet } from './play.ts';
import { rulesOf, type SetState, type State, target } from './state.ts';

/** Rule 6.4: the other team is given what it lacks; a team that forfeits loses what it had as well. */
export function giveUp(state: State, { team, kind }: DataOf<'volleyball.default'>, at: number): State | RuleViolation {
  const side = teamSide(state, team);
  if (side === null) return unknownTeam(team);
  const rules = rulesOf(state);
  if (state.outcome !== null) return matchOver(rules);
  const winner = other(side);
  const played = kind === 'forfeit' ? [] : partsOf(state).map((set) => completed(state, set, winner));
  const sets = [...played];
  while (matchWinner(wonOf(sets), rules) !== winner && sets.length < rules.bestOf) {
    sets.push(completed(state, newSet(emptyPart(sets.length + 1, at)), winner));
  }
  const by = kind === 'forfeit' ? 'forfeit' : 'default';
  return {
    ...state,
    past: sets.slice(0, -1),
    current: sets.at(-1) ?? null,
    outcome: { kind: 'won', winner, by },
  };
}

/** The set as it is, or with the points that its winner lacks. */
function completed({ format }: State, set: SetState, winner: Side): SetState {
  if (set.winner !== null) return set;
  const needed = Math.max(target(format, set.number), set.points[other(winner)] + 2);
  const points = format.cap === null ? needed : Math.min(needed, format.cap);
  return {
    ...set,
    points: replaced(set.points, winner, points),
    record: [],
    from: replaced(set.points, winner, points),
    winner,
  };
}
