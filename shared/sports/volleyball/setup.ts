import * as z from 'zod';
import { commonSetup, PlayerId } from '../teams.ts';

/** The terms of a match, as data. Rule numbers: FIVB Official Volleyball Rules 2025-2028. */
export const Format = z.strictObject({
  /** "Indoor", "Youth to 21": shown, never interpreted. */
  name: z.string().min(1).max(40),
  /** The match is the best of so many sets (Rule 6.3). */
  sets: z.int().min(1).max(5).default(5),
  /** Every set is played, whoever has won the match by then (friendlies). */
  allSets: z.boolean().default(false),
  /** Points that win a set with two clear (Rule 6.2), and the deciding set (Rule 6.3.2). */
  points: z.int().min(5).max(50).default(25),
  decidingPoints: z.int().min(5).max(50).default(15),
  /** Points that win a set whatever the margin; null: none. */
  cap: z.int().min(5).max(99).nullable().default(null),
  /** Regular interruptions of a team in a set (Rule 15.1). */
  timeouts: z.int().min(0).max(10).default(2),
  substitutions: z.int().min(0).max(30).default(6),
  /** Players of a team on court (Rule 7.2): 2 on the beach. */
  players: z.int().min(2).max(6).default(6),
  /** Video challenges that a team may lose in a set; null: as many as it likes, or no system. */
  challenges: z.int().min(0).max(10).nullable().default(null),
  /**
   * Technical time-outs in all sets but the deciding one: at these points of the leading team (8 and 16 indoors) or of
   * both together (21 on the beach).
   */
  technicalTimeouts: z
    .strictObject({ at: z.array(z.int().min(1).max(99)).min(1).max(4), by: z.enum(['leader', 'sum']) })
    .nullable()
    .default(null),
  /**
   * Courts are changed after so many points of both teams, and after so many in the deciding set (7 and 5 on the beach);
   * null: after each set and in the middle of the deciding one (Rule 18.2).
   */
  switchEvery: z
    .tuple([z.int().min(1).max(50), z.int().min(1).max(50)])
    .nullable()
    .default(null),
});
export type Format = z.infer<typeof Format>;

export const Setup = z
  .strictObject({
    ...commonSetup,
    format: Format,
    /** Liberos of both teams (Rule 19.1). */
    liberos: z.array(PlayerId).max(4).default([]),
  })
  .refine(
    ({ format: { cap, sets, points, decidingPoints } }) =>
      cap === null || (cap >= points && (sets === 1 || cap >= decidingPoints)),
    'the cap is below the points that win a set',
  )
  .refine(({ format: { sets, allSets } }) => allSets || sets % 2 === 1, 'a match is the best of 1, 3 or 5 sets');
export type Setup = z.infer<typeof Setup>;

/** Ready-made terms, offered by the set-up screen. */
export const presets: Readonly<Record<string, z.input<typeof Format>>> = {
  Indoor: { name: 'Indoor' },
  'Indoor, best of 3': { name: 'Indoor, best of 3', sets: 3 },
  Beach: {
    name: 'Beach',
    sets: 3,
    points: 21,
    timeouts: 1,
    substitutions: 0,
    players: 2,
    technicalTimeouts: { at: [21], by: 'sum' },
    switchEvery: [7, 5],
  },
  'Youth to 21': { name: 'Youth to 21', sets: 3, points: 21 },
};
