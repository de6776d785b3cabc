import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

function challenge(outcome: string) {
  return { type: 'badminton.challenge', data: { team: 'a', outcome } };
}

describe('a challenge', () => {
  it('is lost when the call stands, and so many may be lost in the match', () => {
    const match = new TestMatch({ challenges: 2 }).rallies('ab');
    match.send(challenge('failed'));
    expect(match.send(challenge('upheld'))).toBe('Challenge by Ash: the call was wrong and is changed.');
    match.send(challenge('no decision'));
    expect(match.game.scorecard().challenges).toEqual({ failed: [1, 0], left: [1, 2] });
    match.to(21, 1).rallies('a').send(challenge('failed'));
    expect(match.refusal(challenge('upheld'))).toBe('no-challenge-left');
    expect(match.refusal(challenge('upheld'), ['no-challenge-left'])).toBeNull();
  });

  it('is not counted where the format sets no number', () => {
    const match = new TestMatch().rallies('ab');
    for (let i = 0; i < 5; i++) match.send(challenge('failed'));
    expect(match.refusal(challenge('failed'))).toBeNull();
    expect(new TestMatch().refusal(challenge('failed'))).toBe('no-game');
  });
});

it('a player who is hurt is told of, and may go on', () => {
  const match = new TestMatch().rallies('ab');
  const hurt = (player: string) => ({ type: 'badminton.injury', data: { team: 'a', player } });
  expect(match.send(hurt('a1'))).toBe('Ash is hurt and is treated on court.');
  expect(match.refusal(hurt('b1'))).toBe('unknown-player');
  match.rallies('a');
  expect(match.current.points).toEqual([2, 1]);
});

it('three games to fifteen are a format', () => {
  const match = new TestMatch({ points: 15, cap: 21, interval: 8 });
  expect(match.to(7, 2).rally('a')).toMatch(/Interval, with Ash ahead\.$/);
  expect(match.to(14, 13).rally('b')).toMatch(/Two clear points are needed now\.$/);
  expect(match.rallies('ab'.repeat(6)).rally('a')).toMatch(/Ash wins the first game 21-20\.$/);
});
