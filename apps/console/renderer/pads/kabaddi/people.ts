import { type State, stageOf } from '#shared/sports/kabaddi/state.ts';
import type { Side } from '#shared/sports/side.ts';
import type { Person } from '../actions/people.ts';

/** Those on the mat first. In the raids that break a tie everybody is. */
export function people(state: State, side: Side, where: 'mat' | 'off' | 'all' = 'mat'): readonly Person[] {
  const { squad, on } = state.teams[side];
  const told = where !== 'all' && !on.includes(null) && (stageOf(state) ?? 0) < 5;
  return [...squad.values()].map(({ id, name, number }) => ({
    id,
    name,
    number,
    muted: told && on.includes(id) !== (where === 'mat'),
  }));
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
