import { describe, expect, it } from 'vitest';
import { suggestions } from './suggestions.ts';
import { TestMatch } from './test-match.ts';

const adjust = (...sets: [number, number][]) => ({ type: 'volleyball.adjust', data: { sets } }) as const;

describe('the score set outright', () => {
  it('is that of the sets before and of the one being played', () => {
    const match = new TestMatch().begin().to(4, 2);
    expect(match.send(adjust([23, 25], [3, 4]))).toBe('The score is set to 23-25, 3-4.');
    expect(match.state.past).toMatchObject([{ points: [23, 25], winner: 1 }]);
    expect(match.rallies('a').set).toMatchObject({ number: 2, points: [4, 4], from: [3, 4] });
  });

  it('leaves the rotation open until it is told again, and time-outs as they were', () => {
    const match = new TestMatch().begin().to(4, 2);
    match.send({ type: 'volleyball.timeout', data: { team: 'b' } });
    match.send({ type: 'volleyball.adjust', data: { sets: [[9, 8]], serving: 'b' } });
    expect(match.set).toMatchObject({ serving: 1, teams: [{ positions: null }, { positions: null, timeouts: 1 }] });
    match.send({ type: 'volleyball.lineup', data: { team: 'b', positions: ['b3', 'b4', 'b5', 'b6', 'b1', 'b2'] } });
    expect(match.server).toBe('b3');
  });

  it('says the rotation with it', () => {
    const match = new TestMatch().begin().to(4, 2);
    const positions = [[], ['b3', 'b4', 'b5', 'b6', 'b1', 'b2']];
    match.send({ type: 'volleyball.adjust', data: { sets: [[9, 8]], serving: 'b', positions } });
    expect(match.server).toBe('b3');
    const short = { sets: [[9, 8]], positions: [['a1', 'a2'], []] };
    expect(match.refusal({ type: 'volleyball.adjust', data: short })).toBe('lineup-size');
  });

  it('keeps the record of sets that stay as they were', () => {
    const match = new TestMatch().to(25, 5).to(3, 0);
    match.send(adjust([25, 5], [3, 2]));
    expect(match.state.past[0]?.record).toHaveLength(30);
    expect(match.set.record).toEqual([]);
  });

  it('may decide the match and open it again', () => {
    const match = new TestMatch({ sets: 3 });
    match.send(adjust([25, 5], [25, 19]));
    expect(match.state.outcome).toMatchObject({ winner: 0 });
    match.send(adjust([25, 5], [24, 19]));
    expect(match.state.outcome).toBeNull();
  });

  it('is refused where no play leads to it', () => {
    const match = new TestMatch({ sets: 3 });
    expect(match.refusal(adjust([25, 5], [25, 5], [3, 2]))).toBe('adjust-sets');
    expect(match.refusal(adjust([7, 7], [3, 2]))).toBe('adjust-sets');
    expect(match.refusal(adjust([27, 5]))).toBe('adjust-score');
    expect(match.refusal(adjust([15, 5], [3, 2]))).toBe('adjust-score');
    expect(match.refusal(adjust([15, 5], [3, 2]), ['adjust-score'])).toBeNull();
    expect(match.refusal(adjust([0, 25], [25, 0], [16, 5]))).toBe('adjust-score');
    expect(match.refusal(adjust([33, 31]))).toBeNull();
    expect(match.refusal({ type: 'volleyball.adjust', data: { sets: [[1, 0]], serving: 'x' } })).toBe('unknown-team');
  });
});

describe('devices propose', () => {
  const observe = (match: TestMatch, kind: string, data: Record<string, string | number | number[]>) =>
    suggestions(match.state, { device: 'd', kind, data, at: 0 });

  it('points and time-outs', () => {
    const match = new TestMatch().to(4, 2);
    expect(observe(match, 'point', { team: 'Birch' })).toEqual([
      { type: 'volleyball.rally', data: { set: 1, winner: 'b' } },
    ]);
    expect(observe(match, 'line-call', { call: 'out', by: 'a' })).toMatchObject([{ data: { winner: 'b' } }]);
    expect(observe(match, 'line-call', { call: 'in', by: 'A' })).toMatchObject([{ data: { winner: 'a' } }]);
    expect(observe(match, 'timeout', { team: 'a' })).toEqual([{ type: 'volleyball.timeout', data: { team: 'a' } }]);
    expect(observe(new TestMatch(), 'timeout', { team: 'a' })).toEqual([]);
    for (const wrong of [{ team: 'x' }, {}]) expect(observe(match, 'point', wrong)).toEqual([]);
  });

  it('a scoreboard’s reading as the adjustment that makes it the score', () => {
    const match = new TestMatch().to(25, 5).to(3, 0);
    expect(observe(match, 'score', { points: [7, 6] })).toEqual([adjust([25, 5], [7, 6])]);
    expect(observe(match, 'score', { points: [7, 6], set: 2, sets: [1, 0] })).toEqual([adjust([25, 5], [7, 6])]);
    for (const wrong of [
      { points: [7] },
      { points: [7, -1] },
      { points: [7, 6], set: 4 },
      { points: [1, 0], sets: [0, 1] },
    ]) {
      expect(observe(match, 'score', wrong), JSON.stringify(wrong)).toEqual([]);
    }
  });
});
