import * as z from 'zod';
import type { MatchState } from '#shared/match/state.ts';
import { DEFAULT_LOCALE } from '#shared/text/locale.ts';
import { AlertKind } from '#shared/wire/alerts.ts';
import type { Told } from './core/judge.ts';

/** Something that can be followed, and what happened to it: who wants one of these kinds is told. */
export const Concerned = z.object({
  what: z.enum(['match', 'team', 'player']),
  /** Of teams and players; else empty. */
  sport: z.string(),
  key: z.string(),
  kinds: z.array(AlertKind),
});
export type Concerned = z.infer<typeof Concerned>;

/** Names are the same whatever their capitals and spaces. */
export function nameKey(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Whom an alert concerns: the match, its teams, and the players whose moment it is. */
export function audienceOf(match: string, state: MatchState, { happenings, kinds }: Told): readonly Concerned[] {
  const { sport } = state;
  const all = [...kinds];
  const players = new Map<string, AlertKind[]>();
  for (const { kind, players: names } of happenings) {
    for (const key of names.map(nameKey)) players.set(key, [...(players.get(key) ?? []), kind]);
  }
  return [
    { what: 'match', sport: '', key: match, kinds: all },
    ...state.game.board(DEFAULT_LOCALE).sides.map(({ name }) => ({
      what: 'team' as const,
      sport,
      key: nameKey(name),
      kinds: all,
    })),
    ...[...players].map(([key, named]) => ({ what: 'player' as const, sport, key, kinds: [...new Set(named)] })),
  ];
}
