import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Clock,
  type ClockEvent,
  clockText,
  expired,
  moved,
  movedBoth,
  overtime,
  periodClock,
  reading,
  type ShotClocks,
  started,
  stopped,
} from './clock.ts';

const MINUTE = 60_000;

describe('a clock that counts up', () => {
  const second = started(periodClock('up', 45 * MINUTE, 1_000, 45 * MINUTE), 5_000);

  it('shows the time since it was started, from where its period begins', () => {
    expect(reading(second, 5_000)).toBe(45 * MINUTE);
    expect(reading(second, 5_000 + 90_500)).toBe(45 * MINUTE + 90_500);
  });

  it('runs on past the end of regular time', () => {
    const end = 5_000 + 45 * MINUTE;
    expect(expired(second, end - 1)).toBe(false);
    expect(overtime(second, end - 1)).toBe(0);
    expect(expired(second, end)).toBe(true);
    expect(overtime(second, end + 133_000)).toBe(133_000);
  });

  it('is put right and goes on', () => {
    const set = moved(second, { type: 'clock.set', data: { ms: 50 * MINUTE } }, 65_000);
    expect(reading(set, 66_000)).toBe(50 * MINUTE + 1_000);
    expect(set.limit).toBe(90 * MINUTE);
  });
});

describe('a clock that counts down', () => {
  const quarter = periodClock('down', 10 * MINUTE, 0);

  it('stands until it is started, and again once stopped', () => {
    expect(reading(quarter, 99_999)).toBe(10 * MINUTE);
    const held = stopped(started(quarter, 100_000), 130_000);
    expect(reading(held, 130_000)).toBe(10 * MINUTE - 30_000);
    expect(reading(held, 999_000)).toBe(10 * MINUTE - 30_000);
    expect(reading(started(held, 999_000), 1_000_000)).toBe(10 * MINUTE - 31_000);
  });

  it('ends at nought', () => {
    const running = started(quarter, 0);
    expect(expired(running, 10 * MINUTE - 1)).toBe(false);
    expect(expired(running, 10 * MINUTE)).toBe(true);
    expect(reading(running, 11 * MINUTE)).toBe(0);
    expect(overtime(running, 11 * MINUTE)).toBe(0);
  });

  it('is told in whole seconds, the last of which lasts until it is over', () => {
    expect(clockText('down', 59_001)).toBe('1:00');
    expect(clockText('down', 1)).toBe('0:01');
    expect(clockText('up', 59_999)).toBe('0:59');
    expect(clockText('up', 62 * MINUTE)).toBe('62:00');
  });
});

describe('a shot clock', () => {
  const off: ShotClocks = { game: periodClock('down', MINUTE, 0), shot: null };
  const shot = (ms: number | null) => ({ type: 'clock.shot', data: { ms } }) as const;

  it('runs and stops with the game clock and is reset while either', () => {
    let clocks = movedBoth(off, shot(24_000), 0);
    expect(clocks.shot?.running).toBe(false);
    clocks = movedBoth(clocks, { type: 'clock.start', data: {} }, 1_000);
    clocks = movedBoth(clocks, { type: 'clock.stop', data: {} }, 11_000);
    expect(clocks.shot && reading(clocks.shot, 20_000)).toBe(14_000);
    clocks = movedBoth(clocks, { type: 'clock.start', data: {} }, 20_000);
    clocks = movedBoth(clocks, shot(14_000), 21_000);
    expect(clocks.shot && reading(clocks.shot, 22_000)).toBe(13_000);
    expect(reading(clocks.game, 22_000)).toBe(MINUTE - 12_000);
  });

  it('is off when the period ends sooner, and when switched off', () => {
    const late = movedBoth({ ...off, game: { ...off.game, ms: 13_999 } }, shot(14_000), 0);
    expect(late.shot).toBeNull();
    expect(movedBoth(movedBoth(off, shot(24_000), 0), shot(null), 0).shot).toBeNull();
  });

  it('is left alone when the game clock is put right', () => {
    const clocks = movedBoth(movedBoth(off, shot(24_000), 0), { type: 'clock.set', data: { ms: 30_000 } }, 5_000);
    expect(reading(clocks.game, 5_000)).toBe(30_000);
    expect(clocks.shot?.ms).toBe(24_000);
  });
});

const move: fc.Arbitrary<ClockEvent> = fc.oneof(
  fc.constant({ type: 'clock.start', data: {} } as const),
  fc.constant({ type: 'clock.stop', data: {} } as const),
  fc.record({ type: fc.constant('clock.set'), data: fc.record({ ms: fc.nat(60 * MINUTE) }) }),
);
const steps = fc.array(fc.record({ event: move, wait: fc.nat(5 * MINUTE) }), { maxLength: 30 });

describe('whatever happens to a clock', () => {
  it('it is a clock, moves with time as long as it runs and stands while it does not', () => {
    fc.assert(
      fc.property(fc.constantFrom('up', 'down'), steps, fc.nat(MINUTE), (direction, moves, later) => {
        let at = 1_000;
        let clock: Clock = periodClock(direction, 20 * MINUTE, at);
        for (const { event, wait } of moves) {
          at += wait;
          const before = reading(clock, at);
          clock = moved(Object.freeze(clock), event, at);
          expect(Clock.safeParse(clock).error).toBeUndefined();
          expect(reading(clock, at)).toBe(event.type === 'clock.set' ? event.data.ms : before);
        }
        const now = reading(clock, at);
        const passed = clock.running ? later : 0;
        expect(reading(clock, at + later)).toBe(direction === 'up' ? now + passed : Math.max(0, now - passed));
      }),
    );
  });

  it('starting twice or stopping twice is doing it once', () => {
    fc.assert(
      fc.property(fc.constantFrom('up', 'down'), fc.nat(MINUTE), fc.nat(MINUTE), (direction, first, then) => {
        const clock = started(periodClock(direction, 20 * MINUTE, 0), first);
        expect(started(clock, first + then)).toBe(clock);
        const held = stopped(clock, first + then);
        expect(stopped(held, first + then + 1)).toBe(held);
      }),
    );
  });
});
