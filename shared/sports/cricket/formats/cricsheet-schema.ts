import * as z from 'zod';

/**
 * Cricsheet JSON, data versions 1.0.0 and 1.1.0 (cricsheet.org/format/json): what is read of it. Some files write
 * numbers as text; `Numeric` lets them pass, the reader notes it.
 */
const Numeric = z.union([z.number().min(0).max(5000), z.string().regex(/^\d{1,6}(\.\d+)?$/)]);
export type Numeric = z.infer<typeof Numeric>;

const Name = z.string().min(1).max(64);

const Fielder = z.object({ name: Name.optional(), substitute: z.boolean().optional() });

const Wicket = z.object({ kind: z.string(), player_out: Name, fielders: z.array(Fielder).optional() });

const Replacements = z.object({
  match: z.array(z.object({ in: Name, out: Name.optional(), team: Name, reason: z.string().optional() })).optional(),
  role: z
    .array(z.object({ in: Name, out: Name.optional(), role: z.string(), reason: z.string().optional() }))
    .optional(),
});

const Review = z.object({
  by: Name,
  batter: Name.optional(),
  umpire: z.string().optional(),
  type: z.string().optional(),
  decision: z.string(),
  umpires_call: z.boolean().optional(),
});

/**
 * Every ball has three names and three numbers, so these are not looked at twice: the names become players of the
 * setup, which limits them, and the reader limits the numbers.
 */
const BallName = z.string();
const BallNumber = z.union([z.number(), z.string()]);

const Delivery = z.object({
  batter: BallName,
  bowler: BallName,
  non_striker: BallName,
  runs: z.object({ batter: BallNumber, total: BallNumber.optional(), non_boundary: z.boolean().optional() }),
  extras: z
    .object({
      byes: BallNumber.optional(),
      legbyes: BallNumber.optional(),
      noballs: BallNumber.optional(),
      wides: BallNumber.optional(),
      penalty: BallNumber.optional(),
    })
    .optional(),
  wickets: z.array(Wicket).optional(),
  replacements: Replacements.optional(),
  review: Review.optional(),
});
export type CricsheetDelivery = z.infer<typeof Delivery>;

const Innings = z.object({
  team: Name,
  overs: z.array(z.object({ over: Numeric, deliveries: z.array(Delivery) })).default([]),
  absent_hurt: z.array(Name).default([]),
  declared: z.boolean().default(false),
  forfeited: z.boolean().default(false),
  super_over: z.boolean().default(false),
  miscounted_overs: z.record(z.string(), z.unknown()).default({}),
  penalty_runs: z.object({ pre: Numeric.optional(), post: Numeric.optional() }).default({}),
  powerplays: z.array(z.object({ from: Numeric, to: Numeric, type: z.string() })).default([]),
  target: z.object({ runs: Numeric.optional(), overs: Numeric.optional() }).optional(),
});
export type CricsheetInnings = z.infer<typeof Innings>;

const Outcome = z.object({
  winner: Name.optional(),
  result: z.string().optional(),
  method: z.string().optional(),
  eliminator: Name.optional(),
  bowl_out: Name.optional(),
  by: z.object({ runs: Numeric.optional(), wickets: Numeric.optional(), innings: Numeric.optional() }).optional(),
});
export type CricsheetOutcome = z.infer<typeof Outcome>;

export const CricsheetFile = z.object({
  info: z.object({
    teams: z.tuple([Name, Name]),
    match_type: z.string(),
    gender: z.string().optional(),
    overs: Numeric.optional(),
    balls_per_over: Numeric.default(6),
    dates: z.array(z.string()).default([]),
    venue: z.string().optional(),
    city: z.string().optional(),
    event: z.object({ name: z.string().optional() }).optional(),
    officials: z.record(z.string(), z.array(z.string())).optional(),
    players: z.record(z.string(), z.array(Name)).default({}),
    toss: z.object({ winner: Name.optional(), decision: z.string().optional() }).optional(),
    outcome: Outcome.default({}),
    bowl_out: z.array(z.object({ bowler: Name, outcome: z.string() })).optional(),
  }),
  innings: z.array(Innings).default([]),
});
export type CricsheetFile = z.infer<typeof CricsheetFile>;
