import { impossible } from '../refusal.ts';
import { replaced, type Side } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { SetState, State, TeamSet } from './state.ts';

/** Positions of the back row (Rule 7.4.1.2), as indices of `positions`. */
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

/** The set with the line-up as the officials have it. */
export function withLineup(
  state: State,
  set: SetState,
  side: Side,
  positions: readonly string[],
): SetState | RuleViolation {
  const refused = checkLineup(state, side, positions);
  if (refused !== null) return refused;
  const team = withoutFrontLibero({ ...set.teams[side], positions });
  return { ...set, teams: replaced(set.teams, side, team) };
}

export function checkLineup(state: State, side: Side, positions: readonly string[]): RuleViolation | null {
  const stranger = positions.find((player) => !playsFor(state, side, player));
  return stranger === undefined ? null : unknownPlayer(state, side, stranger);
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
  return impossible('unknown-player', `${player} does not play for ${state.setup.teams[side].name}.`);
}
