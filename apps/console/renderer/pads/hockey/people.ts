import { presence } from '#shared/sports/hockey/players.ts';
import type { State } from '#shared/sports/hockey/state.ts';
import type { Side } from '#shared/sports/side.ts';
import type { Person } from '../actions/people.ts';

/** Those who are in that place first; where no line-up says, all are. */
export function people(state: State, side: Side, where: 'field' | 'bench' | 'all' = 'field'): readonly Person[] {
  return [...state.squads[side].players.values()].map(({ id, name, number }) => {
    const place = presence(state, side, id, state.now);
    return { id, name, number, muted: where !== 'all' && place !== 'unknown' && place !== where };
  });
}

export function shirtOf(state: State, side: Side, id: string): string {
  const player = state.squads[side].players.get(id);
  return String(player?.number ?? player?.name ?? id);
}
