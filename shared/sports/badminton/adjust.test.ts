import { describe, expect, it } from 'vitest';
import { suggestions } from './suggestions.ts';
import { TestMatch } from './test-match.ts';

const adjust = (...games: [number, number][]) => ({ type: 'badminton.adjust', data: { games } }) as const;

describe('the score set outright', () => {
  it('is that of the games before and of the one being played', () => {
    const match = new TestMatch().to(4, 2);
    expect(match.send(adjust([19, 21], [3, 4]))).toBe('The score is set to 19-21, 3-4.');
    expect(match.state.past).toMatchObject([{ points: [19, 21], winner: 1 }]);
    expect(match.rallies('a').current).toMatchObject({ number: 2, points: [4, 4], from: [3, 4] });
  });

  it('keeps the record of games that stay as they were', () => {
    const match = new TestMatch().to(21, 5).to(3, 0);
    match.send(adjust([21, 5], [3, 2]));
    expect(match.state.past[0]?.record).toHaveLength(26);
    expect(match.current.record).toEqual([]);
  });

  it('may decide the match and open it again', () => {
    const match = new TestMatch();
    match.send(adjust([21, 5], [21, 19]));
    expect(match.state.outcome).toMatchObject({ winner: 0 });
    match.send(adjust([21, 5], [20, 19]));
    expect(match.state.outcome).toBeNull();
    expect(match.rallies('a').state.outcome).toMatchObject({ winner: 0 });
  });

  it('is refused where no play leads to it', () => {
    const match = new TestMatch();
    expect(match.refusal(adjust([21, 5], [21, 5], [3, 2]))).toBe('adjust-games');
    expect(match.refusal(adjust([7, 7], [3, 2]))).toBe('adjust-games');
    expect(match.refusal(adjust([23, 5]))).toBe('adjust-score');
    expect(match.refusal(adjust([15, 5], [3, 2]))).toBe('adjust-score');
    expect(match.refusal(adjust([15, 5], [3, 2]), ['adjust-score'])).toBeNull();
    expect(match.refusal(adjust([31, 29]))).toBe('adjust-score');
    expect(match.refusal(adjust([30, 29]))).toBeNull();
    expect(match.refusal({ type: 'badminton.adjust', data: { games: [[1, 0]], serving: 'x' } })).toBe('unknown-team');
  });
});

describe('devices propose', () => {
  const observe = (match: TestMatch, kind: string, data: Record<string, string | number | number[]>) =>
    suggestions(match.state, { device: 'd', kind, data, at: 0 });

  it('points, by a button, a line call or the speed of the last shot', () => {
    const match = new TestMatch().to(4, 2);
    expect(observe(match, 'point', { team: 'Birch' })).toEqual([
      { type: 'badminton.rally', data: { game: 1, winner: 'b' } },
    ]);
    expect(observe(match, 'line-call', { call: 'out', by: 'a' })).toMatchObject([
      { data: { winner: 'b', how: 'out' } },
    ]);
    expect(observe(match, 'line-call', { call: 'in', by: 'A' })).toMatchObject([
      { data: { winner: 'a', how: 'winner' } },
    ]);
    expect(observe(match, 'shuttle-speed', { kmh: 401, team: 'a' })).toMatchObject([{ data: { speedKmh: 401 } }]);
    expect(observe(match, 'let', {})).toEqual([{ type: 'badminton.let', data: {} }]);
    for (const wrong of [{ team: 'x' }, {}]) expect(observe(match, 'point', wrong)).toEqual([]);
    expect(observe(match, 'thermometer', {})).toEqual([]);
  });

  it('a scoreboard’s reading as the adjustment that makes it the score', () => {
    const match = new TestMatch().to(21, 5).to(3, 0);
    expect(observe(match, 'score', { points: [7, 6] })).toEqual([adjust([21, 5], [7, 6])]);
    expect(observe(match, 'score', { points: [7, 6], game: 2, games: [1, 0] })).toEqual([adjust([21, 5], [7, 6])]);
    expect(observe(match, 'score', { points: [21, 6], game: 1, games: [1, 0] })).toEqual([adjust([21, 6])]);
    for (const wrong of [
      { points: [7] },
      { points: [7, -1] },
      { points: [7, 6], game: 4 },
      { points: [1, 0], games: [0, 1] },
    ]) {
      expect(observe(match, 'score', wrong), JSON.stringify(wrong)).toEqual([]);
    }
  });
});
