import * as z from 'zod';
import { commonSetup } from '../teams.ts';

/**
 * The competition's rules, as data; the defaults are those of the FIBA Official Basketball Rules 2024, whose articles are
 * named.
 */
export const Format = z.strictObject({
  /** "FIBA", "3x3": shown, never interpreted. */
  name: z.string().min(1).max(40).default('FIBA'),
  /** Players of a side on the court (Art. 4.2.2). */
  players: z.int().min(1).max(8).default(5),
  /** Art. 8.1 */
  periods: z.int().min(1).max(8).default(4),
  periodMinutes: z.int().min(1).max(60).default(10),
  /** Minutes of an overtime (Art. 8.7); null: a game may end level. */
  overtimeMinutes: z.int().min(1).max(60).nullable().default(5),
  /** Points in overtime that win at once (3x3 Art. 7.2); null: overtime is played out. */
  overtimePoints: z.int().min(1).max(50).nullable().default(null),
  /** Score that wins at once (3x3 Art. 7.1); null: none. */
  target: z.int().min(1).max(500).nullable().default(null),
  /** What a field goal from inside and from outside the arc counts (Art. 16.2). */
  fieldGoals: z.tuple([z.int().min(1).max(4), z.int().min(1).max(4)]).default([2, 3]),
  /** Fouls with which a player must leave the game (Art. 40.1: 5; NBA: 6); null: none. */
  foulLimit: z.int().min(1).max(10).nullable().default(5),
  /** From which team foul of a period on two free throws are awarded (Art. 41.2: the fifth). */
  bonus: z.int().min(1).max(20).default(5),
  /** The same for fouls in the last two minutes of a period, where they begin to count anew (NBA: the second). */
  lateBonus: z.int().min(1).max(20).nullable().default(null),
  /** Time-outs (Art. 18.2.5): in each half, at most so many in the last two minutes of regular time, in each overtime. */
  timeouts: z
    .strictObject({
      firstHalf: z.int().min(0).max(9).default(2),
      secondHalf: z.int().min(0).max(9).default(3),
      lastTwoMinutes: z.int().min(0).max(9).default(2),
      overtime: z.int().min(0).max(9).default(1),
    })
    .prefault({}),
  /** Seconds to shoot (Art. 29), and after the ball has touched the opponents' ring (Art. 29.2.4); null: no shot clock. */
  shotClock: z
    .strictObject({ full: z.int().min(5).max(60), rebound: z.int().min(5).max(60) })
    .nullable()
    .default({ full: 24, rebound: 14 }),
});
export type Format = z.infer<typeof Format>;

export const Setup = z.strictObject({ ...commonSetup, format: Format.prefault({}) });
export type Setup = z.infer<typeof Setup>;

/** Ready-made rules, offered by set-up screens. */
export const presets = {
  FIBA: { name: 'FIBA' },
  'FIBA, may end level': { name: 'FIBA', overtimeMinutes: null },
  'Youth, 4 × 8 minutes': { name: 'Youth', periodMinutes: 8 },
  '4 × 12 minutes, six fouls': { name: 'Pro', periodMinutes: 12, foulLimit: 6, lateBonus: 2 },
  // FIBA 3x3 Rules of the Game 2024: the seventh foul of a team gives two free throws (Art. 5.3).
  '3x3': {
    name: '3x3',
    players: 3,
    periods: 1,
    fieldGoals: [1, 2],
    target: 21,
    overtimePoints: 2,
    foulLimit: null,
    bonus: 7,
    timeouts: { firstHalf: 1, secondHalf: 1, lastTwoMinutes: 1, overtime: 0 },
    shotClock: { full: 12, rebound: 12 },
  },
} satisfies Readonly<Record<string, z.input<typeof Format>>>;
