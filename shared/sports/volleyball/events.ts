import * as z from 'zod';
import { isNamedTwice } from '../playing/playing.ts';
import { ChallengeOutcome } from '../rally/challenge.ts';
import { PlayerId, TeamId } from '../teams.ts';

/** From 1. */
const SetNumber = z.int().min(1).max(5);
const Points = z.int().min(0).max(199);
const Reason = z.string().max(200).optional();

/** How a rally ended: by a stroke of its winner, or by a mistake or fault of its loser. */
export const Ending = z.enum([
  'ace',
  'attack',
  'block',
  'serve error',
  'attack error',
  'reception error',
  'set error',
  'dig error',
  'block error',
  /** The players stood in each other's places when the ball was served (Rule 7.5), or the wrong one served (Rule 7.7). */
  'position fault',
  'rotation fault',
  'fault',
]);
export type Ending = z.infer<typeof Ending>;

export const Sanction = z.enum([
  'warning',
  'penalty',
  'expulsion',
  'disqualification',
  'delay warning',
  'delay penalty',
]);
export type Sanction = z.infer<typeof Sanction>;

/** The players in the positions from 1; the title tells forms to ask for them one by one. */
const Positions = z.array(PlayerId).max(6).meta({ title: 'Positions' });
const ONCE = [(players: readonly string[]) => !isNamedTwice(players), 'a player stands in one position only'] as const;

export const events = {
  'volleyball.toss': z.strictObject({ winner: TeamId, choice: z.enum(['serve', 'receive', 'court']) }),
  /** The players in the positions from 1, six indoors (Rule 7.3): before a set the starting line-up, during it the rotation put right. */
  'volleyball.lineup': z.strictObject({
    team: TeamId,
    set: SetNumber.optional(),
    positions: Positions.min(2).refine(...ONCE),
  }),
  /**
   * A set begins. A rally begins one by itself too, with the service that Rule 12.1 gives; before the first and the
   * deciding set the toss says who serves.
   */
  'volleyball.set': z.strictObject({
    set: SetNumber.optional(),
    serving: TeamId.optional(),
    /** The team on the scorer's left. */
    left: TeamId.optional(),
    /**
     * Who won the set before; the desk writes it into the event, so that a correction in that set leaves this one in its
     * place.
     */
    previous: TeamId.optional(),
  }),
  /** A rally that scored: `winner` gets the point. The desk writes the set into the event. */
  'volleyball.rally': z.strictObject({
    set: SetNumber.optional(),
    winner: TeamId,
    /** In the first rally of a set that no event began: who won the set before. */
    previous: TeamId.optional(),
    /** Who served, where it is not who had to by the rallies before. */
    serving: TeamId.optional(),
    server: PlayerId.optional(),
    how: Ending.optional(),
    /** Who made the point or the mistake. */
    player: PlayerId.optional(),
    /** The scorer's own words, kept as part of the commentary. */
    remark: z.string().max(500).optional(),
  }),
  /** The rally is replayed: double fault, interference (Rules 6.1.2.2, 17.2). */
  'volleyball.replay': z.strictObject({ reason: Reason }),
  /** `exceptional`: for an injury, when no regular one is possible; it does not count (Rule 15.7). */
  'volleyball.substitution': z.strictObject({
    team: TeamId,
    out: PlayerId,
    in: PlayerId,
    exceptional: z.boolean().optional(),
  }),
  /** The libero comes in for a back-row player, or that player comes back (Rule 19.3.2). Not a substitution. */
  'volleyball.libero': z.strictObject({ team: TeamId, out: PlayerId, in: PlayerId }),
  /**
   * A libero who cannot go on becomes a player who may not play any more, another one the libero for the rest of the match
   * (Rule 19.4).
   */
  'volleyball.redesignation': z.strictObject({ team: TeamId, out: PlayerId, in: PlayerId }),
  /** Without a team: a technical one. */
  'volleyball.timeout': z.strictObject({ team: TeamId.optional() }),
  /** Misconduct (Rule 21) and delay (Rule 16); a penalty is a point and the service to the other team. */
  'volleyball.sanction': z.strictObject({
    team: TeamId,
    kind: Sanction,
    player: PlayerId.optional(),
    /** "coach", where it is no player. */
    person: z.string().min(1).max(80).optional(),
    reason: Reason,
  }),
  /** A decision is reviewed on the pictures; what follows from `upheld` is a correction of the rally. */
  'volleyball.challenge': z.strictObject({ team: TeamId, outcome: ChallengeOutcome }),
  /** Who plays on the scorer's left, when courts were not changed as they should have been (Rule 18.2). */
  'volleyball.courts': z.strictObject({ left: TeamId }),
  /**
   * The match is lost without being played to its end: `forfeit` (refusal or absence, Rule 6.4.1: 0-3 and 0-25 each),
   * `incomplete` (Rule 6.4.3: the team keeps its points and sets).
   */
  'volleyball.default': z.strictObject({ team: TeamId, kind: z.enum(['forfeit', 'incomplete']), reason: Reason }),
  /** Play was missed: the score outright, set by set, the last one in progress or just over. */
  'volleyball.adjust': z.strictObject({
    sets: z
      .array(z.tuple([Points, Points]))
      .min(1)
      .max(5),
    serving: TeamId.optional(),
    /** Who stands in the positions of each team, from 1, liberos not counted. An empty list: not known. */
    positions: z.tuple([Positions.refine(...ONCE), Positions.refine(...ONCE)]).optional(),
    reason: Reason,
  }),
} as const;

export type VolleyballEvent = {
  [T in keyof typeof events]: { readonly type: T; readonly data: z.infer<(typeof events)[T]> };
}[keyof typeof events];

export type DataOf<T extends VolleyballEvent['type']> = Extract<VolleyballEvent, { type: T }>['data'];
