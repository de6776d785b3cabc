import { expect } from 'vitest';
import { matchWinner, partsOf, partsWon } from '../rally/part.ts';
import { sportProperties } from '../testing/properties.ts';
import { standing } from './adjust.ts';
import { badminton } from './index.ts';
import { serviceNow } from './service.ts';
import { rulesOf, type State } from './state.ts';
import { testSetup } from './test-match.ts';

const FORMATS = [
  {},
  { discipline: 'doubles' },
  { points: 5, cap: 7, interval: 3, games: 5 },
  { points: 5, cap: 5, interval: 3, games: 1, discipline: 'doubles' },
];

/** What holds in every match, whatever happened. */
function sound(state: State): void {
  const won = partsWon(state);
  for (const game of partsOf(state)) {
    const count = (side: 0 | 1) => game.record.filter(({ winner }) => winner === side).length;
    expect([game.from[0] + count(0), game.from[1] + count(1)]).toEqual(game.points);
    expect(game.record.length).toBeLessThanOrEqual(2 * state.format.cap);
  }
  expect(state.past.every(({ winner }) => winner !== null)).toBe(true);
  expect(partsOf(state).map((game) => game.number)).toEqual(partsOf(state).map((_, index) => index + 1));
  expect(won[0] + won[1]).toBeLessThanOrEqual(state.format.games);
  if (matchWinner(won, rulesOf(state)) !== null) expect(state.outcome).not.toBeNull();
}

sportProperties<State>({
  sport: badminton,
  setups: FORMATS.map(testSetup),
  words: ['a', 'b', 'c', 'a1', 'a2', 'b1', 'b2', 'x'],
  sound,
  rebuilt: {
    first: [{ type: 'badminton.service', data: { server: 'a2', receiver: 'b1' } }],
    event: (state) => ({ type: 'badminton.adjust', data: standing(state) }),
    seen: (state) => [
      partsOf(state).map(({ points }) => points),
      state.current === null ? null : serviceNow(state, state.current),
      state.outcome,
    ],
  },
  next: ({ outcome }, [who, how]) =>
    outcome === null
      ? {
          type: 'badminton.rally',
          data: { winner: who < 50 ? 'a' : 'b', ...(how < 30 && { how: how < 15 ? 'winner' : 'out' }) },
        }
      : null,
});
