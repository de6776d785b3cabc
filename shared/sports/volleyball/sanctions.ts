import type { Override } from '../../match/event.ts';
import { against, waived } from '../refusal.ts';
import { other, replaced, teamSide } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { addPoint, matchOver, setToPlay, unknownTeam } from './play.ts';
import { playsFor, unknownPlayer } from './rotation.ts';
import { playing, type State } from './state.ts';

/**
 * Rules 16.2 and 21.3. A penalty is a point and the service to the other team; called between sets, the next one begins
 * with it. An expelled player sits out the set, a disqualified one the match: the team substitutes.
 */
export function sanction(
  state: State,
  { team, kind, player, person }: DataOf<'volleyball.sanction'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = teamSide(state, team);
  if (side === null) return unknownTeam(team);
  if (player !== undefined && !playsFor(state, side, player)) return unknownPlayer(state, side, player);
  const earlier = state.sanctions.filter((each) => each.side === side);
  if ((kind === 'warning' || kind === 'delay warning') && earlier.some((each) => each.kind === kind)) {
    if (!waived(override, 'warned-already')) {
      const law = kind === 'warning' ? 'Rule 21.1' : 'Rule 16.2.2';
      return against('warned-already', 'That team has had its warning: what follows is a penalty.', law);
    }
  }
  const record = { side, kind, player: player ?? null, person: person ?? null, set: setToPlay(state) };
  const next = { ...state, sanctions: [...state.sanctions, record] };
  if (kind !== 'penalty' && kind !== 'delay penalty') return next;
  if (state.outcome !== null) return matchOver();
  const opponent = other(side);
  if (playing(state) !== null) return addPoint(next, opponent, { how: 'sanction', player: null }, at);
  return { ...next, owed: replaced(state.owed, opponent, state.owed[opponent] + 1) };
}
