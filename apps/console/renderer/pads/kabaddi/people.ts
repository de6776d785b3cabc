import { playerIds } from '#shared/sports/kabaddi/scorecard.ts';
import { playerName, type State, stageOf } from '#shared/sports/kabaddi/state.ts';
import type { Pair, Side } from '#shared/sports/side.ts';
import type { Player, Team } from '#shared/sports/teams.ts';
import type { Person } from '../actions/people.ts';

/** Those on the mat first. In the raids that break a tie everybody is. */
export function people(state: State, side: Side, where: 'mat' | 'off' | 'all' = 'mat'): readonly Person[] {
  const { on } = state.teams[side];
  const told = where !== 'all' && !on.includes(null) && (stageOf(state) ?? 0) < 5;
  return members(state, side).map((player) => ({
    ...player,
    muted: told && on.includes(player.id) !== (where === 'mat'),
  }));
}

/** The teams with those who turned up beside the team sheet. */
export function squads(state: State): Pair<Team> {
  const [home, away] = state.setup.teams;
  return [
    { ...home, players: members(state, 0) },
    { ...away, players: members(state, 1) },
  ];
}

/** The team sheet's players, then whoever else has played or is in the play. */
function members(state: State, side: Side): Player[] {
  const { squad, on, out } = state.teams[side];
  const inPlay = [...on, ...out].filter((id) => id !== null);
  return [...new Set([...playerIds(state, side), ...inPlay])].map((id) => {
    const number = squad.get(id)?.number ?? null;
    return { id, name: playerName(state, side, id), ...(number !== null && { number }) };
  });
}

/** Those who are not in the play: neither on the mat nor out, suspended or dismissed. */
export function bench(state: State, side: Side): readonly Person[] {
  const { on, out, suspended, dismissed } = state.teams[side];
  const playing = new Set([...on, ...out, ...suspended.map(({ player }) => player), ...dismissed]);
  return people(state, side, 'all').filter(({ id }) => !playing.has(id));
}

export function shirtOf(state: State, side: Side, id: string | null): string {
  if (id === null) return '?';
  const player = state.teams[side].squad.get(id);
  return String(player?.number ?? player?.name ?? id);
}
