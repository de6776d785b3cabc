import * as z from 'zod';
import { type Pair, type Side, teamName } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import { PlayerId, type Team } from '../teams.ts';

/**
 * Who plays at this moment, of each side in `setup.teams` order, as a rebuilt match says it. An empty list: as on record.
 * `most`: more than any format of the sport has.
 */
export function playingNow(most: number) {
  const side = z.array(PlayerId).max(most);
  return z.tuple([side, side]);
}

type PlayingNow = Pair<readonly string[]>;

export function isNamedTwice(players: readonly string[]): boolean {
  return new Set(players).size < players.length;
}

/** The state with both sides' players in their places, or why they cannot be there. */
export function withBoth<State extends object>(
  before: State,
  told: PlayingNow | undefined,
  place: (state: State, side: Side, playing: readonly string[]) => State | RuleViolation,
): State | RuleViolation {
  if (told === undefined) return before;
  const home = place(before, 0, told[0]);
  return home instanceof RuleViolation ? home : place(home, 1, told[1]);
}

/** Who of a team came on and went off meanwhile; where nobody was known before, all of them came on. */
export interface TeamChange {
  readonly team: string;
  readonly on: readonly string[];
  readonly off: readonly string[];
}

/** What a rebuilt match makes of those who played; a team that plays on as it was is left out. */
export function changesOf(
  match: { readonly setup: { readonly teams: Pair<Team> } },
  told: PlayingNow | undefined,
  playing: (side: Side) => { readonly before: readonly string[]; readonly after: readonly string[] },
  nameOf: (side: Side, player: string) => string,
): readonly TeamChange[] {
  if (told === undefined) return [];
  return ([0, 1] as const).flatMap((side) => {
    const { before, after } = playing(side);
    const named = (ids: readonly string[]) => ids.map((id) => nameOf(side, id));
    const on = named(after.filter((id) => !before.includes(id)));
    const off = named(before.filter((id) => !after.includes(id)));
    return on.length + off.length === 0 ? [] : [{ team: teamName(match, side), on, off }];
  });
}
