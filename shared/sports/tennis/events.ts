import * as z from 'zod';
import { PlayerId, TeamId } from '../teams.ts';

/** A side by its team id or by a player's id. */
const Who = z.union([TeamId, PlayerId]);

const Games = z.int().min(0).max(200);
const Points = z.int().min(0).max(500);
const Reason = z.string().min(1).max(200).optional();

/**
 * Where in the match it happened: set from 1, game of that set from 1 (a tie-break is a game). The desk writes both into
 * the event, so that a correction elsewhere leaves this point in its game.
 */
const place = {
  set: z.int().min(1).max(20).optional(),
  game: z.int().min(1).max(400).optional(),
} as const;

/** How a point was won. An ace and a service winner are the server's, a double fault the receiver's (Rules 19, 24). */
export const How = z.enum(['ace', 'service winner', 'winner', 'forced error', 'unforced error', 'double fault']);
export type How = z.infer<typeof How>;

export const Point = z.strictObject({
  winner: Who,
  /** Who served; may be left out where the order of service says it. */
  server: Who.optional(),
  /** In doubles, who received; may be left out where the order of receiving says it (Rule 15). */
  receiver: PlayerId.optional(),
  ...place,
  how: How.optional(),
  /** Which serve brought the ball into play. */
  serve: z.literal([1, 2]).optional(),
  /** Of the serve. */
  speedKmh: z.number().min(0).max(300).optional(),
  /** Shots of the rally, the serve included. */
  shots: z.int().min(1).max(1000).optional(),
  /** The scorer's own words, kept as part of the commentary. */
  remark: z.string().max(500).optional(),
});
export type Point = z.infer<typeof Point>;

export const events = {
  /** Rule 9. `server` is needed only where the choice does not say who serves first. */
  'tennis.toss': z.strictObject({
    winner: Who,
    choice: z.enum(['serve', 'receive', 'end', 'deferred']),
    server: Who.optional(),
    /** Who begins at the end on the umpire's left. */
    left: Who.optional(),
  }),
  /** Who serves next: first in the match or, in doubles, in a set (Rule 14); or the order as an error left it (Rule 27). */
  'tennis.server': z.strictObject({ server: Who }),
  /** Who receives at the right-hand court: first in a set, or as an error left it (Rules 15, 27). Doubles only. */
  'tennis.receiver': z.strictObject({ receiver: PlayerId }),
  'tennis.point': Point,
  /** A first serve that was no good (Rules 18, 19). The second is a point: how 'double fault'. */
  'tennis.fault': z.strictObject({
    kind: z.enum(['net', 'long', 'wide', 'foot fault']).optional(),
    speedKmh: z.number().min(0).max(300).optional(),
    ...place,
  }),
  /** `service`: that serve is played again (Rule 22); `point`: the whole point is (Rule 23). */
  'tennis.let': z.strictObject({ kind: z.enum(['service', 'point']).default('service'), reason: Reason, ...place }),
  /** An electronic review that a side asked for. What follows from it (a point, a let) is an event of its own. */
  'tennis.challenge': z.strictObject({
    by: Who,
    outcome: z.enum(['overturned', 'confirmed', 'inconclusive']),
    /** The call that was reviewed: "out", "long, baseline". */
    call: z.string().min(1).max(80).optional(),
    ...place,
  }),
  /** An interruption that somebody asked for (Rule 29); rain and the like are `match.paused`. */
  'tennis.timeout': z.strictObject({
    kind: z.enum(['medical', 'toilet', 'attire', 'equipment', 'coaching']),
    by: Who.optional(),
    reason: Reason,
    ...place,
  }),
  /**
   * A code or time violation (`violation`; a code violation where it does not say): `warning` and `fault` (loss of a serve) change no score, `point` and `game` are given to the
   * opponent. A default is `tennis.defaulted`.
   */
  'tennis.penalty': z.strictObject({
    against: Who,
    penalty: z.enum(['warning', 'fault', 'point', 'game']),
    violation: z.enum(['code', 'time']).optional(),
    offence: z.string().min(1).max(80).optional(),
    ...place,
  }),
  'tennis.retired': z.strictObject({ by: Who, reason: Reason }),
  /** `by` does not come to play. */
  'tennis.walkover': z.strictObject({ by: Who, reason: Reason }),
  'tennis.defaulted': z.strictObject({ by: Who, reason: Reason }),
  /**
   * Play was missed: sets the score outright. `sets` are the games of all sets so far, the one in progress included;
   * `points` those won in the game in progress (3 is 40). A finished match tie-break is a set of 1-0.
   */
  'tennis.adjust': z.strictObject({
    sets: z
      .array(z.strictObject({ games: z.tuple([Games, Games]), tieBreak: z.tuple([Points, Points]).optional() }))
      .max(5),
    points: z.tuple([Points, Points]).optional(),
    /** Who serves next, and in doubles who receives at the right-hand court. */
    server: Who.optional(),
    receiver: PlayerId.optional(),
    reason: Reason,
  }),
} as const;

export type TennisEvent = {
  [T in keyof typeof events]: { readonly type: T; readonly data: z.infer<(typeof events)[T]> };
}[keyof typeof events];

export type DataOf<T extends TennisEvent['type']> = Extract<TennisEvent, { type: T }>['data'];
