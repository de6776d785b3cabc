import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

describe('a bowler taken off by the umpires (Law 41)', () => {
  it('does not finish the over, which one finishes who bowled neither the one before nor the next', () => {
    const match = new TestMatch().begin();
    match.balls(6);
    match.send({ type: 'cricket.bowler', data: { player: 'b5' } });
    match.balls(2);
    const data = { player: 'b5', reason: 'second beamer' };
    expect(match.send({ type: 'cricket.suspension', data })).toBe(
      'The umpires take Baker 5 off for the rest of the innings: second beamer.',
    );
    const bowler = (player: string) => match.refusal({ type: 'cricket.bowler', data: { player } });
    expect(bowler('b5')).toBe('bowler-suspended');
    expect(bowler('b11')).toBe('consecutive-overs');
    match.send({ type: 'cricket.bowler', data: { player: 'b6' } });
    match.balls(4);
    expect(match.innings.over).toMatchObject({ index: 2, legal: 0 });
    expect(bowler('b6')).toBe('consecutive-overs');
    expect(bowler('b5')).toBe('consecutive-overs');
    expect(match.innings.overs[1]).toMatchObject({ maiden: false, legal: 6 });
    expect(match.refusal({ type: 'cricket.suspension', data: { player: 'a1' } })).toBe('wrong-team');
  });
});

describe('a match given to a side (Law 16.2, 16.3)', () => {
  it('awarded', () => {
    const match = new TestMatch().begin();
    match.send({ type: 'cricket.award', data: { winner: 'b', how: 'awarded', reason: 'Ashton refused to play on' } });
    expect(match.board.result).toBe('Match awarded to Barton');
    expect(match.result).toMatchObject({ winner: 'Barton', by: null, basis: 'awarded', tie: false });
  });

  it('conceded', () => {
    const match = new TestMatch().begin();
    match.send({ type: 'cricket.award', data: { winner: 'a', how: 'conceded' } });
    expect(match.board.result).toBe('Ashton won: match conceded');
    expect(match.refusal({ type: 'cricket.award', data: { winner: 'x', how: 'conceded' } })).toBe('unknown-team');
  });
});

describe('days lost (Law 14.1.3)', () => {
  it.each([
    [5, 200],
    [4, 150],
    [3, 150],
    [2, 100],
    [1, 75],
  ])('in a match of %i days the follow-on needs a lead of %i', (days, lead) => {
    const match = new TestMatch({ inningsPerSide: 2, overs: null, followOnLead: 200, days: 5 });
    match.send({ type: 'cricket.days', data: { days } });
    expect(match.state.format).toMatchObject({ days, followOnLead: lead });
  });

  it('make no follow-on where there was none', () => {
    const match = new TestMatch();
    match.send({ type: 'cricket.days', data: { days: 1 } });
    expect(match.state.format.followOnLead).toBeNull();
  });
});

it('a dead ball is on record and scores nothing (Law 20.4)', () => {
  const match = new TestMatch().begin();
  const before = match.state;
  expect(match.send({ type: 'cricket.dead-ball', data: { reason: 'the bails fell off' } })).toBe(
    'Dead ball: the bails fell off.',
  );
  expect(match.state).toEqual(before);
});

describe('ends', () => {
  it('change with a short run, which is not scored (Law 18.3)', () => {
    const match = new TestMatch().begin();
    match.ball({ batter: 1, short: 1 });
    expect(match.score).toBe('1/0');
    expect(match.striker).toBe('a1');
  });

  it('change with overthrows as with any run, and an overthrown four is no boundary of the batter\u2019s (Law 19.8)', () => {
    const match = new TestMatch().begin();
    match.ball({ batter: 4, overthrows: 4 });
    match.ball({ batter: 5, overthrows: 4 });
    expect(match.batter('a1')).toMatchObject({ runs: 9, fours: 0 });
    expect(match.striker).toBe('a2');
  });

  it('of a run out are those of the run that was on when the batters had crossed (Law 18.12)', () => {
    const match = new TestMatch().begin();
    // One run done, crossed on the second: a1 is run out at the striker's end, a2 is home at the other.
    match.ball({ batter: 1, crossed: true, wickets: [{ kind: 'run out', player: 'a1' }] });
    match.send({ type: 'cricket.batter', data: { player: 'a3' } });
    expect([match.striker, match.nonStriker]).toEqual(['a3', 'a2']);
  });

  it('of a catch are the new batter\u2019s (Law 18.11), but by the conditions before October 2022', () => {
    const wickets = (match: TestMatch) => ({
      crossed: true,
      wickets: [{ kind: 'caught' as const, player: match.striker }],
    });
    const now = new TestMatch().begin();
    now.ball(wickets(now));
    now.nextBatter();
    expect([now.striker, now.nonStriker]).toEqual(['a3', 'a2']);
    const then = new TestMatch({ caughtCrossing: true }).begin();
    then.ball(wickets(then));
    then.nextBatter();
    expect([then.striker, then.nonStriker]).toEqual(['a2', 'a3']);
  });

  it('of a run out by the bowler before the delivery (Law 38.3) are the vacant ones', () => {
    const match = new TestMatch().begin();
    match.send({ type: 'cricket.wicket', data: { kind: 'run out', player: 'a2', fielders: [{ player: 'b11' }] } });
    match.nextBatter();
    expect([match.striker, match.nonStriker]).toEqual(['a1', 'a3']);
    expect(match.innings).toMatchObject({ legal: 0, wickets: 1 });
  });
});

describe('two dismissals on one ball', () => {
  it.each([
    ['caught', 'timed out', 'a3', null],
    ['run out', 'retired out', 'a3', null],
    ['bowled', 'retired hurt', 'a2', null],
    ['caught', 'run out', 'a2', 'two-wickets'],
    ['run out', 'obstructing the field', 'a2', 'two-wickets'],
  ] as const)('%s and %s', (first, second, player, code) => {
    const match = new TestMatch().begin();
    const wickets = [
      { kind: first, player: 'a1' },
      { kind: second, player },
    ];
    expect(match.refuses({ wickets })).toBe(code);
    expect(match.refuses({ wickets }, ['two-wickets'])).toBeNull();
  });
});

describe('innings given up', () => {
  const TEST = { inningsPerSide: 2, overs: null };

  it('the first by declaration, the second by forfeiture (Law 15): the third has its target', () => {
    const match = new TestMatch(TEST).begin();
    match.balls(6, { batter: 4 });
    match.send({ type: 'cricket.close', data: { reason: 'declared' } });
    match.send({ type: 'cricket.close', data: { reason: 'forfeited' } });
    match.send({ type: 'cricket.close', data: { reason: 'forfeited' } });
    match.begin('b');
    expect(match.innings.target).toBe(25);
    expect(match.state.past.map(({ batting, closed }) => [batting, closed])).toEqual([
      [0, 'declared'],
      [1, 'forfeited'],
      [0, 'forfeited'],
    ]);
  });

  it('the first of all may be forfeited too, once it is known whose it is', () => {
    const match = new TestMatch(TEST);
    expect(match.refusal({ type: 'cricket.close', data: { reason: 'forfeited' } })).toBe('no-innings');
    match.send({ type: 'cricket.toss', data: { winner: 'a', decision: 'bat' } });
    match.send({ type: 'cricket.close', data: { reason: 'forfeited' } });
    expect(match.innings).toMatchObject({ batting: 0, closed: 'forfeited' });
  });
});

describe('replacements for the match', () => {
  it('an impact player bats for one who is out already, and the innings still ends with the tenth wicket', () => {
    const match = new TestMatch().begin();
    match.out();
    match.send({
      type: 'cricket.replacement',
      data: { team: 'a', in: { id: 'impact', name: 'Iyer' }, out: 'a1', reason: 'impact_player' },
    });
    match.out();
    match.ball({ wickets: [{ kind: 'bowled', player: match.striker }] });
    match.send({ type: 'cricket.batter', data: { player: 'impact' } });
    for (let i = 0; i < 7; i++) match.out();
    expect(match.innings).toMatchObject({ wickets: 10, closed: 'all out' });
    expect(match.batter('impact').status).toBeDefined();
  });

  it('a concussion replacement may bowl at once, and who was replaced may not', () => {
    const match = new TestMatch().begin();
    match.balls(6);
    match.send({
      type: 'cricket.replacement',
      data: { team: 'b', in: { id: 'sub', name: 'Khan' }, out: 'b10', reason: 'concussion' },
    });
    expect(match.refusal({ type: 'cricket.bowler', data: { player: 'b10' } })).toBe('player-replaced');
    expect(match.refusal({ type: 'cricket.bowler', data: { player: 'sub' } })).toBeNull();
  });
});
