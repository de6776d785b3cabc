import { describe, expect, it } from 'vitest';
import { RuleViolation } from '../sport.ts';
import { scorecard } from './card.ts';
import { TestMatch } from './test-match.ts';

const ADVANTAGE = { kind: 'set', tieBreakAt: null } as const;

function called(match: TestMatch): unknown {
  return match.board.score.points;
}

describe('a game (Rule 5a)', () => {
  it('goes by 15, 30, 40, deuce and advantage, two points clear', () => {
    const match = new TestMatch().serving();
    const calls = [...'abababab'].map((winner) => {
      match.points(winner);
      return called(match);
    });
    expect(calls).toEqual([
      ['15', '0'],
      ['15', '15'],
      ['30', '15'],
      ['30', '30'],
      ['40', '30'],
      ['40', '40'],
      ['AD', '40'],
      ['40', '40'],
    ]);
    match.points('bb');
    expect(match.line).toBe('0-1');
  });

  it('ends at deuce with the next point by the No-Ad method (Appendix V)', () => {
    expect(new TestMatch({ noAd: true }).serving().points('ababab').board.situation).toBe('Break point Birch');
    expect(new TestMatch({ noAd: true }).serving().points('abababb').line).toBe('0-1');
  });
});

describe('a set (Rule 6)', () => {
  it('takes six games, two clear', () => {
    expect(new TestMatch().serving().games('ababababab').games('a').board.phase).toBe('Set 1');
    expect(new TestMatch().serving().games('ababababab').games('aa').board).toMatchObject({ phase: 'Set 2' });
    expect(new TestMatch().serving().games('abababababaa').line).toBe('7-5');
  });

  it('has a tie-break at six all, to seven and two clear', () => {
    const match = new TestMatch().serving().games('abababababab');
    expect(match.board.phase).toBe('Set 1, tie-break');
    match.points('aaaaaabbbbbb');
    expect(called(match)).toEqual(['6', '6']);
    expect(match.points('a').board.situation).toBe('Set point Ash');
    expect(match.points('a').line).toBe('7-6(6)');
  });

  it('goes on until two games clear without a tie-break', () => {
    const match = new TestMatch({ set: { tieBreakAt: null } }).serving().games('ab'.repeat(20)).games('a');
    expect(match.line).toBe('21-20');
    expect(match.games('a').line).toBe('22-20');
  });

  it('may be short: four games, the tie-break at three all decided by the ninth point', () => {
    const fast = { set: { games: 4, tieBreakAt: 3, tieBreakPoints: 5, tieBreakLead: 1 }, noAd: true };
    const match = new TestMatch(fast).serving().games('ababab');
    expect(match.board.phase).toBe('Set 1, tie-break');
    expect(match.points('aaaabbbb').board.situation).toBe('Set point Ash');
    expect(match.points('b').line).toBe('3-4(4)');
    expect(new TestMatch(fast).serving().games('aaaa').line).toBe('4-0');
  });
});

describe('a match (Rule 7)', () => {
  it('is won by two of three sets, or three of five', () => {
    const three = new TestMatch().serving().games('a'.repeat(12));
    expect(three.board).toMatchObject({ phase: 'Result', result: 'Ash beat Birch 6-0 6-0' });
    expect(three.try({ type: 'tennis.point', data: { winner: 'a' } })).toMatchObject({ code: 'match-over' });
    const five = new TestMatch({ bestOf: 5 }).serving().games('a'.repeat(12));
    expect(five.board.phase).toBe('Set 3');
    expect(five.games('b'.repeat(18)).board.result).toBe('Birch beat Ash 0-6 0-6 6-0 6-0 6-0');
  });

  it.each([
    ['a tie-break at six all', {}, 'ab'.repeat(6), 'a'.repeat(7), '6-0 0-6 7-6(0)'],
    [
      'a tie-break to ten at six all',
      { finalSet: { kind: 'set', tieBreakPoints: 10 } },
      'ab'.repeat(6),
      'a'.repeat(10),
      '6-0 0-6 7-6(0)',
    ],
    [
      'a tie-break at twelve all',
      { finalSet: { kind: 'set', tieBreakAt: 12 } },
      'ab'.repeat(12),
      'a'.repeat(7),
      '6-0 0-6 13-12(0)',
    ],
    ['an advantage set', { finalSet: ADVANTAGE }, 'ab'.repeat(30), 'a'.repeat(8), '6-0 0-6 32-30'],
    [
      'a match tie-break to ten',
      { finalSet: { kind: 'match tie-break' } },
      '',
      `${'b'.repeat(8)}${'a'.repeat(10)}`,
      '6-0 0-6 [10-8]',
    ],
    [
      'a match tie-break to seven',
      { finalSet: { kind: 'match tie-break', points: 7 } },
      '',
      'a'.repeat(7),
      '6-0 0-6 [7-0]',
    ],
  ])('may have for its deciding set %s', (_, format, games, points, score) => {
    const match = new TestMatch(format).serving().games('aaaaaabbbbbb').games(games).points(points.slice(0, -1));
    expect(match.board.situation).toMatch(/[Mm]atch points? Ash$/);
    expect(match.points(points.slice(-1)).board.result).toBe(`Ash beat Birch ${score}`);
  });
});

describe('what is at stake', () => {
  it('is said with how many points there are', () => {
    expect(new TestMatch().serving().points('bbb').board.situation).toBe('3 break points Birch');
    expect(new TestMatch().serving().points('ababab').board.situation).toBe('Deuce');
    expect(new TestMatch().serving().games('aaaa').games('ab').board.situation).toBe('Ash serves for the set');
    expect(new TestMatch().serving().games('aaaaaaaaaaa').points('aaa').board.situation).toBe('3 match points Ash');
    expect(new TestMatch().serving().points('aaa').board.situation).toBe('');
  });
});

describe('ends change (Rule 10)', () => {
  const changes = (match: TestMatch) => match.state.score.endChanges;

  it('after every odd game of a set', () => {
    const match = new TestMatch().serving();
    const after = [...'ababab'].map((game) => changes(match.games(game)));
    expect(after).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it('at the end of a set only when its games are odd, else after the first game of the next', () => {
    const even = new TestMatch().serving().games('aaaaaa');
    expect(changes(even)).toBe(3);
    expect(even.state.score.changingEnds).toBe(false);
    expect(changes(even.games('a'))).toBe(4);
    const odd = new TestMatch().serving().games('aaaaaba');
    expect(changes(odd)).toBe(4);
    expect(odd.board.situation).toBe('Change of ends');
    expect(changes(odd.games('a'))).toBe(5);
  });

  it('in a tie-break after six points, or after the first and then four', () => {
    const six = new TestMatch().serving().games('abababababab');
    expect([...'ababababababaa'].map((point) => changes(six.points(point)))).toEqual([
      6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 8, 8, 9,
    ]);
    const four = new TestMatch({ tieBreakEnds: 4 }).serving().games('abababababab');
    expect([...'ababababab'].map((point) => changes(four.points(point)))).toEqual([7, 7, 7, 7, 8, 8, 8, 8, 9, 9]);
  });

  it('from where the toss put them', () => {
    const match = new TestMatch().send({ type: 'tennis.toss', data: { winner: 'a', choice: 'serve', left: 'b' } });
    match.games('a');
    expect(scorecard(match.state).ends).toEqual({ changes: 1, changing: true, left: 'Ash' });
  });
});

it('what makes no sense is refused', () => {
  const match = new TestMatch();
  const code = (winner: string, more: object = {}) => {
    const refused = match.try({ type: 'tennis.point', data: { winner, ...more } });
    return refused instanceof RuleViolation ? refused.code : 'scored';
  };
  expect(code('a')).toBe('no-server');
  match.serving();
  expect(code('c')).toBe('unknown-player');
  expect(code('b', { how: 'ace' })).toBe('how');
  expect(code('a', { how: 'double fault' })).toBe('how');
  expect(code('b', { how: 'double fault', serve: 1 })).toBe('how');
  expect(code('a', { server: 'nobody' })).toBe('unknown-player');
  expect(code('b', { set: 3 })).toBe('scored');
  expect(code('b', { set: 1, game: 1 })).toBe('wrong-place');
});
