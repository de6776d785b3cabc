import type { Team } from './teams.ts';

/** One of the two teams, by its place in `setup.teams`. */
export type Side = 0 | 1;

/** Something of each team, in the order of `setup.teams`. */
export type Pair<T> = readonly [T, T];

export function other(side: Side): Side {
  return side === 0 ? 1 : 0;
}

export function replaced<T>([a, b]: Pair<T>, side: Side, value: T): Pair<T> {
  return side === 0 ? [value, b] : [a, value];
}

/** The part of every sport's state that says who plays. */
interface Contest {
  readonly setup: { readonly teams: Pair<Team> };
}

export function teamSide({ setup }: Contest, team: string): Side | null {
  const [a, b] = setup.teams;
  if (team === a.id) return 0;
  return team === b.id ? 1 : null;
}

export function teamName({ setup }: Contest, side: Side): string {
  return setup.teams[side].name;
}
