import { expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

function challenge(outcome: string) {
  return { type: 'volleyball.challenge', data: { team: 'a', outcome } };
}

it('so many challenges may fail in a set; one that is upheld or decides nothing is not lost', () => {
  const match = new TestMatch({ challenges: 2 }).begin();
  expect(match.refusal(challenge('failed'))).toBeNull();
  match.send(challenge('upheld'));
  match.send(challenge('no decision'));
  expect(match.send(challenge('failed'))).toBe('Challenge by Ash: the call stands.');
  match.send(challenge('failed'));
  expect(match.refusal(challenge('upheld'))).toBe('no-challenge-left');
  expect(match.refusal(challenge('upheld'), ['no-challenge-left'])).toBeNull();
  match.to(25, 0).rallies('a');
  expect(match.refusal(challenge('failed'))).toBeNull();
  expect(match.game.scorecard().sets).toMatchObject([{ challengesLost: [2, 0] }, { challengesLost: [0, 0] }]);
});
