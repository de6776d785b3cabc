import type { Override } from '../../match/event.ts';
import { challenged } from '../rally/challenge.ts';
import { playing } from '../rally/part.ts';
import { unknownTeam } from '../rally/progress.ts';
import { against, impossible, waived } from '../refusal.ts';
import { replaced, type Side, teamName, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { playsFor, unknownPlayer } from './rotation.ts';
import { playerName, type SetState, type State, type TeamSet } from './state.ts';

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

/** A video challenge: so many may fail in a set. */
export function challenge(
  state: State,
  { team, outcome }: DataOf<'volleyball.challenge'>,
  override: Override | undefined,
): State | RuleViolation {
  const { current } = state;
  if (current === null) return noSet();
  const side = teamSide(state, team);
  if (side === null) return unknownTeam(team);
  const { challenges } = current.teams[side];
  const failed = challenged(challenges, outcome, state.format.challenges, teamName(state, side), override);
  if (failed instanceof RuleViolation) return failed;
  return withTeam(state, current, side, { ...current.teams[side], challenges: failed });
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

export function strangers(
  state: State,
  side: Side,
  { out, in: comes }: { out: string; in: string },
): RuleViolation | null {
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
  if (state.liberos.includes(comes) && !waived(override, 'libero')) {
    return against('libero', `${name(comes)} is a libero: that is a replacement, no substitution.`, 'Rule 19.3.2');
  }
  return mayNotPlay(state, set, comes) && !waived(override, 'sent-off')
    ? against('sent-off', `${name(comes)} may not play.`, 'Rule 21.3')
    : null;
}

/** Sent off (Rule 21.3), or a libero who could not go on (Rule 19.4). */
export function mayNotPlay(state: State, set: SetState, player: string): boolean {
  const isSentOff = state.sanctions.some(
    ({ player: who, kind, set: number }) =>
      who === player && (kind === 'disqualification' || (kind === 'expulsion' && number === set.number)),
  );
  return isSentOff || state.retired.includes(player);
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

export function withTeam(state: State, set: SetState, side: Side, team: TeamSet): State {
  return { ...state, current: { ...set, teams: replaced(set.teams, side, team) } };
}
