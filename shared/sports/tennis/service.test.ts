import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

function inTieBreak(doubles = false): TestMatch {
  return new TestMatch({}, doubles).serving().games('abababababab');
}

describe('singles (Rule 14)', () => {
  it('the service alternates from game to game, and on into the next set', () => {
    const match = new TestMatch().serving(1);
    expect([...'aaaaaaa'].map((game) => match.servers(game.repeat(4)).charAt(0)).join('')).toBe('bababab');
  });

  it('in a tie-break: one point, then two each; who served first receives first in the next set (Rule 5b)', () => {
    const match = inTieBreak();
    expect(match.servers('ababababababaa')).toBe('a b b a a b b a a b b a a b');
    expect(match.line).toBe('7-6(6)');
    expect(match.server).toBe('b');
  });

  it('follows the toss (Rule 9)', () => {
    const toss = (choice: 'serve' | 'receive' | 'end' | 'deferred', server?: string) =>
      new TestMatch().send({ type: 'tennis.toss', data: { winner: 'a', choice, ...(server && { server }) } }).server;
    expect([toss('serve'), toss('receive'), toss('end', 'b'), toss('deferred')]).toEqual(['a', 'b', 'b', undefined]);
    expect(() => toss('serve', 'b')).toThrow(/other side/);
  });
});

describe('doubles (Rule 14)', () => {
  it('the partners take turns, and begin the next set as they began the last', () => {
    const match = new TestMatch({}, true).serving();
    expect([...'aaaaaa'].map((game) => match.servers(game.repeat(4)).split(' ')[0])).toEqual([
      'ash',
      'birch',
      'alder',
      'beech',
      'ash',
      'birch',
    ]);
    expect(match.line).toBe('6-0');
    expect(match.server).toBe('ash');
  });

  it('the tie-break goes on in the order of the set, and the next set begins with the side that received first', () => {
    const match = inTieBreak(true);
    expect(match.servers('abababababab').split(' ')).toEqual(
      'ash birch birch alder alder beech beech ash ash birch birch alder'.split(' '),
    );
    match.points('aa');
    expect(match.line).toBe('7-6(6)');
    expect(match.server).toBe('birch');
  });

  it('a set may begin with the other partner', () => {
    const match = new TestMatch({}, true).serving().games('aaaaaa');
    match.send({ type: 'tennis.server', data: { server: 'alder' } });
    expect(
      match
        .servers('aaaabbbbaaaa')
        .split(' ')
        .filter((_, index) => index % 4 === 0),
    ).toEqual(['alder', 'birch', 'ash']);
    expect(match.warnings).toEqual([]);
  });
});

describe('service out of turn (Rule 27)', () => {
  it('of a whole game leaves the order as altered', () => {
    const match = new TestMatch().serving().games('a');
    match.send({ type: 'tennis.point', data: { winner: 'a', server: 'a' } });
    expect(match.warnings).toEqual([{ code: 'server', message: 'By the order of service Birch serves.' }]);
    expect(match.servers('aaaaaaa')).toBe('a a a b b b b');
  });

  it('of one point in a tie-break leaves its order as altered', () => {
    const match = inTieBreak();
    match.send({ type: 'tennis.point', data: { winner: 'a', server: 'b' } });
    expect(match.servers('bbbb')).toBe('a a b b');
  });
});
