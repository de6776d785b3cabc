import * as z from 'zod';
import { commonSetup, PlayerId, Team } from '../teams.ts';

/** The competition's regulations, as data. Rule numbers: FIH Rules of Hockey; "Regulations": FIH Tournament Regulations. */
export const Format = z.strictObject({
  /** "FIH", "Club", "Hockey5s": shown, never interpreted. */
  name: z.string().min(1).max(40).default('FIH'),
  /** Rule 5.1: four quarters; many leagues play two halves. */
  periods: z.int().min(1).max(8).default(4),
  /** Minutes a period (Rule 5.1: 15). */
  periodMinutes: z.number().min(1).max(60).multipleOf(0.5).default(15),
  /** Minutes between two periods (Rule 5.1: 2). */
  breakMinutes: z.number().min(0).max(30).multipleOf(0.5).default(2),
  /** Minutes of the break in the middle of an even number of periods (Rule 5.1: 5; Regulations: 10). */
  halfTimeMinutes: z.number().min(0).max(60).multipleOf(0.5).default(10),
  /** Does time stop when a goal is scored, or a penalty corner awarded (Regulations)? */
  clockStops: z
    .strictObject({ goal: z.boolean().default(true), penaltyCorner: z.boolean().default(true) })
    .prefault({}),
  /** False in Hockey5s, which knows none. */
  penaltyCorners: z.boolean().default(true),
  /** From the award of a penalty corner until it must be ready (Regulations: 40). */
  penaltyCornerSeconds: z.int().min(10).max(120).default(40),
  /** What a grave offence in front of the goal is punished with: the stroke, or in Hockey5s the one-on-one challenge. */
  penalty: z.enum(['stroke', 'challenge']).default('stroke'),
  /** Players of a side that take part in play at a time (Rule 2.1). */
  playersPerSide: z.int().min(3).max(11).default(11),
  /** Players on a match's team sheet (Regulations: 18, at some tournaments 20). */
  squadSize: z.int().min(3).max(40).default(18),
  /** Minutes of playing time (Rule 14.1b). */
  greenMinutes: z.int().min(1).max(10).default(2),
  /** Minutes of playing time of a yellow card for which the umpire says no more: the least there is (Rule 14.1c). */
  yellowMinutes: z.int().min(1).max(30).default(5),
  /** Video referrals that a team has; one that is upheld is kept (Regulations). 0: there is no video umpire. */
  referrals: z.int().min(0).max(5).default(1),
  /** The competition that decides a level match: attempts each before sudden death, and seconds for each; null: a draw. */
  shootOut: z
    .strictObject({ attempts: z.int().min(1).max(11).default(5), seconds: z.int().min(3).max(30).default(8) })
    .nullable()
    .default(null),
  /** Goals to nil with which a match is awarded when nobody says otherwise. */
  walkOverGoals: z.int().min(1).max(20).default(5),
});
export type Format = z.infer<typeof Format>;

const HockeyTeam = Team.extend({
  /** Who may keep goal; a player outside this list comes on as a field player unless the scorer says otherwise. */
  goalkeepers: z.array(PlayerId).max(5).default([]),
});

export const Setup = z.strictObject({
  ...commonSetup,
  teams: z.tuple([HockeyTeam, HockeyTeam]).refine(([a, b]) => a.id !== b.id, 'the two teams need different ids'),
  format: Format.prefault({}),
});
export type Setup = z.infer<typeof Setup>;

/** Hockey without a timekeeper: time runs on. */
const club = {
  name: 'Club',
  clockStops: { goal: false, penaltyCorner: false },
  halfTimeMinutes: 5,
  referrals: 0,
} as const;

/** Ready-made regulations, offered by set-up screens. */
export const presets = {
  FIH: { name: 'FIH' },
  'FIH, shoot-out if level': { name: 'FIH', shootOut: {} },
  'Club, 4 × 15 minutes': club,
  'Club, 2 × 35 minutes': { ...club, periods: 2, periodMinutes: 35 },
  'Youth, 4 × 12 minutes': { ...club, name: 'Youth', periodMinutes: 12 },
  Hockey5s: {
    name: 'Hockey5s',
    periods: 2,
    periodMinutes: 10,
    halfTimeMinutes: 2,
    clockStops: { goal: false },
    penaltyCorners: false,
    penalty: 'challenge',
    playersPerSide: 5,
    squadSize: 10,
    greenMinutes: 1,
    yellowMinutes: 2,
    referrals: 0,
    shootOut: {},
  },
} as const satisfies Readonly<Record<string, z.input<typeof Format>>>;
