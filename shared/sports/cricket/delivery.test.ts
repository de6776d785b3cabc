import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

describe('runs off the bat', () => {
  it('are the batter\u2019s, the bowler\u2019s and the side\u2019s', () => {
    const match = new TestMatch().begin();
    match.ball({ batter: 2 });
    expect(match.score).toBe('2/0');
    expect(match.batter('a1')).toMatchObject({ runs: 2, balls: 1, dots: 0 });
    expect(match.bowler('b11')).toMatchObject({ runs: 2, legal: 1, dots: 0 });
  });

  it.each([
    [0, 'a1'],
    [1, 'a2'],
    [2, 'a1'],
    [3, 'a2'],
    [4, 'a1'],
    [5, 'a2'],
    [6, 'a1'],
    [7, 'a2'],
  ])('%i of them leave %s on strike', (batter, striker) => {
    const match = new TestMatch().begin();
    match.ball({ batter });
    expect(match.striker).toBe(striker);
  });

  it('count as four or six unless the boundary was not reached', () => {
    const match = new TestMatch().begin();
    match.ball({ batter: 4 });
    match.ball({ batter: 6 });
    match.ball({ batter: 4, nonBoundary: true });
    expect(match.batter('a1')).toMatchObject({ runs: 14, fours: 1, sixes: 1 });
  });
});

describe('a wide (Law 22)', () => {
  it('is no ball of the over, not faced, and the bowler\u2019s', () => {
    const match = new TestMatch().begin();
    match.ball({ wides: 1 });
    expect(match.innings).toMatchObject({ runs: 1, legal: 0, deliveries: 1, extras: { wides: 1 } });
    expect(match.batter('a1')).toMatchObject({ runs: 0, balls: 0 });
    expect(match.bowler('b11')).toMatchObject({ runs: 1, wides: 1, legal: 0 });
    expect(match.striker).toBe('a1');
  });

  it('with runs run turns the strike by what was run', () => {
    const match = new TestMatch().begin();
    match.ball({ wides: 2 });
    expect(match.striker).toBe('a2');
    match.ball({ wides: 5 });
    expect(match.striker).toBe('a2');
  });

  it('has no runs off the bat, byes or leg byes, and is no no-ball', () => {
    const match = new TestMatch().begin();
    expect(match.refuses({ wides: 1, batter: 1 })).toBe('wide-runs');
    expect(match.refuses({ wides: 1, byes: 1 })).toBe('wide-runs');
    expect(match.refuses({ wides: 1, noballs: 1 })).toBe('wide-noball');
    expect(match.refuses({ wides: 1, batter: 1 }, ['wide-runs'])).toBeNull();
  });
});

describe('a no-ball (Law 21)', () => {
  it('is no ball of the over, but faced, and the runs off the bat are the batter\u2019s', () => {
    const match = new TestMatch().begin();
    match.ball({ noballs: 1, batter: 4 });
    expect(match.innings).toMatchObject({ runs: 5, legal: 0, extras: { noballs: 1 } });
    expect(match.batter('a1')).toMatchObject({ runs: 4, balls: 1, fours: 1 });
    expect(match.bowler('b11')).toMatchObject({ runs: 5, noballs: 1 });
  });

  it('of two runs does not turn the strike by itself', () => {
    const match = new TestMatch({ noballRuns: 2 }).begin();
    match.ball({ noballs: 2 });
    expect(match.striker).toBe('a1');
    match.ball({ noballs: 2, batter: 1 });
    expect(match.striker).toBe('a2');
  });

  it('of another value than the competition\u2019s is noted', () => {
    const match = new TestMatch({ noballRuns: 2, wideRuns: 2 }).begin();
    const warned = (runs: object) =>
      match.warningsOf({ type: 'cricket.delivery', data: { runs: { batter: 0, ...runs } } }).map(({ code }) => code);
    expect(warned({ noballs: 1 })).toEqual(['extra-value']);
    expect(warned({ wides: 1 })).toEqual(['extra-value']);
    expect([...warned({ noballs: 2 }), ...warned({ wides: 6 })]).toEqual([]);
  });

  it('brings a free hit, which lasts until a legal ball', () => {
    const match = new TestMatch({ freeHit: true }).begin();
    match.ball({ noballs: 1 });
    expect(match.innings.freeHit).toBe(true);
    match.ball({ wides: 1 });
    expect(match.innings.freeHit).toBe(true);
    match.ball();
    expect(match.innings.freeHit).toBe(false);
  });
});

describe('byes and leg byes (Law 23)', () => {
  it('are extras, not the bowler\u2019s, and turn the strike', () => {
    const match = new TestMatch().begin();
    match.ball({ byes: 1 });
    match.ball({ legbyes: 2 });
    expect(match.innings).toMatchObject({ runs: 3, legal: 2, extras: { byes: 1, legbyes: 2 } });
    expect(match.bowler('b11')).toMatchObject({ runs: 0, dots: 2 });
    expect(match.striker).toBe('a2');
  });

  it('do not mix with each other or with runs off the bat', () => {
    const match = new TestMatch().begin();
    expect(match.refuses({ byes: 1, legbyes: 1 })).toBe('mixed-runs');
    expect(match.refuses({ batter: 1, legbyes: 1 })).toBe('mixed-runs');
  });
});

it('penalty runs on a ball are extras and nobody\u2019s against the bowler (Law 41)', () => {
  const match = new TestMatch().begin();
  match.ball({ batter: 1, penalty: 5 });
  expect(match.innings).toMatchObject({ runs: 6, extras: { penalty: 5 } });
  expect(match.bowler('b11').runs).toBe(1);
  expect(match.striker).toBe('a2');
});

describe('a ball needs', () => {
  it('an innings, which the first ball of a match opens by itself', () => {
    const match = new TestMatch();
    expect(match.refuses({ striker: 'a1', nonStriker: 'a2' })).toBe('no-bowler');
    match.ball({ striker: 'b1', nonStriker: 'b2', bowler: 'a9', batter: 1 });
    expect(match.innings).toMatchObject({ batting: 1, runs: 1 });
  });

  it('names: without a toss or a team sheet to go by nobody bats', () => {
    const match = new TestMatch();
    expect(match.refuses({})).toBe('no-innings');
  });

  it('two different batters and a bowler of the other side', () => {
    const match = new TestMatch().begin();
    expect(match.refuses({ striker: 'a1', nonStriker: 'a1' })).toBe('same-batter');
    expect(match.refuses({ bowler: 'a5' })).toBe('wrong-team');
    expect(match.refuses({ bowler: 'nobody' })).toBe('unknown-player');
    expect(match.refuses({ striker: 'nobody', nonStriker: 'a2' })).toBe('unknown-player');
    expect(match.refuses({ striker: 'b3', nonStriker: 'a2' })).toBe('wrong-team');
  });

  it('an innings that is not over', () => {
    const match = new TestMatch({ overs: 1 }).begin();
    match.balls(6);
    expect(match.refuses({ striker: 'b1', nonStriker: 'b2', bowler: 'a1' })).toBe('innings-over');
    expect(match.violation({ type: 'cricket.delivery', data: { runs: { batter: 0 } } }).overridable).toBe(false);
  });
});

it('a name that is on no sheet plays where the sheet has room', () => {
  const match = new TestMatch({ playersPerSide: 12 }).begin();
  match.ball({ striker: 'a1', nonStriker: 'a2', bowler: 'a stranger' });
  expect(match.bowler('a stranger').legal).toBe(1);
  expect(match.refuses({ bowler: 'another' })).toBe('unknown-player');
});

it('shots with an angle make the wagon wheel', () => {
  const match = new TestMatch().begin();
  match.ball({ batter: 4, angle: 50 });
  match.ball({ batter: 2, angle: 45 });
  match.ball({ angle: 10 });
  expect(match.batter('a1').wagon).toEqual([0, 6, 0, 0, 0, 0, 0, 0]);
  expect(match.batter('a2').wagon).toBeNull();
});

it('speeds are kept as average and fastest', () => {
  const match = new TestMatch().begin();
  match.ball({ speedKmh: 130 });
  match.ball({ speedKmh: 140 });
  expect(match.bowler('b11').speed).toEqual({ balls: 2, sumKmh: 270, topKmh: 140 });
});
