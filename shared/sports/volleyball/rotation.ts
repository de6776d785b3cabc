import { partToPlay } from '../rally/part.ts';
import { unknownTeam } from '../rally/progress.ts';
import { impossible } from '../refusal.ts';
import { replaced, type Side, teamName, teamSide } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import type { SetState, State, TeamSet } from './state.ts';

/** Positions of the back row of six (Rule 7.4.1.2), as indices of `positions`. */
const BACK_ROW = [0, 4, 5];

/** One position clockwise: from 2 to 1, from 1 to 6 (Rule 7.6.2). A libero who would come to the front row leaves. */
export function rotated(team: TeamSet): TeamSet {
  const { positions } = team;
  if (positions === null) return team;
  return withoutFrontLibero({ ...team, positions: [...positions.slice(1), ...positions.slice(0, 1)] });
}

/** Rule 19.3.1.2: a libero plays in the back row only, so the player he replaces is back when rotation brings him forward. */
function withoutFrontLibero(team: TeamSet): TeamSet {
  const { positions, libero } = team;
  if (positions === null || libero === null) return team;
  return BACK_ROW.includes(positions.indexOf(libero.replaces)) ? team : { ...team, libero: null };
}

export function isBackRow({ positions }: TeamSet, player: string): boolean {
  return positions === null || BACK_ROW.includes(positions.indexOf(player));
}

/** Rule 7.3: the line-up of the set that comes next, or that of the current one put right. */
export function lineUp(state: State, { team, set, positions }: DataOf<'volleyball.lineup'>): State | RuleViolation {
  const side = teamSide(state, team);
  if (side === null) return unknownTeam(team);
  const refused = checkPositions(state, side, positions);
  if (refused !== null) return refused;
  const { current } = state;
  const number = set ?? partToPlay(state);
  if (current === null || number > current.number) {
    return { ...state, lineups: replaced(state.lineups, side, positions) };
  }
  if (number < current.number) {
    return impossible('wrong-set', `Set ${current.number} has begun; the line-up says set ${number}.`);
  }
  return { ...state, current: lined(current, side, positions) };
}

export function checkPositions(state: State, side: Side, positions: readonly string[]): RuleViolation | null {
  const { players } = state.format;
  if (positions.length !== players) {
    return impossible('lineup-size', `A team has ${players} players on court, not ${positions.length}.`, 'Rule 7.2');
  }
  const stranger = positions.find((player) => !playsFor(state, side, player));
  return stranger === undefined ? null : unknownPlayer(state, side, stranger);
}

/** The set with a team's players in these positions. */
export function lined(set: SetState, side: Side, positions: readonly string[]): SetState {
  return { ...set, teams: replaced(set.teams, side, withoutFrontLibero({ ...set.teams[side], positions })) };
}

/** The set with this player in position 1, the others around him in their order; he need not be on court by the record. */
export function servedBy(set: SetState, side: Side, server: string): SetState {
  const team = set.teams[side];
  const index = team.positions?.indexOf(server) ?? -1;
  if (team.positions === null || index <= 0) return set;
  const positions = [...team.positions.slice(index), ...team.positions.slice(0, index)];
  return { ...set, teams: replaced(set.teams, side, withoutFrontLibero({ ...team, positions })) };
}

/** A team without a list may have anybody. */
export function playsFor({ setup }: State, side: Side, player: string): boolean {
  const { players } = setup.teams[side];
  return players.length === 0 || players.some(({ id }) => id === player);
}

export function unknownPlayer(state: State, side: Side, player: string): RuleViolation {
  return impossible('unknown-player', `${player} does not play for ${teamName(state, side)}.`);
}
