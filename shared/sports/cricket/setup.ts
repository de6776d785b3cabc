import * as z from 'zod';
import { commonSetup, PlayerId } from '../teams.ts';

/** Overs of an innings, from 1, in which no more than `outside` fielders may stand outside the inner circle. */
const Powerplay = z.strictObject({
  kind: z.string().min(1).max(40),
  from: z.int().min(1).max(200),
  to: z.int().min(1).max(200),
  outside: z.int().min(0).max(9),
});

/** Pairs cricket, as clubs play it: two batters have so many overs together, and stay in when they are out. */
const Pairs = z.strictObject({
  oversPerPair: z.int().min(1).max(20),
  /** What a wicket is worth, and who bears it: taken from the batting side, or given to the fielding side. */
  wicketRuns: z.int().min(0).max(20).default(5),
  wicketsCount: z.enum(['against batting', 'for fielding']).default('against batting'),
  /** What each side starts with (often 200), so that no score is below nothing. */
  startingRuns: z.int().min(0).max(1000).default(0),
  /** The batter who is out and the partner change ends, unless run out. */
  changeEnds: z.boolean().default(true),
});
export type Pairs = z.infer<typeof Pairs>;

/** The playing conditions, as data. Law numbers: MCC Laws of Cricket, 2017 Code (3rd edition 2022). */
export const Format = z.strictObject({
  /** "Test", "ODI", "T20", "The Hundred", "40-over": shown, never interpreted. */
  name: z.string().min(1).max(40),
  inningsPerSide: z.union([z.literal(1), z.literal(2)]).default(1),
  /** Scheduled overs (The Hundred: sets) an innings; null: unlimited. */
  overs: z.int().min(1).max(200).nullable().default(20),
  ballsPerOver: z.int().min(1).max(10).default(6),
  /** Most overs one bowler may bowl in an innings of full length, fewer in a shorter one; null: unlimited. */
  oversPerBowler: z.int().min(1).max(200).nullable().default(null),
  /** May one bowler bowl two overs running (The Hundred: two sets of five from the same end)? */
  consecutiveOvers: z.boolean().default(false),
  /** The batters change ends every this many overs (The Hundred: 2). */
  oversPerEnd: z.int().min(1).max(2).default(1),
  /** Runs for a wide and a no-ball before anything run (Laws 22.6, 21.15: 1; no-ball 2 in some competitions). */
  wideRuns: z.int().min(0).max(5).default(1),
  noballRuns: z.int().min(0).max(5).default(1),
  freeHit: z.boolean().default(false),
  /** Batters who crossed before a catch stay crossed, as before October 2022 (Law 18.11 now: the new batter faces). */
  caughtCrossing: z.boolean().default(false),
  powerplays: z.array(Powerplay).max(10).default([]),
  /** In a shortened innings powerplays are rounded to whole overs (ODI) or to balls (T20 since 2025). */
  powerplayRounding: z.enum(['overs', 'balls']).default('overs'),
  /** Reviews of umpires' decisions that a side may lose in an innings; null: not counted. */
  reviews: z.int().min(0).max(20).nullable().default(null),
  /** Lead that lets a side enforce the follow-on (Law 14.1: 200 in five days); null: never. */
  followOnLead: z.int().min(1).max(400).nullable().default(null),
  /** Batters in a side; the innings closes when one fewer are out (Law 13.3). */
  playersPerSide: z.int().min(2).max(15).default(11),
  /** A level match goes to a super over. */
  superOver: z.boolean().default(false),
  /** Wickets that end an innings of a super over. */
  superOverWickets: z.int().min(1).max(14).default(2),
  /** A match that is level, also by its first super over where there is one, goes to the side with more boundaries. */
  boundaryCount: z.boolean().default(false),
  /** Overs a side must have had, unless it was all out or won, for the match to count (ODI 20, T20 5). */
  minOvers: z.int().min(1).max(200).nullable().default(null),
  /**
   * Targets and par scores by the Duckworth/Lewis Standard Edition. `g50`: what sides of this level score in 50 overs
   * (245 for ICC full members and first-class sides, else 200 or less).
   */
  dls: z
    .strictObject({ g50: z.int().min(50).max(500) })
    .nullable()
    .default(null),
  pairs: Pairs.nullable().default(null),
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

/** Lead that lets a side enforce the follow-on in a match of so many days (Law 14.1). */
export function followOnLead(days: number): number {
  if (days >= 5) return 200;
  if (days >= 3) return 150;
  return days === 2 ? 100 : 75;
}

/** Ready-made playing conditions, offered by the set-up screen and used by the importers. */
export const presets: Readonly<Record<string, z.input<typeof Format>>> = {
  Test: { name: 'Test', inningsPerSide: 2, overs: null, followOnLead: followOnLead(5), days: 5, reviews: 3 },
  'First-class': { name: 'First-class', inningsPerSide: 2, overs: null, followOnLead: followOnLead(4), days: 4 },
  ODI: {
    name: 'ODI',
    overs: 50,
    oversPerBowler: 10,
    freeHit: true,
    superOver: true,
    minOvers: 20,
    reviews: 2,
    dls: { g50: 245 },
    powerplays: [
      { kind: 'mandatory', from: 1, to: 10, outside: 2 },
      { kind: 'middle', from: 11, to: 40, outside: 4 },
      { kind: 'final', from: 41, to: 50, outside: 5 },
    ],
  },
  T20: {
    name: 'T20',
    overs: 20,
    oversPerBowler: 4,
    freeHit: true,
    superOver: true,
    minOvers: 5,
    reviews: 2,
    dls: { g50: 245 },
    powerplays: [{ kind: 'mandatory', from: 1, to: 6, outside: 2 }],
    powerplayRounding: 'balls',
  },
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
    // 25 balls a side make a match.
    minOvers: 5,
    reviews: 2,
    dls: { g50: 245 },
    powerplays: [{ kind: 'mandatory', from: 1, to: 5, outside: 2 }],
    powerplayRounding: 'balls',
  },
  '40-over': { name: '40-over', overs: 40, oversPerBowler: 8, dls: { g50: 200 } },
  Pairs: {
    name: 'Pairs',
    overs: 16,
    playersPerSide: 8,
    oversPerBowler: 3,
    pairs: { oversPerPair: 4, wicketRuns: 5, startingRuns: 200 },
  },
};
