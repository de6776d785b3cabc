import * as z from 'zod';
import { commonSetup } from '../teams.ts';

/**
 * The terms of a match, as data: three games to 21, or the 3x15 that the BWF tries (points 15, cap 21, interval 8). Law
 * numbers: BWF Laws of Badminton (Statutes, Section 4.1, 2023).
 */
export const Format = z.strictObject({
  /** "Men's singles", "Mixed doubles": shown, never interpreted. */
  name: z.string().min(1).max(40),
  discipline: z.enum(['singles', 'doubles']).default('singles'),
  /** The match is the best of so many games (Law 7.1). */
  games: z.union([z.literal(1), z.literal(3), z.literal(5)]).default(3),
  /** Points that win a game with two clear (Law 7.2, 7.4). */
  points: z.int().min(5).max(50).default(21),
  /** Points that win a game whatever the margin (Law 7.5); the same as `points`: no setting. */
  cap: z.int().min(5).max(99).default(30),
  /** Points of the leading side at which a game pauses (Law 16.2.1) and ends are changed in the last game (Law 8.1.3). */
  interval: z.int().min(2).max(49).default(11),
  /** Challenges that a side may lose in the match (Instant Review System); null: as many as it likes, or no system. */
  challenges: z.int().min(0).max(10).nullable().default(null),
});
export type Format = z.infer<typeof Format>;

export const Setup = z
  .strictObject({ ...commonSetup, format: Format })
  .refine(({ format }) => format.cap >= format.points, 'the cap is below the points that win a game')
  .refine(
    ({ teams, format }) => teams.every(({ players }) => players.length <= (format.discipline === 'doubles' ? 2 : 1)),
    'a side has one player in singles and two in doubles',
  );
export type Setup = z.infer<typeof Setup>;

/** Ready-made terms, offered by the set-up screen. */
export const presets: Readonly<Record<string, z.input<typeof Format>>> = {
  Singles: { name: 'Singles' },
  Doubles: { name: 'Doubles', discipline: 'doubles' },
  'Singles, 3 × 15': { name: 'Singles, 3 × 15', points: 15, cap: 21, interval: 8 },
  'Doubles, 3 × 15': { name: 'Doubles, 3 × 15', discipline: 'doubles', points: 15, cap: 21, interval: 8 },
};
