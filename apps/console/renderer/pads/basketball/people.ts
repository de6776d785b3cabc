import { excluded } from '#shared/sports/basketball/players.ts';
import type { State } from '#shared/sports/basketball/state.ts';
import type { Side } from '#shared/sports/side.ts';
import type { Person } from '../actions/people.ts';

/** Those on the court first; where nobody says who is, all are. */
export function people(state: State, side: Side, where: 'court' | 'bench' | 'all' = 'court'): readonly Person[] {
  const court = state.court[side];
  return [...state.squads[side].players.values()].map(({ id, name, number }) => {
    const elsewhere = court.size > 0 && where !== 'all' && court.has(id) !== (where === 'court');
    return { id, name, number, muted: elsewhere || (where === 'bench' && excluded(state, side, id) !== null) };
  });
}

/** Those who are there alone: who can go out, who can come in. */
export function onlyThere(state: State, side: Side, where: 'court' | 'bench'): readonly Person[] {
  const court = state.court[side];
  const all = people(state, side, where);
  return court.size === 0 ? all : all.filter(({ id }) => court.has(id) === (where === 'court'));
}
