import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

function begun(): TestMatch {
  const match = new TestMatch({ discipline: 'doubles', name: 'Mixed doubles' });
  match.send({ type: 'badminton.game', data: { serving: 'a', server: 'a1', receiver: 'b1' } });
  return match;
}

describe('service in doubles', () => {
  it('follows the table of Law 11', () => {
    const match = begun();
    expect(match.service).toBe('a1 to b1, right');
    expect(match.rallies('a').service).toBe('a1 to b2, left');
    expect(match.rallies('b').service).toBe('b2 to a1, left');
    expect(match.rallies('a').service).toBe('a2 to b1, right');
    expect(match.rallies('b').service).toBe('b1 to a2, right');
    expect(match.rallies('b').service).toBe('b1 to a1, left');
    expect(match.rallies('a').service).toBe('a1 to b1, left');
    expect(match.rallies('a').service).toBe('a1 to b2, right');
  });

  it('never lets a player receive two services running (Law 11.5)', () => {
    const match = begun();
    let last = match.service;
    for (const winner of 'aabbabbbaabababa') {
      match.rallies(winner);
      const [receiver, before] = [match.service, last].map((text) => /to (\w+),/.exec(text)?.[1]);
      if (match.service.split(' ')[0] === last.split(' ')[0]) expect(receiver).not.toBe(before);
      last = match.service;
    }
  });

  it('is opened by either winner of the game before (Law 11.6)', () => {
    const match = begun().to(21, 5);
    match.send({ type: 'badminton.game', data: { server: 'a2', receiver: 'b2' } });
    expect(match.service).toBe('a2 to b2, right');
    expect(match.rallies('a').service).toBe('a2 to b1, left');
  });

  it('is of unknown players where nobody has said', () => {
    const match = new TestMatch({ discipline: 'doubles' });
    expect(match.rallies('ab').service).toBe('? to ?, left');
    match.send({ type: 'badminton.service', data: { server: 'b2' } });
    expect(match.service).toBe('b2 to ?, left');
    expect(match.rallies('b').service).toBe('b2 to ?, right');
  });

  it('counts when the wrong player served, and goes on from there (Law 12)', () => {
    const match = begun().rallies('a');
    const wrong = { type: 'badminton.rally', data: { winner: 'a', server: 'a2' } } as const;
    expect(match.warningsOf(wrong)).toMatchObject([{ code: 'service-court' }]);
    expect(match.send(wrong)).toMatch(/2-0\.$/);
    expect(match.service).toBe('a2 to b1, right');
    match.send({ type: 'badminton.service', data: { server: 'a1' } });
    expect(match.service).toBe('a1 to b1, right');
    expect(match.current.points).toEqual([2, 0]);
  });

  it('is told with its players', () => {
    expect(begun().board.situation).toBe('Ash 1 to serve to Birch 1 from the right');
    const match = new TestMatch({ discipline: 'doubles' });
    expect(match.send({ type: 'badminton.game', data: { serving: 'b', server: 'b2', receiver: 'a1' } })).toBe(
      'Game 1, Birch 2 to serve to Ash 1. Love all, play.',
    );
  });
});
