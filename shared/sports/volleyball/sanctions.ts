import type { Override } from '../../match/event.ts';
import { partToPlay, playing } from '../rally/part.ts';
import { matchOver, unknownTeam } from '../rally/progress.ts';
import { against, waived } from '../refusal.ts';
import { other, replaced, teamSide } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { DataOf, Sanction } from './events.ts';
import { addPoint } from './play.ts';
import { playsFor, unknownPlayer } from './rotation.ts';
import { rulesOf, type SanctionRecord, type State } from './state.ts';

/**
 * Rules 16.2 and 21.3. A penalty is a point and the service to the other team; called between sets, the next one begins
 * with it. An expelled player sits out the set, a disqualified one the match: the team substitutes.
 */
export function sanction(
  state: State,
  data: DataOf<'volleyball.sanction'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const { team, kind, player, person } = data;
  const side = teamSide(state, team);
  if (side === null) return unknownTeam(team);
  if (player !== undefined && !playsFor(state, side, player)) return unknownPlayer(state, side, player);
  const record = { side, kind, player: player ?? null, person: person ?? null, set: partToPlay(state) };
  const refused = checkScale(
    state.sanctions.filter((each) => each.side === side),
    record,
    override,
  );
  if (refused !== null) return refused;
  const next = { ...state, sanctions: [...state.sanctions, record] };
  if (kind !== 'penalty' && kind !== 'delay penalty') return next;
  if (state.outcome !== null) return matchOver(rulesOf(state));
  const opponent = other(side);
  if (playing(state) !== null) return addPoint(next, opponent, { how: 'sanction', player: null }, at);
  return { ...next, owed: replaced(state.owed, opponent, state.owed[opponent] + 1) };
}

/** From minor to major; what follows the same person's sanction is a graver one (Rule 21.4.2). */
const SCALE: readonly Sanction[] = ['penalty', 'expulsion', 'disqualification'];

function checkScale(
  earlier: readonly SanctionRecord[],
  { kind, player, person }: SanctionRecord,
  override: Override | undefined,
): RuleViolation | null {
  const had = (sanction: Sanction) => earlier.some((each) => each.kind === sanction);
  if (kind === 'warning' || kind === 'delay warning') {
    if (!had(kind) || waived(override, 'warned-already')) return null;
    const law = kind === 'warning' ? 'Rule 21.1' : 'Rule 16.2.2';
    return against('warned-already', 'That team has had its warning: what follows is a penalty.', law);
  }
  if (kind === 'delay penalty') {
    if (had('delay warning') || waived(override, 'no-delay-warning')) return null;
    return against('no-delay-warning', 'The first delay of a team is a delay warning.', 'Rule 16.2.2');
  }
  const known = player !== null || person !== null;
  const own = earlier.filter((each) => each.player === player && each.person === person);
  const worst = Math.max(-1, ...own.map((each) => SCALE.indexOf(each.kind)));
  if (!known || SCALE.indexOf(kind) > worst || waived(override, 'sanction-scale')) return null;
  const next = SCALE[worst + 1];
  const message = next === undefined ? 'That person is disqualified already.' : `What follows is the ${next}.`;
  return against('sanction-scale', message, 'Rule 21.4.2');
}
