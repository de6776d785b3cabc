import { describe, expect, it } from 'vitest';
import { scorecard } from './card.ts';
import { TestMatch } from './test-match.ts';

const card = (colour: 'yellow' | 'red' | 'black', team = 'a') =>
  ({ type: 'badminton.card', data: { team, colour } }) as const;

describe('misconduct (Law 16.7)', () => {
  it('is warned once; then it is a fault', () => {
    const match = new TestMatch().rallies('bbbabaa');
    expect(match.send(card('yellow'))).toBe('Ash is warned for misconduct (yellow card).');
    expect(match.current.points).toEqual([3, 4]);
    expect(match.refusal(card('yellow'))).toBe('warned-already');
    expect(match.refusal(card('yellow'), ['warned-already'])).toBeNull();
    expect(match.refusal(card('yellow', 'b'))).toBeNull();
    expect(match.send(card('red'))).toBe('Ash is faulted for misconduct (red card). Point to Birch.');
    expect(match.current).toMatchObject({ points: [3, 5], serving: 1 });
  });

  it('costs the game or the match like any point', () => {
    const match = new TestMatch({ games: 1 }).to(20, 0);
    expect(match.send(card('red', 'b'))).toMatch(/Ash beat Birch 21-0\.$/);
    expect(match.refusal(card('red'))).toBe('match-over');
    expect(match.refusal(card('yellow'))).toBeNull();
  });

  it('between games costs the first point of the next', () => {
    const match = new TestMatch().to(21, 5);
    expect(match.send(card('red'))).toBe('Ash is faulted for misconduct (red card).');
    match.send({ type: 'badminton.game', data: {} });
    expect(match.current).toMatchObject({ number: 2, points: [0, 1], serving: 1 });
  });

  it('ends the match with a black card', () => {
    const match = new TestMatch().to(21, 5);
    expect(match.send(card('black'))).toBe(
      'Ash is disqualified for misconduct (black card). Birch won 5-21 as Ash was disqualified.',
    );
    expect(scorecard(match.state)).toMatchObject({
      winner: 'Birch',
      result: { by: 'disqualification' },
      cards: [{ team: 'Ash', player: null, colour: 'black', game: 1 }],
    });
  });

  it('is of a player of the side', () => {
    const match = new TestMatch();
    expect(match.refusal({ type: 'badminton.card', data: { team: 'a', player: 'b1', colour: 'yellow' } })).toBe(
      'unknown-player',
    );
    expect(match.refusal(card('yellow', 'x'))).toBe('unknown-team');
  });
});
