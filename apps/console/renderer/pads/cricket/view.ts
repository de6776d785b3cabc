import type { MatchState } from '#shared/match/state.ts';
import { cricket } from '#shared/sports/cricket/index.ts';
import { playerName, type State } from '#shared/sports/cricket/state.ts';

/** The cricket inside a match; null for another sport's. */
export function cricketOf(state: MatchState | null): State | null {
  return state === null ? null : cricket.stateOf(state.game);
}

/** A player's name whatever the team, for texts about past events. */
export function nameOf(state: State | null, id: string): string {
  if (state === null) return id;
  return state.rosters[0].players.has(id) ? playerName(state, 0, id) : playerName(state, 1, id);
}
