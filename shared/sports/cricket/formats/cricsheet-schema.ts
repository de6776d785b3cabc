import * as z from 'zod';

/**
 * Cricsheet JSON, data versions 1.0.0 to 1.2.0 (cricsheet.org/format/json): what is read of it. Only the teams are
 * needed; whatever else is missing, null or of another type counts as not given, and unknown keys are ignored. The reader
 * notes what it cannot make sense of.
 */
function given<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

/** Some files write numbers as text; they pass, and the reader notes it. */
const Numeric = z.union([z.number(), z.string().regex(/^\d{1,6}(\.\d+)?$/)]);
export type Numeric = z.infer<typeof Numeric>;

const Text = z.string().min(1);
const Name = Text.max(64);

const Fielder = z.object({ name: given(Name), substitute: given(z.boolean()) }).catch({});

const Wicket = z.object({ kind: given(z.string()), player_out: given(Name), fielders: given(z.array(Fielder)) });

const Replacement = z.object({
  in: given(Name),
  out: given(Name),
  team: given(Name),
  role: given(Text),
  reason: given(Text),
});

const Review = z.object({
  by: given(Name),
  batter: given(Name),
  umpire: given(Text),
  type: given(Text),
  decision: given(Text),
  umpires_call: given(z.boolean()),
});

const Wickets = z.array(Wicket.catch({}));
const Replacements = z.object({ match: given(z.array(Replacement)), role: given(z.array(Replacement)) });

/** A ball as the format's page has it, which nearly all are. */
const count = z.number().optional();
const DocumentedDelivery = z.object({
  batter: Name,
  bowler: Name,
  non_striker: Name,
  runs: z.object({ batter: z.number(), total: z.number(), non_boundary: z.boolean().optional() }),
  extras: z.object({ byes: count, legbyes: count, noballs: count, wides: count, penalty: count }).optional(),
  wickets: Wickets.optional(),
  replacements: Replacements.optional(),
  review: Review.optional(),
});

/** What can be read of any other ball. The names become players of the setup, which limits them. */
const Loose = given(z.union([z.number(), z.string()]));
const Delivery = z
  .object({
    batter: given(Name),
    bowler: given(Name),
    non_striker: given(Name),
    runs: z.object({ batter: Loose, total: Loose, non_boundary: given(z.boolean()) }).catch({}),
    extras: given(z.object({ byes: Loose, legbyes: Loose, noballs: Loose, wides: Loose, penalty: Loose })),
    wickets: given(Wickets),
    replacements: given(Replacements),
    review: given(Review),
  })
  .catch({ runs: {} });
export type CricsheetDelivery = z.infer<typeof Delivery>;

/** The first costs half of the second. */
const AnyDelivery: z.ZodType<CricsheetDelivery> = z.union([DocumentedDelivery, Delivery]);

const Powerplay = z.object({ from: given(Numeric), to: given(Numeric), type: given(z.string()) });

const Innings = z.object({
  team: given(Name),
  overs: z.array(z.object({ over: given(Numeric), deliveries: z.array(AnyDelivery).catch([]) })).catch([]),
  absent_hurt: z.array(Name).catch([]),
  declared: z.boolean().catch(false),
  forfeited: z.boolean().catch(false),
  super_over: z.boolean().catch(false),
  miscounted_overs: z.record(z.string(), z.unknown()).catch({}),
  penalty_runs: z.object({ pre: given(Numeric), post: given(Numeric) }).catch({}),
  powerplays: z.array(Powerplay).catch([]),
  target: given(z.object({ runs: given(Numeric), overs: given(Numeric) })),
});
export type CricsheetInnings = z.infer<typeof Innings>;

const Outcome = z.object({
  winner: given(Name),
  result: given(Text),
  method: given(Text),
  eliminator: given(Name),
  bowl_out: given(Name),
  by: given(z.object({ runs: given(Numeric), wickets: given(Numeric), innings: given(Numeric) })),
});
export type CricsheetOutcome = z.infer<typeof Outcome>;

const Event = z.object({
  name: given(Text),
  sub_name: given(Text),
  match_number: given(Numeric),
  stage: given(Text),
  group: given(z.union([Text, z.number()])),
});

const Info = z.object({
  teams: z.tuple([Name, Name]),
  match_type: z.string().catch(''),
  match_type_number: given(Numeric),
  gender: given(Text),
  team_type: given(Text),
  season: given(z.union([Text, z.number()])),
  overs: given(Numeric),
  balls_per_over: given(Numeric),
  dates: z.array(z.string()).catch([]),
  venue: given(Text),
  city: given(Text),
  event: given(Event),
  officials: z.record(z.string(), z.array(z.string()).catch([])).catch({}),
  players: z.record(z.string(), z.array(Name).catch([])).catch({}),
  registry: given(z.object({ people: z.record(z.string(), z.string()).catch({}) })),
  toss: given(z.object({ winner: given(Name), decision: given(Text), uncontested: given(z.boolean()) })),
  outcome: Outcome.catch({}),
  bowl_out: given(z.array(z.object({ bowler: Name, outcome: z.string() }))),
});
export type CricsheetInfo = z.infer<typeof Info>;

/** The team's list of players; a team may have any name. */
export function playersOf({ players }: CricsheetInfo, team: string): readonly string[] {
  return Object.hasOwn(players, team) ? (players[team] ?? []) : [];
}

export const CricsheetFile = z.object({ info: Info, innings: z.array(Innings).catch([]) });
export type CricsheetFile = z.infer<typeof CricsheetFile>;
