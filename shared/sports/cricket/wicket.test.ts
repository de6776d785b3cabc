import { describe, expect, it } from 'vitest';
import type { DismissalKind } from './events.ts';
import { TestMatch } from './test-match.ts';

const CREDITED: [DismissalKind, string][] = [
  ['bowled', 'b Baker 11'],
  ['lbw', 'lbw b Baker 11'],
  ['hit wicket', 'hit wicket b Baker 11'],
  ['caught and bowled', 'c & b Baker 11'],
  ['caught', 'c ? b Baker 11'],
  ['stumped', 'st ? b Baker 11'],
];
const UNCREDITED: DismissalKind[] = [
  'run out',
  'hit the ball twice',
  'handled the ball',
  'obstructing the field',
  'retired out',
];

describe('a dismissal', () => {
  it.each(CREDITED)('%s is the bowler\u2019s wicket: "%s"', (kind, text) => {
    const match = new TestMatch().begin();
    match.out(kind);
    expect(match.score).toBe('0/1');
    expect(match.bowler('b11')).toMatchObject({ wickets: 1 });
    expect(match.dismissal('Adams 1')).toBe(text);
    expect(match.innings.fall).toMatchObject([
      { wicket: 1, runs: 0, batter: 'a1', over: 0, ball: 1, delivery: 1, legal: 1 },
    ]);
  });

  it.each(UNCREDITED)('%s is a wicket, but not the bowler\u2019s', (kind) => {
    const match = new TestMatch().begin();
    match.out(kind);
    expect(match.score).toBe('0/1');
    expect(match.bowler('b11').wickets).toBe(0);
    expect(match.dismissal('Adams 1')).toBe(kind);
  });

  it.each(['retired hurt', 'retired not out'] as const)(
    '%s is no wicket, and the batter may come back (Law 25.4)',
    (kind) => {
      const match = new TestMatch().begin();
      match.ball({ batter: 2 });
      match.send({ type: 'cricket.wicket', data: { kind, player: 'a1' } });
      expect(match.score).toBe('2/0');
      expect(match.dismissal('Adams 1')).toBe(kind);
      match.nextBatter();
      match.ball({ wickets: [{ kind: 'bowled', player: match.striker }] });
      match.send({ type: 'cricket.batter', data: { player: 'a1' } });
      expect(match.batter('a1')).toMatchObject({ status: 'in', runs: 2, dismissal: null });
    },
  );

  it('names its fielders: of the sheet, substitutes and unknown ones', () => {
    const match = new TestMatch().begin();
    match.ball({ wickets: [{ kind: 'caught', player: 'a1', fielders: [{ player: 'b4' }] }] });
    expect(match.dismissal('Adams 1')).toBe('c Baker 4 b Baker 11');
    match.nextBatter();
    match.ball({ wickets: [{ kind: 'caught', player: 'a3', fielders: [{ name: 'Coe', substitute: true }] }] });
    expect(match.dismissal('Adams 3')).toBe('c sub (Coe) b Baker 11');
    match.nextBatter();
    match.ball({ wickets: [{ kind: 'run out', player: 'a2', fielders: [{ player: 'b4' }, { player: 'b5' }] }] });
    expect(match.dismissal('Adams 2')).toBe('run out (Baker 4/Baker 5)');
  });
});

describe('what is not possible', () => {
  it.each([
    ['bowled', 'dismissal-not-possible'],
    ['caught', 'dismissal-not-possible'],
    ['lbw', 'dismissal-not-possible'],
    ['hit the ball twice', 'dismissal-not-possible'],
    ['stumped', null],
    ['hit wicket', null],
    ['run out', null],
    ['obstructing the field', null],
  ] as const)('off a wide (Law 22.9): %s', (kind, code) => {
    const match = new TestMatch().begin();
    expect(match.refuses({ wides: 1, wickets: [{ kind, player: 'a1' }] })).toBe(code);
  });

  it.each([
    ['bowled', 'dismissal-not-possible'],
    ['stumped', 'dismissal-not-possible'],
    ['hit wicket', 'dismissal-not-possible'],
    ['run out', null],
    ['hit the ball twice', null],
    ['obstructing the field', null],
  ] as const)('off a no-ball (Law 21.18): %s', (kind, code) => {
    const match = new TestMatch().begin();
    expect(match.refuses({ noballs: 1, wickets: [{ kind, player: 'a1' }] })).toBe(code);
  });

  it('on a free hit: out as off a no-ball only', () => {
    const match = new TestMatch({ freeHit: true }).begin();
    match.ball({ noballs: 1 });
    expect(match.refuses({ wickets: [{ kind: 'bowled', player: 'a1' }] })).toBe('dismissal-not-possible');
    expect(match.refuses({ wides: 1, wickets: [{ kind: 'stumped', player: 'a1' }] })).toBe('dismissal-not-possible');
    expect(match.refuses({ wickets: [{ kind: 'run out', player: 'a1' }] })).toBeNull();
  });

  it('but may be scored by somebody who insists', () => {
    const match = new TestMatch().begin();
    match.ball({ noballs: 1, wickets: [{ kind: 'bowled', player: 'a1' }] }, ['dismissal-not-possible']);
    expect(match.score).toBe('1/1');
  });

  it('for the non-striker: to be bowled', () => {
    const match = new TestMatch().begin();
    expect(match.refuses({ wickets: [{ kind: 'bowled', player: 'a2' }] })).toBe('not-striker');
    expect(match.refuses({ wickets: [{ kind: 'run out', player: 'a2' }] })).toBeNull();
  });

  it('for a batter in the pavilion: any but to be timed out or to retire', () => {
    const match = new TestMatch().begin();
    expect(match.refuses({ wickets: [{ kind: 'run out', player: 'a5' }] })).toBe('not-at-crease');
    expect(match.refuses({ wickets: [{ kind: 'timed out', player: 'a5' }] })).toBeNull();
    expect(match.refuses({ wickets: [{ kind: 'timed out', player: 'a1' }] })).toBe('timed-out');
    expect(match.refuses({ wickets: [{ kind: 'run out', player: 'b1' }] })).toBe('wrong-team');
  });

  it('to be out twice, or to bat again', () => {
    const match = new TestMatch().begin();
    const both = { kind: 'run out', player: 'a1' } as const;
    expect(match.refuses({ wickets: [both, both] })).toBe('out-twice');
    match.out();
    expect(match.refuses({ striker: 'a1', nonStriker: 'a2' })).toBe('batter-out');
    expect(match.violation({ type: 'cricket.batter', data: { player: 'a1' } }).overridable).toBe(false);
  });

  it('to lose an eleventh wicket', () => {
    const match = new TestMatch().begin();
    for (let i = 0; i < 9; i++) match.out();
    const both = [match.striker, match.nonStriker].map((player) => ({ kind: 'run out', player }) as const);
    expect(match.refuses({ wickets: both })).toBe('too-many-wickets');
    match.ball({ wickets: both.slice(0, 1) });
    expect(match.refuses({ wickets: both.slice(1) })).toBe('innings-over');
  });

  it('without a ball: to be bowled', () => {
    const match = new TestMatch().begin();
    const bowled = { type: 'cricket.wicket', data: { kind: 'bowled', player: 'a1' } } as const;
    expect(match.refusal(bowled)).toBe('dismissal-needs-ball');
  });
});

describe('wickets and ends', () => {
  it('a striker who is out leaves the striker\u2019s end to the next batter', () => {
    const match = new TestMatch().begin();
    match.out();
    expect([match.striker, match.nonStriker]).toEqual(['a3', 'a2']);
  });

  it('at the end of an over the next batter is at the other end', () => {
    const match = new TestMatch().begin();
    match.balls(5);
    match.out();
    expect([match.striker, match.nonStriker]).toEqual(['a2', 'a3']);
  });

  it('runs completed before a run out count, and the ends they led to', () => {
    const match = new TestMatch().begin();
    match.ball({ batter: 1, wickets: [{ kind: 'run out', player: 'a2' }] });
    expect(match.score).toBe('1/1');
    expect(match.innings.batters[match.innings.nonStriker]?.id).toBe('a1');
    match.send({ type: 'cricket.batter', data: { player: 'a3', end: 'nonStriker' } });
    expect([match.striker, match.nonStriker]).toEqual(['a1', 'a3']);
  });

  it('needs to know who faces the next ball', () => {
    const match = new TestMatch().begin();
    match.ball({ wickets: [{ kind: 'bowled', player: 'a1' }] });
    expect(match.refuses({})).toBe('no-striker');
    match.ball({ striker: 'a7', batter: 1 });
    expect(match.batter('a7').runs).toBe(1);
  });

  it('two may fall on one ball', () => {
    const match = new TestMatch().begin();
    const wickets = [
      { kind: 'caught', player: 'a1' },
      { kind: 'timed out', player: 'a3' },
    ] as const;
    match.ball({ wickets: [...wickets] });
    expect(match.score).toBe('0/2');
    expect(match.innings.fall.map(({ wicket, batter }) => [wicket, batter])).toEqual([
      [1, 'a1'],
      [2, 'a3'],
    ]);
    expect(match.bowler('b11').wickets).toBe(1);
    expect(match.batter('a3').balls).toBe(0);
  });

  it('between balls: run out by the bowler before delivering (Law 38.3), timed out (Law 40)', () => {
    const match = new TestMatch().begin();
    match.send({ type: 'cricket.wicket', data: { kind: 'run out', player: 'a2', fielders: [{ player: 'b11' }] } });
    match.send({ type: 'cricket.wicket', data: { kind: 'timed out', player: 'a3' } });
    expect(match.score).toBe('0/2');
    expect(match.innings.deliveries).toBe(0);
  });
});

it('partnerships begin and end with their batters', () => {
  const match = new TestMatch().begin();
  match.ball({ batter: 4 });
  match.ball({ byes: 1 });
  match.ball({ batter: 3 });
  match.out();
  match.ball({ batter: 6 });
  expect(match.innings.stands).toEqual([
    { wicket: 1, first: 'a1', second: 'a2', runs: 8, balls: 4, firstRuns: 4, secondRuns: 3 },
  ]);
  expect(match.board.situation).toBe('Partnership 6 (1)');
});
