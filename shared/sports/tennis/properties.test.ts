import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Choice, sportProperties } from '../testing/properties.ts';
import { TestGame } from '../testing/test-game.ts';
import { tennis } from './index.ts';
import { standing } from './interventions.ts';
import { resultOf } from './result.ts';
import { gameWinner, target } from './rules.ts';
import { receiverOf, serverOf } from './service.ts';
import { type State, setsWon, sum } from './state.ts';
import { testSetup } from './test-match.ts';

const FORMATS = [
  {},
  { bestOf: 5, finalSet: { kind: 'set', tieBreakAt: null } },
  { noAd: true, finalSet: { kind: 'match tie-break' } },
  { bestOf: 1, set: { games: 2, tieBreakAt: 1, tieBreakPoints: 5, tieBreakLead: 1 }, tieBreakEnds: 4 },
  { set: { games: 3, tieBreakAt: null }, challenges: { perSet: 1 } },
];

function sound(state: State): void {
  const { score, format, tallies } = state;
  expect(Math.min(...score.points, ...score.games)).toBeGreaterThanOrEqual(0);
  expect(score.winner !== null || gameWinner(score.points, target(format, score)) === null).toBe(true);
  const [a, b] = setsWon(score);
  expect(Math.max(a, b)).toBeLessThanOrEqual(Math.ceil(format.bestOf / 2));
  expect(score.winner !== null).toBe(Math.max(a, b) > format.bestOf / 2);
  if (!state.adjusted) {
    const logged = [...score.sets.flatMap(({ log }) => log), ...score.log];
    expect(logged.length).toBe(score.sets.reduce((total, { games }) => total + sum(games), sum(score.games)));
    const points = logged.reduce((total, game) => total + sum(game.points), sum(score.points));
    expect(tallies.reduce((total, { sides: [x, y] }) => total + x.points + y.points, 0)).toBe(points);
  }
  for (const { sides } of tallies) {
    const [x, y] = sides;
    const penalties = x.penaltyPoints + y.penaltyPoints;
    expect(x.servicePoints + y.servicePoints).toBe(x.points + y.points - penalties);
    for (const side of sides) expect(side.servicePointsWon).toBeLessThanOrEqual(side.servicePoints);
  }
}

/** One side is a little stronger, so that matches end. */
function next({ format, score, faulted }: State, [who, what]: Choice) {
  if (score.winner !== null) return null;
  if (serverOf(format, score) === null) return { type: 'tennis.server', data: { server: 'b' } };
  if (what < 8 && !faulted) return { type: 'tennis.fault', data: {} };
  if (what < 10) return { type: 'tennis.let', data: { kind: who < 50 ? 'service' : 'point' } };
  if (what === 10) return { type: 'tennis.timeout', data: { kind: 'medical', by: 'a' } };
  if (what === 11) return { type: 'tennis.challenge', data: { by: 'b', outcome: 'confirmed' } };
  if (what === 12) return { type: 'tennis.receiver', data: { receiver: who < 50 ? 'alder' : 'beech' } };
  return { type: 'tennis.point', data: { winner: who < 66 ? 'a' : 'b' } };
}

sportProperties<State>({
  sport: tennis,
  setups: FORMATS.flatMap((format) => [testSetup(format), testSetup(format, true)]),
  words: ['a', 'b', 'ash', 'alder', 'birch', 'nobody'],
  sound,
  next,
  rebuilt: {
    first: [],
    event: (state) => (resultOf(state) === null ? { type: 'tennis.adjust', data: standing(state) } : null),
    seen: ({ format, score }) => [
      score.sets.map(({ games, tieBreak }) => [games, tieBreak]),
      score.games,
      score.points,
      serverOf(format, score),
      receiverOf(format, score),
    ],
  },
  independent: ['tennis.point', 'tennis.fault', 'tennis.let', 'tennis.timeout', 'tennis.challenge', 'tennis.receiver'],
  length: 250,
});

it('a match ends with the point that wins it, whoever serves', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FORMATS), fc.infiniteStream(fc.constantFrom('a', 'b')), (format, stream) => {
      const match = new TestGame(tennis, testSetup(format));
      match.send({ type: 'tennis.server', data: { server: 'a' } });
      let index = 0;
      for (const winner of stream) {
        index += 1;
        expect(serverOf(match.state.format, match.state.score)).not.toBe(null);
        // Every third point goes to the same side, or advantage sets might never end.
        match.send({ type: 'tennis.point', data: { winner: index % 3 === 0 ? 'a' : winner } });
        sound(match.state);
        if (match.state.score.winner !== null || index > 3000) break;
      }
      expect(match.state.score.winner).not.toBe(null);
      expect(match.state.score.sets.flatMap(({ log }) => log).some(({ irregular }) => irregular)).toBe(false);
      const reading = { device: 'd', kind: 'score', data: match.board.score, at: 0 };
      const [proposal] = new TestGame(tennis, testSetup(format)).game.suggestions(reading);
      expect(proposal?.type).toBe('tennis.adjust');
    }),
    { numRuns: 60 },
  );
});
