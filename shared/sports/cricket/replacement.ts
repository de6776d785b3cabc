import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { other, type Side, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import { placeBowler } from './bowling.ts';
import { admit, closeStand, enterBatter, mayBat, withRoster } from './crease.ts';
import type { DataOf } from './events.ts';
import { type Innings, playerName, type State } from './state.ts';

type Replacement = DataOf<'cricket.replacement'>;

/** `cricket.replacement`: of a player for the rest of the match, or with `role` of one who bats or bowls now. */
export function replace(state: State, data: Replacement, override: Override | undefined): State | RuleViolation {
  const side = teamSide(state, data.team);
  if (side === null) return impossible('unknown-team', `${data.team} does not play in this match.`);
  if (data.role === undefined) return replaceInTeam(state, side, data, override);
  const { current } = state;
  if (current === null) return impossible('no-innings', 'No innings is in progress.');
  const admitted = admit(state, side, data.in.id);
  if (admitted instanceof RuleViolation) return admitted;
  const bats = side === current.batting;
  if (bats !== (data.role === 'batter')) {
    return impossible('wrong-side', `${data.team} is ${bats ? 'batting' : 'in the field'} now.`);
  }
  return bats ? replaceBatter(admitted, current, data, override) : replaceBowler(admitted, current, data, override);
}

function replaceInTeam(
  state: State,
  side: Side,
  data: Replacement,
  override: Override | undefined,
): State | RuleViolation {
  const roster = state.rosters[side];
  const { id, name } = data.in;
  if (state.rosters[other(side)].players.has(id) && !roster.players.has(id)) {
    return impossible('wrong-team', `${playerName(state, other(side), id)} plays for the other side.`);
  }
  const players = new Map(roster.players).set(id, { id, name: roster.players.get(id)?.name ?? name, replaced: false });
  if (data.out !== undefined) {
    const out = players.get(data.out);
    if (out === undefined && roster.room === 0) {
      return impossible('unknown-player', `${data.out} is not on the team sheet of ${data.team}.`);
    }
    const batting = state.current?.batting === side && state.current.closed === null ? state.current.batters : [];
    if (
      batting.some(({ id: each, status }) => each === data.out && status === 'in') &&
      !waived(override, 'batter-in')
    ) {
      return against('batter-in', `${out?.name ?? data.out} is at the crease; record the retirement first.`);
    }
    players.set(data.out, { id: data.out, name: out?.name ?? data.out, replaced: true });
  }
  return withRoster(state, side, { ...roster, players });
}

/** The batter leaves the crease without being out and may come back (Law 25.4.2). */
function replaceBatter(
  state: State,
  innings: Innings,
  data: Replacement,
  override: Override | undefined,
): State | RuleViolation {
  const refused = mayBat(state, innings, data.in.id, override);
  if (refused !== null) return refused;
  if (innings.batters.find(({ id }) => id === data.in.id)?.status === 'in') {
    return impossible('same-batter', `${data.in.name} is at the crease already.`);
  }
  const leaving = innings.batters.findIndex(({ id }) => id === data.out);
  const place =
    leaving < 0
      ? undefined
      : leaving === innings.striker
        ? 'striker'
        : leaving === innings.nonStriker
          ? 'nonStriker'
          : undefined;
  const batter = innings.batters[leaving];
  if (place === undefined || batter === undefined) {
    if (innings.striker < 0 || innings.nonStriker < 0) {
      return { ...state, current: enterBatter(innings, data.in.id, undefined) };
    }
    if (!waived(override, 'not-at-crease')) {
      return against('not-at-crease', `${data.out ?? 'Nobody'} is not at the crease and cannot be replaced there.`);
    }
    return state;
  }
  const left: Innings = {
    ...closeStand(innings),
    batters: innings.batters.with(leaving, { ...batter, status: 'away' }),
    striker: place === 'striker' ? -1 : innings.striker,
    nonStriker: place === 'nonStriker' ? -1 : innings.nonStriker,
  };
  return { ...state, current: enterBatter(left, data.in.id, place) };
}

function replaceBowler(
  state: State,
  innings: Innings,
  data: Replacement,
  override: Override | undefined,
): State | RuleViolation {
  const current = placeBowler(state, innings, data.in.id, override);
  return current instanceof RuleViolation ? current : { ...state, current };
}
