import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

const card = (shown: string, player: string) => ({
  type: 'kabaddi.card',
  data: { team: player.charAt(0), card: shown, player },
});
const MINUTE = 60_000;

describe('cards', () => {
  it('send nobody off when they are green', () => {
    const match = new TestMatch().begin();
    match.send(card('green', 'a2'));
    expect(match.mat).toBe('7-7');
  });

  it('cost two minutes of play when they are yellow', () => {
    const match = new TestMatch().begin();
    match.send(card('yellow', 'a2'));
    expect(match.mat).toBe('6-7');
    match.now += MINUTE;
    match.send({ type: 'clock.stop', data: {} });
    match.now += 10 * MINUTE;
    match.send({ type: 'clock.start', data: {} });
    match.raid();
    expect(match.mat).toBe('6-7');
    match.raid();
    expect(match.mat).toBe('7-7');
  });

  it('keep a place empty in an all-out and a revival', () => {
    const match = new TestMatch().begin();
    match.send(card('red', 'b1'));
    match.raid({ touched: ['b2', 'b3', 'b4', 'b5', 'b6', 'b7'] });
    expect([match.score, match.mat]).toEqual(['8-0', '7-6']);
    expect(match.refusal({ type: 'kabaddi.substitution', data: { team: 'b', off: 'b1', on: 'b8' } })).toBe(
      'not-on-mat',
    );
  });

  it('let whoever was out come back to those who are out', () => {
    const match = new TestMatch().begin();
    match.raid({ touched: ['b1'] });
    match.send(card('yellow', 'b1'));
    expect(match.out[1]).toEqual([]);
    match.now += 2 * MINUTE;
    match.raid();
    expect(match.out[1]).toEqual(['b1']);
  });
});

describe('a substitution', () => {
  it('puts one in the place of another, five times', () => {
    const match = new TestMatch().begin();
    const swap = (off: string, on: string) => ({ type: 'kabaddi.substitution', data: { team: 'a', off, on } });
    match.send(swap('a7', 'a8'));
    expect(match.state.teams[0].on.at(-1)).toBe('a8');
    match.send(swap('a8', 'a7'));
    match.send(swap('a7', 'a8'));
    match.send(swap('a8', 'a9'));
    expect(match.refusal(swap('a10', 'a8'))).toBe('not-on-mat');
    expect(match.refusal(swap('a1', 'a2'))).toBe('not-on-bench');
    match.send(swap('a9', 'a10'));
    expect(match.refusal(swap('a10', 'a9'))).toBe('no-substitutions');
    match.send(swap('a10', 'a9'), ['no-substitutions']);
    expect(match.mat).toBe('7-7');
  });
});

describe('time-outs and reviews', () => {
  it('are two a half, and stop the clock', () => {
    const match = new TestMatch().begin();
    match.now += MINUTE;
    match.send({ type: 'kabaddi.timeout', data: { team: 'a' } });
    expect(match.board.clock).toMatchObject({ running: false, ms: 19 * MINUTE });
    match.send({ type: 'kabaddi.timeout', data: { team: 'a' } });
    expect(match.refusal({ type: 'kabaddi.timeout', data: { team: 'a' } })).toBe('no-time-outs');
    expect(match.refusal({ type: 'kabaddi.timeout', data: {} })).toBeNull();
    match.send({ type: 'kabaddi.start', data: {} });
    expect(match.refusal({ type: 'kabaddi.timeout', data: { team: 'a' } })).toBeNull();
  });

  it('lose a review only when it fails', () => {
    const match = new TestMatch().begin();
    const review = (outcome: string) => ({ type: 'kabaddi.review', data: { team: 'b', outcome } });
    match.send(review('successful'));
    match.send(review('unsuccessful'));
    expect(match.refusal(review('successful'))).toBe('no-reviews');
    expect(match.game.scorecard().reviews).toEqual([
      { used: 0, left: 1 },
      { used: 2, left: 0 },
    ]);
  });
});

describe('technical points', () => {
  it('count for a team, and may put an opponent out', () => {
    const match = new TestMatch().begin();
    match.raid({ raider: 'a1', raiderOut: 'self out' });
    match.send({ type: 'kabaddi.technical', data: { team: 'a', points: 1, out: 'b3' } });
    expect([match.score, match.mat]).toEqual(['1-1', '7-6']);
  });
});

describe('devices', () => {
  it('offer what they saw', () => {
    const match = new TestMatch().begin();
    const seen = (kind: string, data = {}) => match.game.suggestions({ device: 'd', kind, data, at: match.now });
    expect(seen('raid-clock')).toEqual([]);
    match.send({ type: 'kabaddi.raider', data: { raider: 'a4' } });
    expect(seen('raid-clock')).toMatchObject([
      { type: 'kabaddi.raid', data: { team: 'a', raider: 'a4', raiderOut: 'time over' } },
    ]);
    expect(seen('bonus-line')).toMatchObject([{ data: { raider: 'a4', bonus: true } }]);
    expect(seen('baulk-line', { crossed: true })).toEqual([]);
    expect(seen('baulk-line', { crossed: false })).toMatchObject([{ data: { raiderOut: 'baulk line' } }]);
    expect(seen('buzzer')).toEqual([{ type: 'kabaddi.end', data: { period: 1 } }]);
    expect(seen('raider', { team: 'b', number: 5 })).toEqual([
      { type: 'kabaddi.raider', data: { team: 'b', raider: 'b5' } },
    ]);
    expect(seen('clock', { ms: 60_000 })).toEqual([{ type: 'clock.set', data: { ms: 60_000 } }]);
    const reading = { home: 12, away: 9, clock: 300_000, onMat: { home: 5, away: 7 } };
    const [proposal] = seen('score', reading);
    expect(proposal).toEqual({
      type: 'kabaddi.adjust',
      data: { period: 1, score: [12, 9], clock: 300_000, mat: [5, 7] },
    });
    match.send(proposal ?? { type: '', data: {} });
    expect([match.score, match.mat, match.board.clock?.ms]).toEqual(['12-9', '5-7', 300_000]);
    expect(seen('score', { home: -1, away: 2 })).toEqual([]);
    expect(seen('smoke')).toEqual([]);
  });
});
