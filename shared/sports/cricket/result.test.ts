import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

/** A match of one over a side in which `first` is scored in the first innings. */
function chase(first: number, format: object = {}): TestMatch {
  const match = new TestMatch({ overs: 1, ...format }).begin();
  match.ball({ batter: first }).slice();
  match.balls(5);
  return match.begin('b');
}

describe('a match of one innings a side', () => {
  it('is won by wickets when the target is reached (Law 16.6)', () => {
    const match = chase(6);
    expect(match.innings.target).toBe(7);
    match.out();
    match.ball({ batter: 6 });
    expect(match.board).toMatchObject({ situation: 'Need 1 from 4 balls' });
    expect(match.ball({ wides: 1 })).toContain('Barton won by 9 wickets');
    expect(match.innings.closed).toBe('target');
    expect(match.result).toMatchObject({ winner: 'Barton', by: { wickets: 9 }, method: null });
    expect(match.refuses({})).toBe('innings-over');
    expect(match.refusal({ type: 'cricket.innings', data: { batting: 'a' } })).toBe('match-decided');
  });

  it('is won by runs when the overs are up short of it', () => {
    const match = chase(6);
    match.balls(6).ball;
    expect(match.board.result).toBe('Ashton won by 6 runs');
    expect(match.result).toMatchObject({ winner: 'Ashton', by: { runs: 6 }, tie: false, draw: false, noResult: false });
  });

  it('is tied when the scores are level', () => {
    const match = chase(2);
    match.ball({ batter: 2 });
    match.balls(5);
    expect(match.board.result).toBe('Match tied');
    expect(match.result).toMatchObject({ winner: null, by: null, tie: true });
  });

  it('has no result when it is abandoned before its end', () => {
    const match = chase(2);
    match.ball({ batter: 2 });
    match.send({ type: 'match.abandoned', data: { reason: 'rain' } });
    expect(match.board.result).toBe('No result');
    expect(match.result).toMatchObject({ noResult: true });
  });

  it('keeps its result when it is confirmed', () => {
    const match = chase(2);
    match.ball({ batter: 4 });
    match.send({ type: 'match.ended', data: {} });
    expect(match.board.result).toBe('Barton won by 10 wickets');
  });

  it('is won by penalty runs after the last wicket', () => {
    const match = chase(6);
    match.ball({ batter: 4 });
    match.balls(5);
    match.send({ type: 'cricket.penalty', data: { to: 'b', runs: 5 } });
    expect(match.result).toMatchObject({ winner: 'Barton', by: { runs: 3 }, basis: 'penalty runs' });
  });
});

describe('a revised target', () => {
  it('takes effect at once, and its method is told with the result', () => {
    const match = new TestMatch({ overs: 5 }).begin();
    match.balls(30, { batter: 1 });
    match.begin('b');
    match.balls(6, { batter: 2 });
    const target = { type: 'cricket.target', data: { runs: 20, overs: 2, method: 'D/L' } } as const;
    expect(match.send(target)).toBe('Revised target: 20 from 2 overs (D/L).');
    expect(match.board.situation).toBe('Need 8 from 6 balls');
    match.balls(6);
    expect(match.board.result).toBe('Ashton won by 7 runs (D/L)');
  });

  it('may come before the innings', () => {
    const match = new TestMatch({ overs: 2 }).begin();
    match.balls(12);
    match.send({ type: 'cricket.target', data: { runs: 5, overs: 1 } });
    expect(match.board.situation).toBe('Barton need 5 to win from 6 balls');
    match.begin('b');
    expect(match.innings).toMatchObject({ target: 5, limit: { overs: 1, balls: 0 } });
  });

  it.each([
    [10, 'Barton won by 2 runs (DLS)'],
    [12, 'Match tied'],
    [15, 'Ashton won by 3 runs (DLS)'],
  ])('a par of %i when play stops for good: %s', (par, result) => {
    const match = new TestMatch({ overs: 5 }).begin();
    match.balls(30, { batter: 1 });
    match.begin('b');
    match.balls(6, { batter: 2 });
    match.send({ type: 'cricket.close', data: { reason: 'time', par, method: 'DLS' } });
    expect(match.board.result).toBe(result);
  });
});

it('a par is for the last innings only', () => {
  const match = new TestMatch().begin();
  expect(match.refusal({ type: 'cricket.close', data: { reason: 'time', par: 5 } })).toBe('no-par');
});

describe('a super over', () => {
  function level(): TestMatch {
    const match = chase(1, { superOver: true });
    match.ball({ batter: 1 });
    return match.balls(5);
  }

  it('follows a level match, the side that batted second first', () => {
    const match = level();
    expect(match.board).toMatchObject({ situation: 'Scores level: super over to follow' });
    expect(match.result).toBeNull();
    match.send({ type: 'cricket.innings', data: {} });
    expect(match.innings).toMatchObject({ batting: 1, superOver: 1, limit: { overs: 1, balls: 0 } });
  });

  it('is not for a match that is not level', () => {
    const match = chase(6, { superOver: true });
    match.balls(6);
    expect(match.refusal({ type: 'cricket.innings', data: { batting: 'a', superOver: true } })).toBe('not-level');
    expect(match.refusal({ type: 'cricket.decider', data: { winner: 'a', method: 'bowl-out' } })).toBe('not-level');
  });

  it('ends with the second wicket, and decides: the match stays a tie', () => {
    const match = level();
    match.begin('b');
    match.ball({ batter: 3 });
    match.out();
    match.out();
    expect(match.innings.closed).toBe('all out');
    match.begin('a');
    match.ball({ batter: 4 });
    expect(match.board.result).toBe('Match tied (Ashton won the super over)');
    expect(match.result).toMatchObject({ tie: true, winner: null, eliminator: 'Ashton', tieBreak: 'super over' });
    expect(match.board.sides[0]).toMatchObject({ score: '1/0', detail: '(1 ov) Super over 4/0' });
  });

  it('is followed by another when it is level too, or by another way of deciding', () => {
    const match = level();
    match.begin('b').balls(6);
    match.begin('a').balls(6);
    expect(match.result).toBeNull();
    match.send({ type: 'cricket.decider', data: { winner: 'b', method: 'boundary count' } });
    expect(match.board.result).toBe('Match tied (Barton won on boundary count)');

    const again = level();
    again.begin('b').balls(6);
    again.begin('a').balls(6);
    again.send({ type: 'cricket.innings', data: {} });
    expect(again.innings).toMatchObject({ superOver: 2, batting: 0 });
  });

  it('is a tie for good when the match ends without one', () => {
    const match = level();
    match.send({ type: 'match.ended', data: {} });
    expect(match.board.result).toBe('Match tied');
  });
});

describe('a match of two innings a side', () => {
  function innings(match: TestMatch, side: 'a' | 'b', runs: number): void {
    match.begin(side).balls(runs, { batter: 1 });
    match.send({ type: 'cricket.close', data: { reason: 'declared' } });
  }
  const test = () => new TestMatch({ inningsPerSide: 2, overs: null, followOnLead: 200 });

  it('is won by an innings', () => {
    const match = test();
    innings(match, 'a', 10);
    innings(match, 'b', 30);
    innings(match, 'a', 15);
    expect(match.board.result).toBe('Barton won by an innings and 5 runs');
    expect(match.result).toMatchObject({ winner: 'Barton', by: { innings: 1, runs: 5 } });
  });

  it('goes to a fourth innings when the third makes the scores level', () => {
    const match = test();
    innings(match, 'a', 10);
    innings(match, 'b', 30);
    innings(match, 'a', 20);
    expect(match.result).toBeNull();
    match.begin('b');
    expect(match.innings.target).toBe(1);
  });

  it('is won by runs, by wickets, or tied, in the fourth innings', () => {
    const match = test();
    innings(match, 'a', 10);
    innings(match, 'b', 5);
    innings(match, 'a', 10);
    expect(match.board.situation).toBe('Barton need 16 to win');
    match.begin('b').balls(14, { batter: 1 });
    expect(match.board.situation).toBe('Need 2 to win');
    match.ball({ batter: 2 });
    expect(match.board.result).toBe('Barton won by 10 wickets');
    expect(match.board.sides[1]).toMatchObject({ score: '5/0d & 16/0' });
  });

  it('is drawn when time runs out (Law 16.4)', () => {
    const match = test();
    innings(match, 'a', 10);
    innings(match, 'b', 5);
    match.begin('a').ball({ batter: 4 });
    expect(match.board.situation).toBe('Lead by 9');
    match.send({ type: 'match.ended', data: {} });
    expect(match.board.result).toBe('Match drawn');
    expect(match.result).toMatchObject({ draw: true });
  });
});
