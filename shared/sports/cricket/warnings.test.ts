import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

const codes = (match: TestMatch, type: string, data: object) =>
  match.warningsOf({ type, data }).map(({ code }) => code);

describe('unusual, and scored all the same', () => {
  it('overs that are more than the innings had, or too few to make a match', () => {
    const match = new TestMatch({ overs: 50, minOvers: 20 }).begin();
    expect(codes(match, 'cricket.overs', { overs: 40 })).toEqual([]);
    expect(codes(match, 'cricket.overs', { overs: 19 })).toEqual(['overs-few']);
    expect(match.warningsOf({ type: 'cricket.overs', data: { overs: 50.1 } })).toEqual([
      { code: 'overs-raised', message: 'The innings has 50 overs; 50.1 are more, not fewer.' },
    ]);
  });

  it('a target said to be the Standard Edition\u2019s that is another', () => {
    const match = new TestMatch({ overs: 2, dls: { g50: 245 } }).begin();
    match.balls(12, { batter: 1 });
    expect(codes(match, 'cricket.target', { runs: 13, method: 'D/L' })).toEqual([]);
    expect(codes(match, 'cricket.target', { runs: 14, method: 'D/L' })).toEqual(['target-differs']);
    expect(codes(match, 'cricket.target', { runs: 14, method: 'DLS' })).toEqual([]);
  });

  it('a declaration in a match of limited overs', () => {
    const declared = { reason: 'declared' };
    expect(codes(new TestMatch().begin(), 'cricket.close', declared)).toEqual(['declared-limited']);
    expect(codes(new TestMatch({ overs: null }).begin(), 'cricket.close', declared)).toEqual([]);
  });

  it('batters who crossed before a catch, which changes nothing since 2022', () => {
    const ball = { crossed: true, wickets: [{ kind: 'caught', player: 'a1' }] };
    expect(codes(new TestMatch().begin(), 'cricket.delivery', ball)).toEqual(['crossed-catch']);
    expect(codes(new TestMatch({ caughtCrossing: true }).begin(), 'cricket.delivery', ball)).toEqual([]);
  });

  it('more overthrows than runs', () => {
    const match = new TestMatch().begin();
    expect(codes(match, 'cricket.delivery', { runs: { batter: 1 }, overthrows: 4 })).toEqual(['overthrows']);
    expect(codes(match, 'cricket.delivery', { runs: { byes: 5 }, overthrows: 4 })).toEqual([]);
  });
});
