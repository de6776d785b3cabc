import fc from 'fast-check';
import { expect } from 'vitest';
import { matchWinner, partsOf, partsWon } from '../rally/part.ts';
import { firstOf } from '../testing/any-data.ts';
import { sportProperties } from '../testing/properties.ts';
import { standing } from './adjust.ts';
import { volleyball } from './index.ts';
import { onCourt, rulesOf, type State } from './state.ts';
import { testSetup } from './test-match.ts';

const FORMATS = [
  {},
  { points: 5, decidingPoints: 5, cap: 7 },
  { points: 6, decidingPoints: 5, sets: 3, substitutions: 2, timeouts: 1 },
  { points: 7, sets: 1, cap: 7 },
  { points: 5, sets: 4, allSets: true },
];

/** What holds in every match, whatever happened; a libero in the front row takes an official's word. */
function sound(state: State, overridden: boolean): void {
  const won = partsWon(state);
  for (const set of partsOf(state)) {
    const count = (side: 0 | 1) => set.record.filter(({ winner }) => winner === side).length;
    expect([set.from[0] + count(0), set.from[1] + count(1)]).toEqual(set.points);
    for (const team of set.teams) {
      const court = onCourt(team);
      if (court === null) continue;
      expect(new Set(court).size).toBe(6);
      if (team.libero !== null && !overridden)
        expect([0, 4, 5]).toContain(team.positions?.indexOf(team.libero.replaces));
    }
  }
  expect(state.past.every(({ winner }) => winner !== null)).toBe(true);
  expect(partsOf(state).map((set) => set.number)).toEqual(partsOf(state).map((_, index) => index + 1));
  expect(won[0] + won[1]).toBeLessThanOrEqual(state.format.sets);
  if (matchWinner(won, rulesOf(state)) !== null) expect(state.outcome).not.toBeNull();
}

const lineup = fc.constantFrom('a', 'b').chain((team) =>
  fc
    .shuffledSubarray(
      [1, 2, 3, 4, 5, 6, 7].map((n) => `${team}${n}`),
      { minLength: 6, maxLength: 6 },
    )
    .map((positions) => ({ type: 'volleyball.lineup', data: { team, positions } })),
);

sportProperties<State>({
  sport: volleyball,
  setups: FORMATS.map(testSetup),
  words: ['a', 'b', 'c', 'a1', 'a2', 'a5', 'a6', 'a7', 'a12', 'b1', 'b6', 'b7', 'b12', 'x'],
  more: lineup,
  sound,
  rebuilt: {
    first: ['a', 'b'].map((team) => ({ type: 'volleyball.lineup', data: { team, positions: firstOf(team, 6) } })),
    event: (state) => ({ type: 'volleyball.adjust', data: standing(state) }),
    seen: (state) => [
      partsOf(state).map(({ points }) => points),
      state.current?.serving ?? null,
      state.current?.teams.map(({ positions }) => positions) ?? [null, null],
      state.outcome,
    ],
  },
  next: ({ outcome }, [who, how]) =>
    outcome === null
      ? {
          type: 'volleyball.rally',
          data: { winner: who < 50 ? 'a' : 'b', ...(how < 40 && { how: how < 20 ? 'attack' : 'serve error' }) },
        }
      : null,
});
