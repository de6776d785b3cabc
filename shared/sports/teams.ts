import * as z from 'zod';
import { Hash } from '../match/event.ts';

/**
 * Ids are the sender's own words ("kohli", "V Kohli", "18"); they are unique within a match. The titles go into the JSON
 * Schemas, where they tell forms to offer the match's own players and teams.
 */
export const PlayerId = z.string().min(1).max(64).meta({ title: 'PlayerId' });
export const TeamId = z.string().min(1).max(64).meta({ title: 'TeamId' });

export const Player = z.strictObject({
  id: PlayerId,
  name: z.string().min(1).max(80),
  number: z.int().min(0).max(999).optional(),
  /** SHA-256 of a picture that the console of the match keeps; the log itself holds none. */
  photo: Hash.optional(),
});
export type Player = z.infer<typeof Player>;

export const Team = z.strictObject({
  id: TeamId,
  name: z.string().min(1).max(80),
  shortName: z.string().min(1).max(8),
  players: z.array(Player).max(40).default([]),
  captain: PlayerId.optional(),
});
export type Team = z.infer<typeof Team>;

export const Official = z.strictObject({ role: z.string().max(40), name: z.string().min(1).max(80) });

/** What the setup of every sport contains; a sport adds its `format`. */
export const commonSetup = {
  teams: z.tuple([Team, Team]).refine(([a, b]) => a.id !== b.id, 'the two teams need different ids'),
  competition: z.string().max(120).optional(),
  venue: z.string().max(120).optional(),
  startsAt: z.int().min(0).optional(),
  officials: z.array(Official).max(20).optional(),
} as const;
