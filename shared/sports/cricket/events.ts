import * as z from 'zod';
import { PlayerId, TeamId } from '../teams.ts';

const Runs = z.int().min(0).max(99);
/** Over within the innings, from 0. The desk writes it into the event. */
const OverIndex = z.int().min(0).max(999);

/**
 * Ways of getting out (Laws 32 to 40; "handled the ball" was a law of its own until 2017). `retired out` counts as a
 * wicket, `retired hurt` and `retired not out` do not (Law 25.4).
 */
export const DismissalKind = z.enum([
  'bowled',
  'caught',
  'caught and bowled',
  'lbw',
  'stumped',
  'run out',
  'hit wicket',
  'hit the ball twice',
  'handled the ball',
  'obstructing the field',
  'timed out',
  'retired out',
  'retired hurt',
  'retired not out',
]);
export type DismissalKind = z.infer<typeof DismissalKind>;

/** `name` is for someone who is in neither team sheet (a substitute); no name and no player: not known. */
export const Fielder = z.strictObject({
  player: PlayerId.optional(),
  name: z.string().min(1).max(80).optional(),
  substitute: z.boolean().optional(),
});
export type Fielder = z.infer<typeof Fielder>;

export const Wicket = z.strictObject({
  kind: DismissalKind,
  player: PlayerId,
  fielders: z.array(Fielder).max(11).optional(),
});
export type Wicket = z.infer<typeof Wicket>;

/**
 * One delivery. A scorer may leave out `over`, `bowler`, `striker` and `nonStriker` where the state says them; the desk
 * writes them into the event, so that a later correction elsewhere leaves this ball's facts alone. A name that is new at
 * the crease is the incoming batter.
 */
export const Delivery = z.strictObject({
  /** Over within the innings, from 0. One higher than the current over although that lacks balls: the umpire called it early. */
  over: OverIndex.optional(),
  bowler: PlayerId.optional(),
  striker: PlayerId.optional(),
  nonStriker: PlayerId.optional(),
  /** Runs to the batter's name, and each kind of extra with everything run on it (Laws 21 to 23). `wides: 5` is 1 + 4. */
  runs: z
    .strictObject({
      batter: Runs.default(0),
      wides: Runs.optional(),
      noballs: Runs.optional(),
      byes: Runs.optional(),
      legbyes: Runs.optional(),
      /** Penalty runs awarded to the batting side on this ball (Law 18.6 and 41). */
      penalty: Runs.optional(),
    })
    .prefault({}),
  /** A four or six that did not reach the boundary (all run, overthrows): not counted among the fours and sixes. */
  nonBoundary: z.boolean().optional(),
  /** How many of the runs came by overthrows (Law 19.8); with any, a four or six is no boundary of the batter's. */
  overthrows: Runs.optional(),
  /** Runs that were run and not counted, because a batter turned short (Law 18.3): the ends change with them all the same. */
  short: z.int().min(1).max(9).optional(),
  /**
   * The batters had crossed on a run that was not completed when a wicket fell: whoever is not out keeps the end that was
   * being run to (Law 18.12). A catch sends the batters back (Law 18.11) but under `format.caughtCrossing`.
   */
  crossed: z.boolean().optional(),
  wickets: z.array(Wicket).max(2).optional(),
  /** Shot direction for the wagon wheel: degrees clockwise from straight behind the bowler's arm, as the striker sees it. */
  angle: z.number().min(0).max(360).optional(),
  /** Where the ball was stopped, as a part of the boundary's distance. */
  reach: z.number().min(0).max(1.5).optional(),
  speedKmh: z.number().min(0).max(200).optional(),
  /** The scorer's own words, kept as part of the commentary. */
  remark: z.string().max(500).optional(),
});
export type Delivery = z.infer<typeof Delivery>;

export const events = {
  'cricket.toss': z.strictObject({
    winner: TeamId,
    decision: z.enum(['bat', 'field']),
    /** There was none: the visitors chose to field, as some competitions let them. */
    uncontested: z.boolean().optional(),
  }),
  /** An innings begins. `batting` may be left out where the order of innings says it. */
  'cricket.innings': z.strictObject({
    batting: TeamId.optional(),
    superOver: z.boolean().optional(),
    followOn: z.boolean().optional(),
    /**
     * How the innings before ended; the desk writes it into the event, so that a correction in that innings (a ball
     * less, a wicket that was none) leaves this one in its place.
     */
    previous: z.enum(['all out', 'overs', 'target', 'declared', 'forfeited', 'time']).optional(),
    /** Openers and first bowler, where known before the first ball. */
    striker: PlayerId.optional(),
    nonStriker: PlayerId.optional(),
    bowler: PlayerId.optional(),
  }),
  'cricket.delivery': Delivery,
  /** The next batter, before the first ball faced; `end` when the umpire says which. */
  'cricket.batter': z.strictObject({ player: PlayerId, end: z.enum(['striker', 'nonStriker']).optional() }),
  /** The bowler of the next over, or in mid-over the one who finishes it (Law 17.8). */
  'cricket.bowler': z.strictObject({ player: PlayerId, over: OverIndex.optional() }),
  /** The batters' ends as they really are, when they are not what the runs say. */
  'cricket.ends': z.strictObject({ striker: PlayerId, nonStriker: PlayerId }),
  /** "Over" called before its last ball by miscount (Law 17.5). */
  'cricket.over': z.strictObject({ over: OverIndex.optional() }),
  /** A wicket that falls between deliveries: timed out, retired, run out before the delivery (Law 38.3). */
  'cricket.wicket': Wicket,
  /** Batters who will not bat; `absent hurt` on the card. */
  'cricket.absent': z.strictObject({ players: z.array(PlayerId).min(1).max(11) }),
  /** Penalty runs apart from any delivery (Law 41), also before and after an innings. */
  'cricket.penalty': z.strictObject({
    to: TeamId,
    runs: z.int().min(1).max(50).default(5),
    reason: z.string().max(200).optional(),
  }),
  /** The umpires take a bowler off for the rest of the innings (Law 41.6, 41.7, 41.14); somebody else finishes the over. */
  'cricket.suspension': z.strictObject({ player: PlayerId, reason: z.string().max(200).optional() }),
  /** "Dead ball": what was bowled does not count (Law 20.4). Kept for the record; nothing is scored. */
  'cricket.dead-ball': z.strictObject({ reason: z.string().max(200).optional() }),
  /** A replacement in the team (concussion, impact player) or, with `role`, of a batter or bowler in play. */
  'cricket.replacement': z.strictObject({
    team: TeamId,
    in: z.strictObject({ id: PlayerId, name: z.string().min(1).max(80) }),
    out: PlayerId.optional(),
    reason: z.string().max(80).optional(),
    role: z.enum(['batter', 'bowler']).optional(),
  }),
  'cricket.powerplay': z.strictObject({
    kind: z.string().max(40),
    /** First and last over, in overs and balls as scorers write them: 0.1 to 9.6. */
    from: z.number().min(0).max(999),
    to: z.number().min(0).max(999),
    /** Fielders allowed outside the inner circle. */
    outside: z.int().min(0).max(9).optional(),
  }),
  /**
   * Fewer overs, by an interruption or a late start: the overs in all of the innings in progress, and of those that follow.
   * What was lost, with how many wickets down, is kept for the revised target.
   */
  'cricket.overs': z.strictObject({
    overs: z.number().min(0).max(200),
    reason: z.string().max(200).optional(),
  }),
  /** Days from the actual start of play: what the follow-on needs when the first ones were lost (Law 14.1.3). */
  'cricket.days': z.strictObject({ days: z.int().min(1).max(10) }),
  /** A revised target for the side batting last (or about to). `overs` as scorers write them: 25.3 is 25 overs and 3 balls. */
  'cricket.target': z.strictObject({
    runs: z.int().min(1).max(2000),
    overs: z.number().min(0).max(200).optional(),
    method: z.string().max(20).optional(),
  }),
  /** An innings ends that would not end by itself. */
  'cricket.close': z.strictObject({
    reason: z.enum(['declared', 'forfeited', 'time', 'overs', 'all out']),
    /** Play stopped for good in the last innings: the score that its batting side had to be past by then. */
    par: z.int().min(0).max(2000).optional(),
    /** What the par was worked out by: "D/L". */
    method: z.string().max(20).optional(),
  }),
  'cricket.review': z.strictObject({
    by: TeamId,
    batter: PlayerId.optional(),
    umpire: z.string().max(80).optional(),
    type: z.string().max(40).optional(),
    decision: z.enum(['upheld', 'struck down', 'technical failure']),
    umpiresCall: z.boolean().optional(),
  }),
  /** Reviews that a side has left, when they are not what the count says (topped up, or not counted so far). */
  'cricket.reviews': z.strictObject({ team: TeamId, left: z.int().min(0).max(20) }),
  /**
   * Play was missed: sets the innings' score outright; the balls may be filled in later by inserts before it.
   * `balls` are legal balls. Who is at the crease and bowls now may be said with it.
   */
  'cricket.adjust': z.strictObject({
    batting: TeamId.optional(),
    runs: z.int().min(0).max(3000),
    wickets: z.int().min(0).max(10),
    balls: z.int().min(0).max(10000),
    striker: PlayerId.optional(),
    nonStriker: PlayerId.optional(),
    bowler: PlayerId.optional(),
    reason: z.string().max(200).optional(),
  }),
  /** The match goes to a side by the umpires' award, or because the other one conceded it (Law 16.2, 16.3). */
  'cricket.award': z.strictObject({
    winner: TeamId,
    how: z.enum(['awarded', 'conceded']),
    reason: z.string().max(200).optional(),
  }),
  /** How a level match was decided where no super over did: boundary count, bowl-out. */
  'cricket.decider': z.strictObject({ winner: TeamId, method: z.string().max(40) }),
} as const;

export type CricketEvent = {
  [T in keyof typeof events]: { readonly type: T; readonly data: z.infer<(typeof events)[T]> };
}[keyof typeof events];

export type DataOf<T extends CricketEvent['type']> = Extract<CricketEvent, { type: T }>['data'];
