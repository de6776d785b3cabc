import * as z from 'zod';
import { EventId } from '../../match/event.ts';
import { type ClockEvent, clockEvents } from '../clock.ts';
import { playingNow } from '../playing/playing.ts';
import { PlayerId, TeamId } from '../teams.ts';

/** 1 and 2 are the halves, 3 and 4 those of extra time. */
const Period = z.literal([1, 2, 3, 4]);
export type Period = z.infer<typeof Period>;

const Goals = z.int().min(0).max(200);
const Both = z.tuple([Goals, Goals]);
const Percent = z.number().min(0).max(100);

/**
 * When in the match. The desk writes `period` into the event (5: the shoot-out). `minute` counts from 1, and `added` the
 * minutes of stoppage time beyond it: 45+2 is minute 45, added 2. Left out, the clock says them at the event's instant.
 */
const moment = {
  period: z.literal([1, 2, 3, 4, 5]).optional(),
  minute: z.int().min(1).max(240).optional(),
  added: z.int().min(1).max(60).optional(),
};

/** A goal that counts. `team` is the side it counts for, also for an own goal, whose `player` is then an opponent. */
const Goal = z.strictObject({
  team: TeamId,
  kind: z.enum(['goal', 'penalty', 'own goal']).default('goal'),
  player: PlayerId.optional(),
  assist: PlayerId.optional(),
  ...moment,
});

export const Action = z.enum([
  'shot on target',
  'shot off target',
  'shot blocked',
  'save',
  'corner',
  'foul',
  'offside',
  'free kick',
  'throw-in',
  'goal kick',
]);
export type Action = z.infer<typeof Action>;

export const events = {
  ...clockEvents,
  /** A team's line-up; a later one replaces it. */
  'football.lineup': z.strictObject({
    team: TeamId,
    starting: z.array(PlayerId).min(1).max(11),
    bench: z.array(PlayerId).max(29).optional(),
    goalkeeper: PlayerId.optional(),
  }),
  /** The winner chooses the kick-off or the goal to attack (Law 8.1). */
  'football.toss': z.strictObject({ winner: TeamId, decision: z.enum(['kick-off', 'goal']) }),
  /** A period begins and its clock runs. `team` takes the kick-off. */
  'football.kickoff': z.strictObject({ period: Period.optional(), team: TeamId.optional() }),
  /** A period ends. */
  'football.whistle': z.strictObject({ period: Period.optional() }),
  /** The minimum of stoppage time that the fourth official shows (Law 7.3). */
  'football.stoppage': z.strictObject({ minutes: z.int().min(0).max(60), period: Period.optional() }),
  'football.goal': Goal,
  /** A penalty kick that was no goal; one that was is a `football.goal`. `retaken`: it is taken again (Law 14.2). */
  'football.penalty': z.strictObject({
    team: TeamId,
    player: PlayerId.optional(),
    outcome: z.enum(['saved', 'missed', 'woodwork', 'retaken']),
    ...moment,
  }),
  /** A card for a player, or with `official` for somebody in the technical area (Law 12.3). */
  'football.card': z.strictObject({
    team: TeamId,
    card: z.enum(['yellow', 'second yellow', 'red']),
    player: PlayerId.optional(),
    official: z.string().min(1).max(80).optional(),
    reason: z.string().max(200).optional(),
    ...moment,
  }),
  /** A temporary dismissal, where the competition has them; it ends with `football.return`. */
  'football.sinbin': z.strictObject({
    team: TeamId,
    player: PlayerId,
    reason: z.string().max(200).optional(),
    ...moment,
  }),
  'football.return': z.strictObject({ team: TeamId, player: PlayerId, ...moment }),
  /** Play stops and the clock goes on (Law 7.3): heat, an injured player. Longer stops are `match.paused`. */
  'football.break': z.strictObject({
    kind: z.enum(['cooling', 'drinks', 'injury', 'other']),
    team: TeamId.optional(),
    player: PlayerId.optional(),
    reason: z.string().max(200).optional(),
    ...moment,
  }),
  /** Shares of possession so far, in per cent, in `setup.teams` order. */
  'football.possession': z.strictObject({ share: z.tuple([Percent, Percent]), ...moment }),
  /** Made in the same minute as the one before, it uses the same stoppage; `window` says which one where that is wrong. */
  'football.substitution': z.strictObject({
    team: TeamId,
    off: PlayerId,
    on: PlayerId,
    kind: z.enum(['normal', 'concussion']).default('normal'),
    window: z.int().min(1).max(99).optional(),
    ...moment,
  }),
  /**
   * A video review. `cancelled` takes back the goal or card in `target` (by default the newest); `given` is what was not
   * given before: the goal, penalty or card itself is an event of its own.
   */
  'football.review': z.strictObject({
    subject: z.enum(['goal', 'penalty', 'card', 'identity']),
    decision: z.enum(['stands', 'cancelled', 'given']),
    target: EventId.optional(),
    /** The side and player whose goal or card it is; the desk writes them into the event. */
    team: TeamId.optional(),
    player: PlayerId.optional(),
    reason: z.string().max(200).optional(),
    ...moment,
  }),
  'football.action': z.strictObject({ team: TeamId, action: Action, player: PlayerId.optional(), ...moment }),
  /** The penalty shoot-out begins; `first` kicks first. */
  'football.shootout': z.strictObject({ first: TeamId.optional() }),
  'football.kick': z.strictObject({
    team: TeamId.optional(),
    player: PlayerId.optional(),
    outcome: z.enum(['scored', 'saved', 'missed', 'woodwork']),
  }),
  /**
   * Play was missed: sets the score outright, in `setup.teams` order, without the shoot-out's goals. `period` is where
   * the match stands. A shoot-out without `taken` is over, and the higher score has won it.
   */
  'football.adjust': z.strictObject({
    score: Both,
    period: Period.optional(),
    /** What the clock shows, ms since the match began; it goes on as it was. */
    clock: z.int().min(0).max(10_800_000).optional(),
    /** Who is on the pitch; nobody in the sin bin among them. */
    playing: playingNow(11).optional(),
    shootOut: z.strictObject({ scored: Both, taken: Both.optional() }).optional(),
    reason: z.string().max(200).optional(),
  }),
  /** The match is awarded (walk-over, forfeit); `score` in `setup.teams` order becomes the official one. */
  'football.award': z.strictObject({
    winner: TeamId,
    score: Both.optional(),
    reason: z.string().max(200).optional(),
  }),
} as const;

type OwnType = Exclude<keyof typeof events, keyof typeof clockEvents>;

export type FootballEvent =
  | ClockEvent
  | { [T in OwnType]: { readonly type: T; readonly data: z.infer<(typeof events)[T]> } }[OwnType];

export type DataOf<T extends FootballEvent['type']> = Extract<FootballEvent, { type: T }>['data'];
