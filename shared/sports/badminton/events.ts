import * as z from 'zod';
import { ChallengeOutcome } from '../rally/challenge.ts';
import { PlayerId, TeamId } from '../teams.ts';

/** From 1. */
const GameNumber = z.int().min(1).max(5);
const Points = z.int().min(0).max(99);
const Reason = z.string().max(200).optional();

/**
 * How a rally ended. `winner`: the shuttle landed in the loser's court; `misjudged`: the loser let it fall in. All others
 * are mistakes of the loser: `out`, `net` and the faults of Law 13 (`service fault` 13.1, `receiving fault` 9.1.5).
 */
export const Ending = z.enum(['winner', 'out', 'net', 'misjudged', 'fault', 'service fault', 'receiving fault']);
export type Ending = z.infer<typeof Ending>;

/** The last stroke of a rally. `kill`: at the net. */
export const Stroke = z.enum(['smash', 'drop', 'net shot', 'clear', 'lift', 'drive', 'push', 'kill', 'service']);
export type Stroke = z.infer<typeof Stroke>;

/**
 * Who serves and who receives, where it is not what the rallies say (an error that was not corrected, Law 12) or not
 * known from them (the start of a game). In singles the side is enough.
 */
const service = { serving: TeamId.optional(), server: PlayerId.optional(), receiver: PlayerId.optional() };

export const events = {
  'badminton.toss': z.strictObject({ winner: TeamId, choice: z.enum(['serve', 'receive', 'end']) }),
  /**
   * A game begins. A rally begins one by itself too, with the server that Law 7.6 names; in doubles this event says who
   * serves and who receives first.
   */
  'badminton.game': z.strictObject({
    game: GameNumber.optional(),
    ...service,
    /** The side on the umpire's left. */
    left: TeamId.optional(),
    /**
     * Who won the game before; the desk writes it into the event, so that a correction in that game leaves this one in
     * its place.
     */
    previous: TeamId.optional(),
  }),
  /** A rally that scored: `winner` gets the point. The desk writes the game into the event. */
  'badminton.rally': z.strictObject({
    game: GameNumber.optional(),
    winner: TeamId,
    /** In the first rally of a game that no event began: who won the game before. */
    previous: TeamId.optional(),
    ...service,
    how: Ending.optional(),
    /** Who hit the winner or made the mistake. */
    player: PlayerId.optional(),
    stroke: Stroke.optional(),
    /** Strokes of the rally, the service included. */
    strokes: z.int().min(1).max(2000).optional(),
    /** Speed of the last stroke. */
    speedKmh: z.number().min(0).max(700).optional(),
    /** The scorer's own words, kept as part of the commentary. */
    remark: z.string().max(500).optional(),
  }),
  /** The rally does not count and the same player serves again (Law 14). */
  'badminton.let': z.strictObject({ reason: Reason }),
  /** A service court error is put right; the score stands (Law 12.2). */
  'badminton.service': z.strictObject(service),
  /** Who stands on the umpire's left, when ends were not changed as they should have been (Law 8.2). */
  'badminton.ends': z.strictObject({ left: TeamId }),
  /** Misconduct (Law 16.7): yellow is a warning, red a fault and so a point, black the referee's disqualification. */
  'badminton.card': z.strictObject({
    team: TeamId,
    player: PlayerId.optional(),
    colour: z.enum(['yellow', 'red', 'black']),
    reason: Reason,
  }),
  /** A call is reviewed on the pictures; what follows from `upheld` is a correction of the rally. */
  'badminton.challenge': z.strictObject({ team: TeamId, outcome: ChallengeOutcome }),
  /** A player is hurt and treated on court; play goes on, or `badminton.retirement` follows. */
  'badminton.injury': z.strictObject({ team: TeamId, player: PlayerId.optional() }),
  'badminton.retirement': z.strictObject({ team: TeamId, player: PlayerId.optional(), reason: Reason }),
  /** `team` does not play. */
  'badminton.walkover': z.strictObject({ team: TeamId, reason: Reason }),
  /** Play was missed: the score outright, game by game, the last one in progress or just over. */
  'badminton.adjust': z.strictObject({
    games: z
      .array(z.tuple([Points, Points]))
      .min(1)
      .max(5),
    ...service,
    reason: Reason,
  }),
} as const;

export type BadmintonEvent = {
  [T in keyof typeof events]: { readonly type: T; readonly data: z.infer<(typeof events)[T]> };
}[keyof typeof events];

export type DataOf<T extends BadmintonEvent['type']> = Extract<BadmintonEvent, { type: T }>['data'];
