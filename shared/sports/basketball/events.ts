import * as z from 'zod';
import { EventId } from '../../match/event.ts';
import { type ClockEvent, clockEvents, type ShotClockEvent, shotClockEvents } from '../clock.ts';
import { playingNow } from '../playing/playing.ts';
import { PlayerId, TeamId } from '../teams.ts';

const Reason = z.string().max(200).optional();
const Points = z.int().min(0).max(500);
const Both = z.tuple([Points, Points]);
/** Overtimes go on counting after the last period. */
const PeriodNumber = z.int().min(1).max(40);
const ClockLeft = z.int().min(0).max(3_600_000);

/** When in the game; the desk fills in what is left out. `clock`: milliseconds left of the period. */
const moment = { period: PeriodNumber.optional(), clock: ClockLeft.optional() };

export const ShotStyle = z.enum(['jump shot', 'lay-up', 'dunk', 'hook shot', 'tip-in', 'alley-oop', 'floater']);
export type ShotStyle = z.infer<typeof ShotStyle>;

export const TurnoverKind = z.enum([
  'bad pass',
  'ball handling',
  'travelling',
  'double dribble',
  'out of bounds',
  'three seconds',
  'five seconds',
  'eight seconds',
  'shot clock',
  'backcourt',
  'offensive foul',
  'offensive goaltending',
]);
export type TurnoverKind = z.infer<typeof TurnoverKind>;

export const FoulKind = z.enum(['personal', 'offensive', 'throw-in', 'unsportsmanlike', 'technical', 'disqualifying']);
export type FoulKind = z.infer<typeof FoulKind>;

export const Credit = z.enum(['assist', 'steal', 'block', 'shot blocked', 'foul drawn']);
export type Credit = z.infer<typeof Credit>;

const Attempts = z
  .tuple([z.int().min(0).max(200), z.int().min(0).max(200)])
  .refine(([made, attempted]) => made <= attempted, 'more shots made than attempted');
const Count = z.int().min(0).max(200);

export const events = {
  ...clockEvents,
  ...shotClockEvents,
  /** The players of a team who begin the game. */
  'basketball.starters': z.strictObject({ team: TeamId, players: z.array(PlayerId).min(1).max(8) }),
  /** A period begins. `team` has the throw-in by the possession arrow (Art. 12.5); none in the first. */
  'basketball.period': z.strictObject({ period: PeriodNumber.optional(), team: TeamId.optional() }),
  /** The horn: a period ends. */
  'basketball.end': z.strictObject({ period: PeriodNumber.optional() }),
  /** A jump ball, or a jump ball situation that the arrow decides; `winner` gets the ball, the arrow goes to the others. */
  'basketball.jumpball': z.strictObject({
    winner: TeamId.optional(),
    players: z.tuple([PlayerId, PlayerId]).optional(),
    ...moment,
  }),
  /** The possession arrow is put right: it points to `team`, which gets the next throw-in. */
  'basketball.arrow': z.strictObject({ team: TeamId }),
  /** A shot from the field. `points` is what it counts or would have. */
  'basketball.shot': z.strictObject({
    team: TeamId,
    player: PlayerId.optional(),
    points: z.int().min(1).max(4),
    made: z.boolean(),
    assist: PlayerId.optional(),
    /** The opponent who blocked it. */
    block: PlayerId.optional(),
    /** Awarded for an illegal touch of the defence (Art. 31). */
    goaltending: z.boolean().optional(),
    style: ShotStyle.optional(),
    /** Metres from the middle of the ring: `x` to the shooter's right, `y` towards the other basket. */
    place: z.strictObject({ x: z.number().min(-8).max(8), y: z.number().min(-2).max(28) }).optional(),
    paint: z.boolean().optional(),
    fastBreak: z.boolean().optional(),
    fromTurnover: z.boolean().optional(),
    secondChance: z.boolean().optional(),
    ...moment,
  }),
  /** The `number`th of `of` free throws for the foul `foul`. */
  'basketball.freethrow': z.strictObject({
    team: TeamId,
    player: PlayerId.optional(),
    made: z.boolean(),
    number: z.int().min(1).max(9).optional(),
    of: z.int().min(1).max(9).optional(),
    foul: EventId.optional(),
    assist: PlayerId.optional(),
    ...moment,
  }),
  /**
   * A foul of `team`: of a player, the head coach (C) or anybody else on the bench (B). `freeThrows` is what it gives the
   * opponents. A double foul (Art. 35) is a foul of each side with `double`.
   */
  'basketball.foul': z.strictObject({
    team: TeamId,
    by: z.enum(['player', 'coach', 'bench']).default('player'),
    player: PlayerId.optional(),
    kind: FoulKind.default('personal'),
    drawn: PlayerId.optional(),
    double: z.boolean().optional(),
    freeThrows: z.int().min(0).max(3).optional(),
    ...moment,
  }),
  /** Without `player` it is the team's. */
  'basketball.rebound': z.strictObject({
    team: TeamId,
    player: PlayerId.optional(),
    kind: z.enum(['offensive', 'defensive']),
    ...moment,
  }),
  /** `steal` is the opponent who took the ball. */
  'basketball.turnover': z.strictObject({
    team: TeamId,
    player: PlayerId.optional(),
    kind: TurnoverKind.optional(),
    steal: PlayerId.optional(),
    ...moment,
  }),
  /** A single figure of a player that no other event tells. */
  'basketball.credit': z.strictObject({ team: TeamId, player: PlayerId.optional(), for: Credit, ...moment }),
  /** Without `team`: a media time-out, which nobody is charged with. */
  'basketball.timeout': z.strictObject({ team: TeamId.optional(), ...moment }),
  'basketball.substitution': z.strictObject({
    team: TeamId,
    in: z.array(PlayerId).max(8),
    out: z.array(PlayerId).max(8),
    ...moment,
  }),
  /** The officials look at the replay (Instant Replay System), of their own accord or at a head coach's challenge. */
  'basketball.review': z.strictObject({
    team: TeamId.optional(),
    decision: z.enum(['stands', 'changed']).optional(),
    reason: Reason,
    ...moment,
  }),
  /**
   * Play was missed: sets outright what is given, pairs in the order of `setup.teams`. `score` counts for `period`;
   * `periods` are the points of each; `clock` is what is left of `period`, `fouls` its team fouls.
   */
  'basketball.adjust': z.strictObject({
    period: PeriodNumber.optional(),
    score: Both.optional(),
    periods: z.array(Both).min(1).max(40).optional(),
    clock: ClockLeft.optional(),
    fouls: z.tuple([Count, Count]).optional(),
    /** Who is on the court. Time on the court is counted anew from here for those who were not on it. */
    playing: playingNow(8).optional(),
    /** Who gets the next throw-in by the possession arrow. */
    arrow: TeamId.optional(),
    reason: Reason,
  }),
  /** Sets a player's figures outright, or without `player` those of the team itself; the score stays what it is. */
  'basketball.totals': z.strictObject({
    team: TeamId,
    player: PlayerId.optional(),
    /** Milliseconds on the court. */
    played: z.int().min(0).max(14_400_000).optional(),
    plusMinus: z.int().min(-500).max(500).optional(),
    inside: Attempts.optional(),
    outside: Attempts.optional(),
    free: Attempts.optional(),
    offensive: Count.optional(),
    defensive: Count.optional(),
    assists: Count.optional(),
    steals: Count.optional(),
    turnovers: Count.optional(),
    blocks: Count.optional(),
    blocked: Count.optional(),
    fouls: Count.optional(),
    drawn: Count.optional(),
  }),
  /** `team` loses by forfeit (Art. 20) or by default, for want of players (Art. 21). */
  'basketball.forfeit': z.strictObject({ team: TeamId, kind: z.enum(['forfeit', 'default']), reason: Reason }),
  /** `team` protests against the result (Annex C); it stands until that is decided. */
  'basketball.protest': z.strictObject({ team: TeamId, reason: Reason }),
} as const;

type OwnType = Exclude<keyof typeof events, keyof typeof clockEvents | keyof typeof shotClockEvents>;

export type BasketballEvent =
  | ClockEvent
  | ShotClockEvent
  | { [T in OwnType]: { readonly type: T; readonly data: z.infer<(typeof events)[T]> } }[OwnType];

export type DataOf<T extends BasketballEvent['type']> = Extract<BasketballEvent, { type: T }>['data'];
