import * as z from 'zod';

const Pair = z.tuple([z.int().min(0).max(200), z.int().min(0).max(200)]);

/** Stoppage time is an `offset`, or in the minute's text ("45+2"). */
const Minute = z.union([
  z.int().min(1).max(200),
  z
    .string()
    .regex(/^\d{1,3}(\+\d{1,2})?'?$/)
    .transform((text) => text.replace("'", '')),
]);

const Goal = z.object({
  name: z.string().min(1),
  minute: Minute,
  offset: z.int().min(0).max(60).optional(),
  penalty: z.boolean().optional(),
  owngoal: z.boolean().optional(),
});
export type RecordedGoal = z.infer<typeof Goal>;

const Match = z.object({
  round: z.string().optional(),
  date: z.string().optional(),
  time: z.string().optional(),
  team1: z.string().min(1).max(64),
  team2: z.string().min(1).max(64),
  /** After 45 and 90 minutes, after extra time, and of the shoot-out. */
  score: z.object({ ht: Pair, ft: Pair, et: Pair, p: Pair }).partial().optional(),
  /** Grouped by scorer. An own goal stands under the side it counts for. */
  goals1: z.array(Goal).max(200).optional(),
  goals2: z.array(Goal).max(200).optional(),
  group: z.string().optional(),
  ground: z.string().optional(),
  status: z.string().optional(),
});
export type RecordedMatch = z.infer<typeof Match>;

export const OpenfootballFile = z.object({ name: z.string().optional(), matches: z.array(Match).max(10_000) });
export type OpenfootballFile = z.infer<typeof OpenfootballFile>;
