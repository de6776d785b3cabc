import * as z from 'zod';
import { commonSetup, Player, Team } from '../teams.ts';

/**
 * The terms of a match, as data. The defaults are those of the International Kabaddi Federation (IKF) with the Pro Kabaddi
 * League's (PKL) third raid; a league's own terms are other numbers.
 */
export const Format = z.strictObject({
  /** "PKL": shown, never interpreted. */
  name: z.string().min(1).max(40).default('Kabaddi'),
  /** Minutes a half (IKF: 20 for men, 15 for women and juniors). */
  halfMinutes: z.int().min(1).max(60).default(20),
  /** Seconds a raid may last. */
  raidSeconds: z.int().min(5).max(120).default(30),
  playersPerSide: z.int().min(2).max(7).default(7),
  /** This raid in a row must score when those before it were empty (PKL: the third); null: no such raid. */
  doOrDie: z.int().min(2).max(9).nullable().default(3),
  /** The bonus line counts against this many defenders and more. */
  bonusDefenders: z.int().min(1).max(7).default(6),
  /** A tackle by this many defenders or fewer is a super tackle and scores one more; null: none. */
  superTackleDefenders: z.int().min(1).max(6).nullable().default(3),
  /** A raid in which the raider scores so many points and more (touches and bonus) is a super raid. */
  superRaidPoints: z.int().min(2).max(9).default(3),
  /** Points for putting a whole side out. */
  allOutPoints: z.int().min(0).max(9).default(2),
  /** Time-outs of a side in a half. */
  timeOuts: z.int().min(0).max(10).default(2),
  /** Substitutions of a side in the match; null: any number. */
  substitutions: z.int().min(0).max(50).nullable().default(5),
  /** Reviews that a side may lose. */
  reviews: z.int().min(0).max(10).default(1),
  /** Minutes that a yellow card costs. */
  suspensionMinutes: z.int().min(1).max(10).default(2),
  /** Minutes of each half of extra time when the match may not end level; null: none. */
  extraTimeMinutes: z.int().min(1).max(20).nullable().default(null),
  /** Raids of each side, all seven on the mat and the baulk line as bonus line, that break a tie; null: none. */
  tieBreakRaids: z.int().min(1).max(10).nullable().default(null),
  /** One raid each after that, to be decided by the toss when that is level too. */
  goldenRaid: z.boolean().default(false),
});
export type Format = z.infer<typeof Format>;

const Position = z.enum(['raider', 'defender', 'all-rounder']);
export type Position = z.infer<typeof Position>;

const Squad = Team.extend({
  players: z
    .array(Player.extend({ position: Position.optional() }))
    .max(40)
    .default([]),
});

export const Setup = z.strictObject({
  ...commonSetup,
  teams: z.tuple([Squad, Squad]).refine(([a, b]) => a.id !== b.id, 'the two teams need different ids'),
  format: Format.prefault({}),
});
export type Setup = z.infer<typeof Setup>;

/** Ready-made terms, offered by set-up screens. */
export const presets = {
  League: { name: 'League' },
  'Knock-out, to a result': { name: 'Knock-out', extraTimeMinutes: 3, tieBreakRaids: 5, goldenRaid: true },
  'Women and juniors, 2 × 15 minutes': { name: 'Women and juniors', halfMinutes: 15 },
  'Without third raid': { name: 'IKF', doOrDie: null },
} as const satisfies Readonly<Record<string, z.input<typeof Format>>>;
