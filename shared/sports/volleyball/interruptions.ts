import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { replaced, type Side, teamName, teamSide } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { unknownTeam } from './play.ts';
import { isBackRow, playsFor, unknownPlayer } from './rotation.ts';
import { onCourt, playerName, playing, type SetState, type State, type TeamSet } from './state.ts';

export function noSet(): RuleViolation {
  return impossible('no-set', 'No set is being played.');
}

/** Rule 15.1: so many time-outs a set. */
export function takeTimeout(
  state: State,
  { team }: DataOf<'volleyball.timeout'>,
  override: Override | undefined,
): State | RuleViolation {
  const set = playing(state);
  if (set === null) return noSet();
  if (team === undefined) return state;
  const side = teamSide(state, team);
  if (side === null) return unknownTeam(team);
  const { timeouts } = set.teams[side];
  if (timeouts >= state.format.timeouts && !waived(override, 'too-many-timeouts')) {
    const message = `${teamName(state, side)} has taken its ${timeouts} time-outs in this set.`;
    return against('too-many-timeouts', message, 'Rule 15.1');
  }
  return withTeam(state, set, side, { ...set.teams[side], timeouts: timeouts + 1 });
}

export function substitute(
  state: State,
  data: DataOf<'volleyball.substitution'>,
  override: Override | undefined,
): State | RuleViolation {
  const set = playing(state);
  if (set === null) return noSet();
  const side = teamSide(state, data.team);
  if (side === null) return unknownTeam(data.team);
  const refused =
    strangers(state, side, data) ??
    checkExchange(state, set, side, data, override) ??
    checkOrder(state, set, side, data, override);
  if (refused !== null) return refused;
  const team = set.teams[side];
  return withTeam(state, set, side, {
    ...team,
    positions: team.positions?.map((player) => (player === data.out ? data.in : player)) ?? null,
    substitutions: [...team.substitutions, { out: data.out, in: data.in, exceptional: data.exceptional ?? false }],
    libero: team.libero?.replaces === data.out ? { ...team.libero, replaces: data.in } : team.libero,
  });
}

function strangers(state: State, side: Side, { out, in: comes }: { out: string; in: string }): RuleViolation | null {
  if (out === comes) return impossible('same-player', 'A player cannot come in for himself.');
  const stranger = [out, comes].find((player) => !playsFor(state, side, player));
  return stranger === undefined ? null : unknownPlayer(state, side, stranger);
}

/** Who leaves must be on court, who comes must not be, nor be a libero or sent off. */
function checkExchange(
  state: State,
  set: SetState,
  side: Side,
  { out, in: comes }: DataOf<'volleyball.substitution'>,
  override: Override | undefined,
): RuleViolation | null {
  const { positions, libero } = set.teams[side];
  const name = (player: string) => playerName(state, player);
  if (positions !== null && !positions.includes(out) && !waived(override, 'not-on-court')) {
    return against('not-on-court', `${name(out)} is not on court.`, 'Rule 15.5');
  }
  if (positions?.includes(comes) || libero?.player === comes) {
    return impossible('on-court', `${name(comes)} is on court already.`, 'Rule 15.5');
  }
  if (state.setup.liberos.includes(comes) && !waived(override, 'libero')) {
    return against('libero', `${name(comes)} is a libero: that is a replacement, no substitution.`, 'Rule 19.3.2');
  }
  const sentOff = state.sanctions.some(
    ({ player, kind, set: number }) =>
      player === comes && (kind === 'disqualification' || (kind === 'expulsion' && number === set.number)),
  );
  return sentOff && !waived(override, 'sent-off')
    ? against('sent-off', `${name(comes)} may not play.`, 'Rule 21.3')
    : null;
}

/** Rule 15.6: six a set; a starter may leave and come back once, for the one who took his place, who then is done. */
function checkOrder(
  { format, ...state }: State,
  set: SetState,
  side: Side,
  { out, in: comes, exceptional }: DataOf<'volleyball.substitution'>,
  override: Override | undefined,
): RuleViolation | null {
  if (exceptional === true) return null;
  const { substitutions } = set.teams[side];
  const regular = substitutions.filter((each) => !each.exceptional).length;
  if (regular >= format.substitutions && !waived(override, 'too-many-substitutions')) {
    const message = `${teamName(state, side)} has made its ${regular} substitutions in this set.`;
    return against('too-many-substitutions', message, 'Rule 15.1');
  }
  const earlier = substitutions.filter((each) =>
    [each.in, each.out].some((player) => player === out || player === comes),
  );
  const [only, ...more] = earlier;
  const returns = more.length === 0 && only?.out === comes && only.in === out;
  if (only === undefined || returns || waived(override, 'substitution-order')) return null;
  const message = 'A starter comes back once, for the substitute who took the place; a substitute comes in once.';
  return against('substitution-order', message, 'Rule 15.6');
}

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
  if (!state.setup.liberos.includes(comes) && !waived(override, 'not-libero')) {
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

function withTeam(state: State, set: SetState, side: Side, team: TeamSet): State {
  return { ...state, current: { ...set, teams: replaced(set.teams, side, team) } };
}
