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
  /** The first goal of extra time ends the match (in the Laws until 2004). */
  goldenGoal: z.boolean().default(false),
  /** Minutes of playing time that a temporary dismissal lasts (IFAB guidelines: 10 for 45-minute halves); null: none. */
  sinBinMinutes: z.int().min(1).max(20).nullable().default(null),
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

/** The first match of a tie of two, whose goals count with this one's. In this one the first team is at home. */
const FirstLeg = z.strictObject({
  /** In the order of `teams`. */
  score: z.tuple([z.int().min(0).max(200), z.int().min(0).max(200)]),
  /** Level on aggregate, the side with more goals away from home wins the tie. */
  awayGoals: z.boolean().default(false),
});

export const Setup = z.strictObject({
  ...commonSetup,
  format: Format.prefault({}),
  firstLeg: FirstLeg.optional(),
});
export type Setup = z.infer<typeof Setup>;

/** Ready-made rules, offered by the set-up screen. */
export const presets: Readonly<Record<string, z.input<typeof Format>>> = {
  League: { name: 'League' },
  Cup: { name: 'Cup', extraTimeMinutes: 15, shootOutKicks: 5 },
  'Cup, straight to penalties': { name: 'Cup', shootOutKicks: 5 },
  Youth: { name: 'Youth', halfMinutes: 30, substitutes: null, windows: null, returnSubstitutes: true },
};
