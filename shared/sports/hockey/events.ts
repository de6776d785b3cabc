import * as z from 'zod';
import { EventId } from '../../match/event.ts';
import { type ClockEvent, clockEvents } from '../clock.ts';
import { playingNow } from '../playing/playing.ts';
import { PlayerId, TeamId } from '../teams.ts';

const Period = z.int().min(1).max(8);
const Goals = z.int().min(0).max(200);
const Both = z.tuple([Goals, Goals]);
const Reason = z.string().max(200).optional();

/**
 * When in the match. The desk writes `period` (or `shootOut`) into the event. `minute` counts the match's playing time
 * from 1; left out, the clock says it at the event's instant.
 */
const moment = {
  period: Period.optional(),
  minute: z.int().min(1).max(480).optional(),
  shootOut: z.literal(true).optional(),
};

/** Whether time is stopped with the event. The desk says so where the regulations stop it and the clock runs. */
const stops = { stopsClock: z.boolean().optional() };

/** FG: field goal, PC: from a penalty corner, PS: penalty stroke (in Hockey5s a challenge). */
const How = z.enum(['FG', 'PC', 'PS']);
export type How = z.infer<typeof How>;

export const Action = z.enum([
  'circle entry',
  'shot on goal',
  'shot wide',
  'shot blocked',
  'save',
  'long corner',
  'free hit',
  'turnover',
]);
export type Action = z.infer<typeof Action>;

const Subject = z.enum(['goal', 'penalty corner', 'penalty stroke', 'card']);

export const events = {
  ...clockEvents,
  /** A team's sheet; a later one replaces it. Without `goalkeeper` the team starts with field players only (Rule 2.2). */
  'hockey.lineup': z.strictObject({
    team: TeamId,
    starting: z.array(PlayerId).min(1).max(11),
    bench: z.array(PlayerId).max(29).optional(),
    goalkeeper: PlayerId.optional(),
  }),
  /** The winner starts with the ball or chooses the goal to attack (Rule 6.1). */
  'hockey.toss': z.strictObject({ winner: TeamId, decision: z.enum(['centre pass', 'goal']) }),
  /** A period begins and its clock runs. `team` takes the centre pass (Rule 6.3). */
  'hockey.start': z.strictObject({ period: Period.optional(), team: TeamId.optional() }),
  /** A period ends. */
  'hockey.end': z.strictObject({ period: Period.optional() }),
  /**
   * A goal that counts for `team` (Rule 8.1). Hockey credits no own goals: what an attacker has touched in the circle is
   * the attack's goal, anything else is none. A scored penalty stroke is a goal `PS`, a scored corner a goal `PC`.
   */
  'hockey.goal': z.strictObject({
    team: TeamId,
    how: How.default('FG'),
    player: PlayerId.optional(),
    ...stops,
    ...moment,
  }),
  /** A penalty corner is awarded to `team` (Rule 12.3). */
  'hockey.corner': z.strictObject({ team: TeamId, ...stops, ...moment }),
  /**
   * What became of a penalty corner that was no goal. `re-awarded`: another one follows, and this event awards it;
   * `stroke`: it led to a penalty stroke. The desk names the corner.
   */
  'hockey.corner-result': z.strictObject({
    team: TeamId,
    outcome: z.enum(['saved', 'wide', 'blocked', 'cleared', 're-awarded', 'stroke']),
    player: PlayerId.optional(),
    corner: EventId.optional(),
    ...moment,
  }),
  /** A penalty stroke (Rule 12.4) that was no goal. */
  'hockey.stroke': z.strictObject({
    team: TeamId,
    outcome: z.enum(['saved', 'missed']),
    player: PlayerId.optional(),
    ...moment,
  }),
  /** Something of play that is counted. Goals and corners that were shot are shots by themselves. */
  'hockey.action': z.strictObject({ team: TeamId, action: Action, player: PlayerId.optional(), ...moment }),
  /** How much of the ball the first of `setup.teams` has had so far, per cent. */
  'hockey.possession': z.strictObject({ first: z.int().min(0).max(100) }),
  /**
   * A card for a player, or with `official` for somebody on the bench (Rule 14.1). `minutes` of playing time: the desk
   * writes the format's where the umpire says no other; a red card is for the rest of the match.
   */
  'hockey.card': z.strictObject({
    team: TeamId,
    card: z.enum(['green', 'yellow', 'red']),
    player: PlayerId.optional(),
    official: z.string().min(1).max(80).optional(),
    minutes: z.int().min(1).max(60).optional(),
    reason: Reason,
    ...moment,
  }),
  /** A suspension under way becomes longer, for misconduct of the suspended player (Rule 14.4). */
  'hockey.extension': z.strictObject({ team: TeamId, player: PlayerId, minutes: z.int().min(1).max(60) }),
  /**
   * Rolling substitution (Rule 2.3). Only `off`: the team is a player short; only `on`: a gap is filled. `as` says
   * whether the new player keeps goal; a goalkeeper who goes off for a field player leaves the goal empty (Rule 2.2).
   */
  'hockey.substitution': z.strictObject({
    team: TeamId,
    off: PlayerId.optional(),
    on: PlayerId.optional(),
    as: z.enum(['goalkeeper', 'field player']).optional(),
    ...moment,
  }),
  /**
   * A decision is looked at on video, for a team or on the umpires' own initiative. A team keeps its referral when it is
   * right and when the pictures settle nothing. `cancels` takes back the newest goal, corner or card (by `subject`), or
   * the one it names; what is given anew is an event of its own.
   */
  'hockey.referral': z.strictObject({
    by: z.enum(['team', 'umpire']).default('team'),
    team: TeamId.optional(),
    subject: Subject,
    decision: z.enum(['upheld', 'rejected', 'no decision']),
    cancels: z
      .strictObject({ target: EventId.optional(), team: TeamId.optional(), player: PlayerId.optional() })
      .optional(),
    reason: Reason,
    ...moment,
  }),
  /** The shoot-out competition begins; `first` takes the first attempt. */
  'hockey.shootout': z.strictObject({ first: TeamId.optional() }),
  /**
   * One attempt. `re-taken`: it does not count, the same player goes again. `stroke`: the attempt became a penalty
   * stroke, and `outcome` is the stroke's. `forfeited`: the player who should have taken it is suspended.
   */
  'hockey.attempt': z.strictObject({
    team: TeamId.optional(),
    player: PlayerId.optional(),
    goalkeeper: PlayerId.optional(),
    outcome: z.enum(['goal', 'saved', 'missed', 'time', 're-taken', 'forfeited']),
    stroke: z.literal(true).optional(),
  }),
  /**
   * Play was missed: sets the score outright, in `setup.teams` order, without the shoot-out's goals; `period` is where
   * the match stands and `clock` what is left of it (ms). A shoot-out without `taken` is over: the higher score has won.
   */
  'hockey.adjust': z.strictObject({
    score: Both,
    period: Period.optional(),
    clock: z.int().min(0).max(3_600_000).optional(),
    /** Who is on the field; nobody who is suspended among them. */
    playing: playingNow(11).optional(),
    /** Who of them keeps goal; null: nobody (Rule 2.2). Left out, who kept it before and is still on the field. */
    goalkeepers: z.tuple([PlayerId.nullable(), PlayerId.nullable()]).optional(),
    shootOut: z.strictObject({ scored: Both, taken: Both.optional() }).optional(),
    reason: Reason,
  }),
  /** The match is awarded (walk-over, forfeit); `score` in `setup.teams` order becomes the official one. */
  'hockey.award': z.strictObject({ winner: TeamId, score: Both.optional(), reason: Reason }),
} as const;

type OwnType = Exclude<keyof typeof events, keyof typeof clockEvents>;

export type HockeyEvent =
  | ClockEvent
  | { [T in OwnType]: { readonly type: T; readonly data: z.infer<(typeof events)[T]> } }[OwnType];

export type DataOf<T extends HockeyEvent['type']> = Extract<HockeyEvent, { type: T }>['data'];
