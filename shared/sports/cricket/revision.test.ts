import { describe, expect, it } from 'vitest';
import { revised } from './revision.ts';
import { TestMatch } from './test-match.ts';

const ONE_DAY = { overs: 50, minOvers: 20, dls: { g50: 245 } };

/** An innings of `runs` (in sixes and ones) over `balls` balls with `wickets` at its start. */
function bat(match: TestMatch, side: 'a' | 'b', balls: number, runs: number, wickets = 0): void {
  match.begin(side);
  for (let i = 0; i < wickets; i++) match.out();
  let left = runs;
  for (let ball = wickets; ball < balls; ball++) {
    const batter = Math.min(left, 6);
    match.ball({ batter });
    left -= batter;
  }
}

describe('overs lost, by the Duckworth/Lewis Standard Edition', () => {
  it('nothing lost: the target is one more, and there is a par after every ball', () => {
    const match = new TestMatch(ONE_DAY);
    bat(match, 'a', 300, 250);
    expect(revised(match.state)).toEqual({ resources: [100, 100], target: 251, par: null });
    bat(match, 'b', 240, 199, 5);
    // 26.1% are left, so 73.9% of 250 would tie.
    expect(revised(match.state)).toMatchObject({ par: 184, target: 251 });
    expect(match.board.score).toMatchObject({ runs: 199, par: 184 });
  });

  it('play stopped for good: the par goes into the event, and decides', () => {
    const match = new TestMatch(ONE_DAY);
    bat(match, 'a', 300, 250);
    bat(match, 'b', 240, 199, 5);
    match.send({ type: 'cricket.close', data: { reason: 'time' } });
    expect(match.log.at(-1)?.data).toEqual({ reason: 'time', par: 184, method: 'D/L' });
    expect(match.result).toMatchObject({ winner: 'Barton', by: { runs: 15 }, method: 'D/L', basis: 'par at stoppage' });
  });

  it('the second innings interrupted: what is proposed, and taken over', () => {
    const match = new TestMatch({ ...ONE_DAY, overs: 40 });
    bat(match, 'a', 240, 200);
    bat(match, 'b', 180, 140, 5);
    match.send({ type: 'cricket.overs', data: { overs: 35, reason: 'rain' } });
    expect(match.innings).toMatchObject({
      limit: { overs: 35, balls: 0 },
      allotted: { overs: 40, balls: 0 },
      losses: [{ before: 60, after: 30, wickets: 5 }],
      target: 201,
    });
    expect(revised(match.state)).toMatchObject({ resources: [89.3, 78.6], target: 177 });
    match.send({ type: 'cricket.target', data: { runs: 177, method: 'D/L' } });
    expect(match.innings.target).toBe(177);
    expect(revised(match.state)).toMatchObject({ target: 177 });
    // Lost again: both count.
    match.send({ type: 'cricket.overs', data: { overs: 33 } });
    expect(revised(match.state)).toMatchObject({ resources: [89.3, 73.1], target: 164 });
  });

  it('the first innings cut short: the other side is asked for more', () => {
    const match = new TestMatch(ONE_DAY);
    bat(match, 'a', 240, 190, 7);
    match.send({ type: 'cricket.overs', data: { overs: 40 } });
    expect(match.innings.closed).toBe('overs');
    expect(revised(match.state)).toEqual({ resources: [82.1, 89.3], target: 208, par: null });
  });

  it('an innings that ends for want of time, not of wickets, leaves its resources unused', () => {
    const match = new TestMatch(ONE_DAY);
    bat(match, 'a', 240, 190, 7);
    match.send({ type: 'cricket.close', data: { reason: 'time' } });
    match.send({ type: 'cricket.overs', data: { overs: 40 } });
    expect(revised(match.state)).toMatchObject({ resources: [82.1, 89.3], target: 208 });

    const out = new TestMatch(ONE_DAY);
    bat(out, 'a', 240, 190, 7);
    for (let i = 0; i < 3; i++) out.out();
    expect(revised(out.state)).toMatchObject({ resources: [100, 100], target: 191 });
  });

  it('a shorter match from the start: both sides have what it has', () => {
    const match = new TestMatch(ONE_DAY);
    match.send({ type: 'cricket.overs', data: { overs: 25 } });
    bat(match, 'a', 150, 150);
    expect(match.innings).toMatchObject({ closed: 'overs', losses: [] });
    expect(revised(match.state)).toMatchObject({ resources: [66.5, 66.5], target: 151 });
  });

  it('keeps silent where another method set the target, or none is in use', () => {
    const match = new TestMatch(ONE_DAY);
    bat(match, 'a', 300, 250);
    match.begin('b');
    match.send({ type: 'cricket.target', data: { runs: 240, overs: 48, method: 'DLS' } });
    expect(revised(match.state)).toBeNull();
    expect(match.innings).toMatchObject({ target: 240, limit: { overs: 48, balls: 0 } });
    const plain = new TestMatch({ overs: 1 });
    bat(plain, 'a', 6, 12);
    expect(revised(plain.state)).toBeNull();
  });
});

describe('the overs that make a match', () => {
  const SHORT = { overs: 5, minOvers: 2, dls: { g50: 200 } };

  it('had by both sides: the par decides', () => {
    const match = new TestMatch(SHORT);
    bat(match, 'a', 30, 30);
    bat(match, 'b', 12, 30);
    match.send({ type: 'cricket.close', data: { reason: 'time' } });
    expect(match.result).toMatchObject({ winner: 'Barton', basis: 'par at stoppage' });
  });

  it('not had by the side batting last: no result', () => {
    const match = new TestMatch(SHORT);
    bat(match, 'a', 30, 30);
    bat(match, 'b', 11, 30);
    match.send({ type: 'cricket.close', data: { reason: 'time' } });
    expect(match.result).toMatchObject({ noResult: true });
  });

  it('are no more than the match has', () => {
    const match = new TestMatch({ ...SHORT, minOvers: 20 });
    bat(match, 'a', 30, 30);
    bat(match, 'b', 30, 6);
    expect(match.result).toMatchObject({ winner: 'Ashton', by: { runs: 24 } });
  });

  it('not needed by a side that won, or was all out', () => {
    const won = new TestMatch(SHORT);
    bat(won, 'a', 30, 6);
    won.begin('b').balls(2, { batter: 6 });
    expect(won.result).toMatchObject({ winner: 'Barton', by: { wickets: 10 } });
    const out = new TestMatch({ ...SHORT, playersPerSide: 3 });
    bat(out, 'a', 30, 30);
    out.begin('b');
    out.out();
    out.out();
    expect(out.result).toMatchObject({ winner: 'Ashton', by: { runs: 30 } });
  });
});
