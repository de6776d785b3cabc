import * as z from 'zod';
import { type ClockEvent, clockEvents } from '../clock.ts';
import { playingNow } from '../playing/playing.ts';
import { PlayerId, TeamId } from '../teams.ts';

/** 1 and 2 are the halves, 3 and 4 those of extra time. */
const Period = z.literal([1, 2, 3, 4]);
export type Period = z.infer<typeof Period>;

/** Beyond the periods: 5 the tie-break raids, 6 the golden raid. */
const Stage = z.literal([1, 2, 3, 4, 5, 6]);
export type Stage = z.infer<typeof Stage>;

const Reason = z.string().max(200).optional();
const Points = z.int().min(0).max(20);
const Both = z.tuple([z.int().min(0).max(300), z.int().min(0).max(300)]);
const Count = z.int().min(0).max(7);
const Players = z.array(PlayerId).max(7);

/**
 * When in the match. The desk writes `period` into the event. `clock` is what the game clock showed, ms left of the
 * period; left out, the clock says it at the event's instant.
 */
const moment = {
  period: Stage.optional(),
  clock: z.int().min(0).max(3_600_000).optional(),
};

export const RaiderOut = z.enum([
  'tackled',
  'out of bounds',
  'self out',
  'time over',
  'baulk line',
  'do or die',
  'cant',
  'other',
]);
export type RaiderOut = z.infer<typeof RaiderOut>;

/** A raid, told whole when it is over. `team` raids; the desk fills it in when the sides raid in turn. */
const Raid = z.strictObject({
  team: TeamId.optional(),
  raider: PlayerId.optional(),
  /** Defenders whom the raider put out, and how many where not all are named. */
  touched: Players.default([]),
  touches: Count.optional(),
  /** Defenders who put themselves out (over the end line, into the lobby), and how many where not all are named. */
  selfOut: Players.default([]),
  selfOuts: Count.optional(),
  bonus: z.boolean().default(false),
  /** How the raider went out; null: came home. */
  raiderOut: RaiderOut.nullable().default(null),
  /** Who made the tackle; the first is credited with it. */
  tacklers: Players.default([]),
  /** It was a do-or-die raid, or not, whatever the raids on record make it. */
  doOrDie: z.boolean().optional(),
  /** The points as the officials gave them; left out, they follow from the rest. */
  points: z
    .strictObject({
      raid: z.strictObject({ touch: Points, bonus: Points, technical: Points, allOut: Points }).partial(),
      defence: z.strictObject({ capture: Points, bonus: Points, technical: Points, allOut: Points }).partial(),
    })
    .partial()
    .optional(),
  ...moment,
});

export const events = {
  ...clockEvents,
  /** The players who start on the mat; a later one replaces it. */
  'kabaddi.lineup': z.strictObject({ team: TeamId, starting: z.array(PlayerId).min(1).max(7) }),
  /** The winner chooses the first raid or the side of the court. */
  'kabaddi.toss': z.strictObject({ winner: TeamId, choice: z.enum(['raid', 'court']) }),
  /** A half begins and its clock runs. `team` raids first. */
  'kabaddi.start': z.strictObject({ period: Period.optional(), team: TeamId.optional() }),
  /** A half ends. */
  'kabaddi.end': z.strictObject({ period: Period.optional() }),
  /** A raider sets out: the raid clock runs from here. */
  'kabaddi.raider': z.strictObject({ team: TeamId.optional(), raider: PlayerId.optional() }),
  'kabaddi.raid': Raid,
  /** Points outside a raid, for `team`. `out` is an opponent who goes out by it. */
  'kabaddi.technical': z.strictObject({
    team: TeamId,
    points: z.int().min(1).max(10).default(1),
    out: PlayerId.optional(),
    reason: Reason,
    ...moment,
  }),
  /** A card for a player, or with `official` for a coach. Yellow: off for two minutes of play; red: for good. */
  'kabaddi.card': z.strictObject({
    team: TeamId,
    card: z.enum(['green', 'yellow', 'red']),
    player: PlayerId.optional(),
    official: z.string().min(1).max(80).optional(),
    reason: Reason,
    ...moment,
  }),
  'kabaddi.substitution': z.strictObject({ team: TeamId, off: PlayerId, on: PlayerId, ...moment }),
  /** A time-out, of the officials where no team took it. The clock stops. */
  'kabaddi.timeout': z.strictObject({ team: TeamId.optional(), reason: Reason, ...moment }),
  /** A side asks the third umpire; without an outcome it is not known. An unsuccessful review is lost. */
  'kabaddi.review': z.strictObject({
    team: TeamId,
    outcome: z.enum(['successful', 'unsuccessful']).optional(),
    reason: Reason,
    ...moment,
  }),
  'kabaddi.injury': z.strictObject({ team: TeamId, player: PlayerId, reason: Reason, ...moment }),
  /** The raids that break a tie begin, or the golden raid; `first` raids first. */
  'kabaddi.tiebreak': z.strictObject({ kind: z.enum(['raids', 'golden raid']), first: TeamId.optional() }),
  /**
   * Play was missed: sets outright what it names, in `setup.teams` order. `score` is without the tie-break; the points that
   * are not on record count for `period`. A tie-break `over` has been won by the higher score.
   */
  'kabaddi.adjust': z.strictObject({
    period: Period.optional(),
    score: Both.optional(),
    clock: z.int().min(0).max(3_600_000).optional(),
    /** So many are on the mat. */
    mat: z.tuple([Count, Count]).optional(),
    /** Who is on the mat; where `mat` says more, nobody knows the others. */
    playing: playingNow(7).optional(),
    /** The side that raids next. */
    raiding: TeamId.optional(),
    tieBreak: z.strictObject({ points: Both, over: z.boolean().default(false) }).optional(),
    reason: Reason,
  }),
  /** Decided off the mat. `score` in `setup.teams` order becomes the official one. */
  'kabaddi.award': z.strictObject({
    winner: TeamId,
    how: z.enum(['walk-over', 'forfeit', 'toss', 'decision']).default('decision'),
    score: Both.optional(),
    reason: Reason,
  }),
} as const;

type OwnType = Exclude<keyof typeof events, keyof typeof clockEvents>;

export type KabaddiEvent =
  | ClockEvent
  | { [T in OwnType]: { readonly type: T; readonly data: z.infer<(typeof events)[T]> } }[OwnType];

export type DataOf<T extends KabaddiEvent['type']> = Extract<KabaddiEvent, { type: T }>['data'];
