import type { Override } from '../../match/event.ts';
import { playing } from '../rally/part.ts';
import { unknownTeam } from '../rally/progress.ts';
import { against, impossible, waived } from '../refusal.ts';
import { type Side, teamSide } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { noSet, strangers, withTeam } from './interruptions.ts';
import { isBackRow } from './rotation.ts';
import { onCourt, playerName, type SetState, type State } from './state.ts';

/** Rule 19.3.2: without limit, in the back row, and never to serve. */
export function replaceLibero(
  state: State,
  data: DataOf<'volleyball.libero'>,
  override: Override | undefined,
): State | RuleViolation {
  const set = playing(state);
  if (set === null) return noSet();
  const side = teamSide(state, data.team);
  if (side === null) return unknownTeam(data.team);
  const stranger = strangers(state, side, data);
  if (stranger !== null) return stranger;
  const team = set.teams[side];
  const { libero } = team;
  if (libero?.player === data.out) {
    if (libero.replaces === data.in) return withTeam(state, set, side, { ...team, libero: null });
    // One libero takes over from the other (Rule 19.3.2.1).
    return comeIn(state, set, side, { out: libero.replaces, in: data.in }, override);
  }
  return comeIn(state, set, side, data, override);
}

function comeIn(
  state: State,
  set: SetState,
  side: Side,
  { out, in: comes }: { out: string; in: string },
  override: Override | undefined,
): State | RuleViolation {
  const team = set.teams[side];
  const name = (player: string) => playerName(state, player);
  if (!state.liberos.includes(comes) && !waived(override, 'not-libero')) {
    return against('not-libero', `${name(comes)} is no libero.`, 'Rule 19.1');
  }
  if (team.positions !== null && !team.positions.includes(out)) {
    return impossible('not-on-court', `${name(out)} is not on court.`, 'Rule 19.3.2');
  }
  if (onCourt(team)?.includes(comes)) return impossible('on-court', `${name(comes)} is on court already.`);
  if (!isBackRow(team, out) && !waived(override, 'front-row')) {
    return against('front-row', `${name(out)} is in the front row, where no libero plays.`, 'Rule 19.3.1.1');
  }
  if (set.serving === side && team.positions?.[0] === out && !waived(override, 'libero-serves')) {
    return against('libero-serves', `${name(out)} is to serve, which a libero may not.`, 'Rule 19.3.1.3');
  }
  return withTeam(state, set, side, { ...team, libero: { player: comes, replaces: out } });
}

/** Rule 19.4: the libero who cannot go on plays no more; the new one is nobody on court, and stays the libero. */
export function redesignate(
  state: State,
  data: DataOf<'volleyball.redesignation'>,
  override: Override | undefined,
): State | RuleViolation {
  const side = teamSide(state, data.team);
  if (side === null) return unknownTeam(data.team);
  const stranger = strangers(state, side, data);
  if (stranger !== null) return stranger;
  const { out, in: comes } = data;
  const name = (player: string) => playerName(state, player);
  if (!state.liberos.includes(out) && !waived(override, 'not-libero')) {
    return against('not-libero', `${name(out)} is no libero.`, 'Rule 19.4');
  }
  if (state.liberos.includes(comes)) return impossible('libero', `${name(comes)} is a libero already.`, 'Rule 19.4');
  if (state.retired.includes(comes)) return impossible('retired', `${name(comes)} may not play any more.`, 'Rule 19.4');
  const set = playing(state);
  const team = set?.teams[side];
  if (team !== undefined && (onCourt(team)?.includes(comes) || team.positions?.includes(comes))) {
    return impossible('on-court', `${name(comes)} is on court or comes back to it.`, 'Rule 19.4.2');
  }
  const liberos = [...state.liberos.filter((each) => each !== out), comes];
  const next = { ...state, liberos, retired: [...state.retired, out] };
  if (set === null || team?.libero?.player !== out) return next;
  return withTeam(next, set, side, { ...team, libero: { ...team.libero, player: comes } });
}
