import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

const review = (by: string, decision: 'upheld' | 'struck down' | 'technical failure', umpiresCall = false) =>
  ({ type: 'cricket.review', data: { by, decision, ...(umpiresCall && { umpiresCall }) } }) as const;

describe('reviews', () => {
  it('are lost when they fail, not by an umpire\u2019s call or for want of technology', () => {
    const match = new TestMatch({ reviews: 2 }).begin();
    match.send(review('a', 'upheld'));
    match.send(review('a', 'struck down', true));
    match.send(review('a', 'technical failure'));
    expect(match.innings.reviewsLeft).toEqual([2, 2]);
    match.send(review('b', 'struck down'));
    expect(match.innings.reviewsLeft).toEqual([2, 1]);
    expect(match.innings.reviews).toHaveLength(4);
  });

  it('are refused when none is left, unless somebody insists', () => {
    const match = new TestMatch({ reviews: 1 }).begin();
    match.send(review('b', 'struck down'));
    expect(match.violation(review('b', 'upheld'))).toMatchObject({
      code: 'no-reviews',
      overridable: true,
      message: 'Barton has lost all its reviews of this innings.',
    });
    match.send(review('b', 'struck down'), ['no-reviews']);
    expect(match.innings.reviewsLeft).toEqual([1, 0]);
    expect(match.refusal(review('a', 'upheld'))).toBeNull();
  });

  it('may be topped up by hand, and are all there again in the next innings', () => {
    const match = new TestMatch({ overs: 1, reviews: 1 }).begin();
    match.send(review('b', 'struck down'));
    expect(match.send({ type: 'cricket.reviews', data: { team: 'b', left: 2 } })).toBe('Barton have 2 reviews left.');
    match.send(review('b', 'struck down'));
    expect(match.innings.reviewsLeft).toEqual([1, 1]);
    match.balls(6);
    match.begin('b');
    expect(match.innings.reviewsLeft).toEqual([1, 1]);
  });

  it('are not counted where the format does not say how many there are', () => {
    const match = new TestMatch().begin();
    for (let i = 0; i < 5; i++) match.send(review('a', 'struck down'));
    expect(match.innings.reviewsLeft).toEqual([null, null]);
    expect(match.refusal(review('nobody', 'upheld'))).toBe('unknown-team');
  });
});
