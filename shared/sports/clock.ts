import * as z from 'zod';
import { Instant } from '../match/event.ts';

/** More than any period or match lasts. */
const Duration = z.int().min(0).max(86_400_000);

/**
 * A clock of a match, as its events have left it: what it showed at an instant, and whether it has run since. Nobody
 * ticks it; `reading` says what it shows at any instant, so a page moves it on by itself. Times are milliseconds.
 */
export const Clock = z.object({
  direction: z.enum(['up', 'down']),
  running: z.boolean(),
  /** What it showed at the instant `at`. */
  ms: Duration,
  at: Instant,
  /** Where the period's regular time ends on a clock that counts up and goes on beyond it (45:00 +2:13). */
  limit: Duration.optional(),
});
export type Clock = Readonly<z.infer<typeof Clock>>;

/** Event types for a sport's `events`: every sport with a clock has the same, so one clock desk serves them all. */
export const clockEvents = {
  'clock.start': z.strictObject({}),
  'clock.stop': z.strictObject({}),
  /** The clock is put right: it shows `ms` at the event's instant and goes on running, or not, as before. */
  'clock.set': z.strictObject({ ms: Duration }),
} as const;

export type ClockEvent = {
  [T in keyof typeof clockEvents]: { readonly type: T; readonly data: z.infer<(typeof clockEvents)[T]> };
}[keyof typeof clockEvents];

export const shotClockEvents = {
  /** The shot clock shows `ms` from the event's instant on and runs when the game clock does; null: switched off. */
  'clock.shot': z.strictObject({ ms: Duration.nullable() }),
} as const;

export type ShotClockEvent = {
  readonly type: 'clock.shot';
  readonly data: z.infer<(typeof shotClockEvents)['clock.shot']>;
};

/** A period about to begin. A clock that counts up starts at `from` (football: 45 minutes into the second half). */
export function periodClock(direction: Clock['direction'], length: number, at: number, from = 0): Clock {
  return direction === 'up'
    ? { direction, running: false, ms: from, at, limit: from + length }
    : { direction, running: false, ms: length, at };
}

/** What the clock shows at an instant. One before the clock's last event is taken for that event's own. */
export function reading({ direction, running, ms, at: since }: Clock, at: number): number {
  const passed = running ? Math.max(0, at - since) : 0;
  return direction === 'up' ? ms + passed : Math.max(0, ms - passed);
}

/** Time played beyond the period's regular end. */
export function overtime(clock: Clock, at: number): number {
  return clock.limit === undefined ? 0 : Math.max(0, reading(clock, at) - clock.limit);
}

/** Is the period's regular time over? */
export function expired(clock: Clock, at: number): boolean {
  return clock.direction === 'down'
    ? reading(clock, at) === 0
    : clock.limit !== undefined && reading(clock, at) >= clock.limit;
}

export function started(clock: Clock, at: number): Clock {
  return clock.running ? clock : { ...clock, running: true, at };
}

export function stopped(clock: Clock, at: number): Clock {
  return clock.running ? { ...clock, running: false, ms: reading(clock, at), at } : clock;
}

/** The clock after `event`, which happened at the instant `at`. */
export function moved(clock: Clock, event: ClockEvent, at: number): Clock {
  switch (event.type) {
    case 'clock.start':
      return started(clock, at);
    case 'clock.stop':
      return stopped(clock, at);
    case 'clock.set':
      return { ...clock, ms: event.data.ms, at };
  }
}

/** A game clock that counts down and the shot clock that runs and stops with it; null: switched off. */
export interface ShotClocks {
  readonly game: Clock;
  readonly shot: Clock | null;
}

/**
 * Both clocks after `event`. `clock.set` puts the game clock right and leaves the shot clock alone. A reset to more than
 * what is left of the period switches the shot clock off (FIBA Art. 29/50).
 */
export function movedBoth({ game, shot }: ShotClocks, event: ClockEvent | ShotClockEvent, at: number): ShotClocks {
  if (event.type !== 'clock.shot') {
    const both = event.type !== 'clock.set' && shot !== null;
    return { game: moved(game, event, at), shot: both ? moved(shot, event, at) : shot };
  }
  const { ms } = event.data;
  if (ms === null || ms > reading(game, at)) return { game, shot: null };
  return { game, shot: { direction: 'down', running: game.running, ms, at } };
}

/** "12:34". A clock that counts down shows a second until it is over, one that counts up once it is. */
export function clockText(direction: Clock['direction'], ms: number): string {
  const seconds = direction === 'down' ? Math.ceil(ms / 1000) : Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
