import * as z from 'zod';
import { commonSetup } from '../teams.ts';

/** The competition's rules, as data. Law numbers: IFAB Laws of the Game 2025/26. */
export const Format = z.strictObject({
  /** "League", "Cup": shown, never interpreted. */
  name: z.string().min(1).max(40).default('League'),
  /** Minutes a half (Law 7.1: 45; less in youth football). */
  halfMinutes: z.int().min(1).max(60).default(45),
  /** Minutes of each half of extra time, for a match that may not end level (Law 10.2: up to 15); null: none. */
  extraTimeMinutes: z.int().min(1).max(15).nullable().default(null),
  /** Kicks each in the penalty shoot-out before sudden death (Law 10.3: 5); null: no shoot-out. */
  shootOutKicks: z.int().min(1).max(11).nullable().default(null),
  playersPerSide: z.int().min(3).max(11).default(11),
  /** A team with fewer players may not go on (Law 3.1: 7). */
  minPlayers: z.int().min(1).max(11).default(7),
  /** Substitutes that a team may use (Law 3.2: up to 5); null: any number. */
  substitutes: z.int().min(0).max(20).nullable().default(5),
  /** Stoppages at which it may use them, intervals not counted (Law 3.2: 3); null: any number. */
  windows: z.int().min(1).max(20).nullable().default(3),
  /** Further substitutes in extra time, each with a stoppage of its own (Law 3.2). */
  extraTimeSubstitutes: z.int().min(0).max(5).default(1),
  /** Additional permanent concussion substitutes a team (IFAB protocol: 1); the other team then gets one more as well. */
  concussionSubstitutes: z.int().min(0).max(2).default(0),
  /** May a substituted player come back (Law 3.2: youth, veterans, disability and grassroots football)? */
  returnSubstitutes: z.boolean().default(false),
});
export type Format = z.infer<typeof Format>;

export const Setup = z.strictObject({ ...commonSetup, format: Format.prefault({}) });
export type Setup = z.infer<typeof Setup>;
