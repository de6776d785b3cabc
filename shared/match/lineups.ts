import * as z from 'zod';

/** Who plays and where: what every sport's setup says of it (`shared/sports/teams.ts`), for people to read. */
export const Lineups = z.object({
  competition: z.string().optional(),
  venue: z.string().optional(),
  /** UTC ms. */
  startsAt: z.int().optional(),
  officials: z.array(z.object({ role: z.string(), name: z.string() })),
  teams: z.array(
    z.object({
      name: z.string(),
      shortName: z.string(),
      players: z.array(
        z.object({
          name: z.string(),
          number: z.int().optional(),
          /** The sport's own word for what the player does. */
          position: z.string().optional(),
          captain: z.boolean().optional(),
        }),
      ),
    }),
  ),
});
export type Lineups = z.infer<typeof Lineups>;

const Player = z.object({
  id: z.string(),
  name: z.string(),
  number: z.int().optional(),
  position: z.string().optional(),
});
const Team = z.object({
  name: z.string(),
  shortName: z.string(),
  captain: z.string().optional(),
  players: z.array(Player).default([]),
});
const Setup = z.object({
  competition: z.string().optional(),
  venue: z.string().optional(),
  startsAt: z.int().optional(),
  officials: Lineups.shape.officials.default([]),
  teams: z.array(Team),
});

/** `setup` as `match.created` has it, corrections applied; nothing to read gives empty line-ups. */
export function lineupsOf(setup: unknown): Lineups {
  const read = Setup.safeParse(setup);
  if (!read.success) return { officials: [], teams: [] };
  const { teams, ...rest } = read.data;
  return {
    ...rest,
    teams: teams.map(({ name, shortName, captain, players }) => ({
      name,
      shortName,
      players: players.map(({ id, ...player }) => ({ ...player, ...(id === captain && { captain: true }) })),
    })),
  };
}
