import * as z from 'zod';
import { commonSetup, PlayerId } from '../teams.ts';

/** The playing conditions, as data. Law numbers: MCC Laws of Cricket, 2017 Code (3rd edition 2022). */
export const Format = z.strictObject({
  /** "Test", "ODI", "T20", "The Hundred", "40-over": shown, never interpreted. */
  name: z.string().min(1).max(40),
  inningsPerSide: z.union([z.literal(1), z.literal(2)]).default(1),
  /** Scheduled overs (The Hundred: sets) an innings; null: unlimited. */
  overs: z.int().min(1).max(200).nullable().default(20),
  ballsPerOver: z.int().min(1).max(10).default(6),
  /** Most overs one bowler may bowl in an innings; null: unlimited. */
  oversPerBowler: z.int().min(1).max(200).nullable().default(null),
  /** May one bowler bowl two overs running (The Hundred: two sets of five from the same end)? */
  consecutiveOvers: z.boolean().default(false),
  /** The batters change ends every this many overs (The Hundred: 2). */
  oversPerEnd: z.int().min(1).max(2).default(1),
  /** Runs for a wide and a no-ball before anything run (Laws 22.6, 21.15: 1; no-ball 2 in some competitions). */
  wideRuns: z.int().min(0).max(5).default(1),
  noballRuns: z.int().min(0).max(5).default(1),
  freeHit: z.boolean().default(false),
  /** Lead that lets a side enforce the follow-on (Law 14.1: 200 in five days); null: never. */
  followOnLead: z.int().min(1).max(400).nullable().default(null),
  /** Batters in a side; the innings closes when one fewer are out (Law 13.3). */
  playersPerSide: z.int().min(2).max(15).default(11),
  /** A level match goes to a super over. */
  superOver: z.boolean().default(false),
  /** Wickets that end an innings of a super over. */
  superOverWickets: z.int().min(1).max(14).default(2),
  days: z.int().min(1).max(10).optional(),
});
export type Format = z.infer<typeof Format>;

const Note = z.string().min(1).max(120).optional();

/** What archives keep of a match beside its rules: shown and exported, never interpreted. */
export const Details = z.strictObject({
  gender: Note,
  /** "international" or "club". */
  teamType: Note,
  season: Note,
  city: Note,
  /** The days of the match. */
  dates: z.array(z.iso.date()).max(20).optional(),
  /** The how-manieth match of its type ever: Test 2500. */
  matchTypeNumber: z.int().min(1).max(100_000).optional(),
  event: z
    .strictObject({ subName: Note, matchNumber: z.int().min(0).max(10_000).optional(), stage: Note, group: Note })
    .optional(),
  /** Names in this match by the identifier that the Cricsheet register gives them. */
  people: z.record(z.string().max(80), z.string().max(64)).optional(),
});
export type Details = z.infer<typeof Details>;

export const Setup = z.strictObject({
  ...commonSetup,
  format: Format,
  details: Details.optional(),
  /** Wicket-keepers, one a side, where known. */
  keepers: z.array(PlayerId).max(4).optional(),
});
export type Setup = z.infer<typeof Setup>;

/** Ready-made playing conditions, offered by the set-up screen and used by the importers. */
export const presets: Readonly<Record<string, z.input<typeof Format>>> = {
  Test: { name: 'Test', inningsPerSide: 2, overs: null, followOnLead: 200, days: 5 },
  ODI: { name: 'ODI', overs: 50, oversPerBowler: 10, freeHit: true, superOver: true },
  T20: { name: 'T20', overs: 20, oversPerBowler: 4, freeHit: true, superOver: true },
  'The Hundred': {
    name: 'The Hundred',
    overs: 20,
    ballsPerOver: 5,
    oversPerBowler: 4,
    consecutiveOvers: true,
    oversPerEnd: 2,
    noballRuns: 2,
    freeHit: true,
    superOver: true,
  },
  '40-over': { name: '40-over', overs: 40, oversPerBowler: 8 },
};
