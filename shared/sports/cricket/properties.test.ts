import fc from 'fast-check';
import { expect } from 'vitest';
import { type Choice, sportProperties } from '../testing/properties.ts';
import { DismissalKind } from './events.ts';
import { cricket } from './index.ts';
import { revised } from './revision.ts';
import type { State } from './state.ts';
import { expectSums, testSetup } from './test-match.ts';

const FORMATS = [
  { overs: 2, superOver: true },
  { overs: 3, ballsPerOver: 5, consecutiveOvers: true, oversPerEnd: 2, noballRuns: 2, freeHit: true },
  { overs: null, inningsPerSide: 2, followOnLead: 5, playersPerSide: 4 },
  { overs: 4, playersPerSide: 3, oversPerBowler: 2 },
  { overs: 4, playersPerSide: 4, pairs: { oversPerPair: 2, wicketRuns: 6, startingRuns: 200 } },
  {
    ...{
      overs: 3,
      playersPerSide: 4,
      oversPerBowler: 1,
      minOvers: 1,
      reviews: 1,
      superOver: true,
      boundaryCount: true,
    },
    dls: { g50: 200 },
    powerplays: [{ kind: 'mandatory', from: 1, to: 1, outside: 2 }],
  },
];

/** A delivery with a wicket or two, whoever is named: the schemas alone seldom make runs and wickets that go together. */
const player = fc.constantFrom('a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3', 'b4', 'a stranger');
const extra = fc.option(fc.nat(7), { nil: undefined, freq: 3 });
const wicket = fc.record({ kind: fc.constantFrom(...DismissalKind.options), player });
const delivery = fc.record({
  runs: fc.record({ batter: fc.nat(7), wides: extra, noballs: extra, byes: extra, legbyes: extra, penalty: extra }),
  wickets: fc.option(fc.array(wicket, { maxLength: 2 }), { nil: undefined }),
});

/** A match that makes sense: the state says who bats and bowls, numbers choose what happens. */
function next({ current }: State, [what, which]: Choice) {
  if (current === null) return { type: 'cricket.innings', data: { batting: 'a' } };
  if (current.closed !== null) return { type: 'cricket.innings', data: {} };
  const [bat, field] = current.batting === 0 ? ['a', 'b'] : ['b', 'a'];
  if (current.striker < 0 || current.nonStriker < 0) {
    return { type: 'cricket.batter', data: { player: `${bat}${current.batters.length + 1}` } };
  }
  if (current.bowler < 0) {
    return { type: 'cricket.bowler', data: { player: `${field}${1 + ((which + current.over.index) % 11)}` } };
  }
  const out = { kind: which % 2 === 0 ? 'bowled' : 'run out', player: current.batters[current.striker]?.id };
  return { type: 'cricket.delivery', data: { runs: runsOf(what, which), ...(what > 90 && { wickets: [out] }) } };
}

function runsOf(what: number, which: number) {
  if (what < 60) return { batter: which % 7 };
  if (what < 70) return { wides: 1 + (which % 5) };
  if (what < 75) return { noballs: 1, batter: which % 5 };
  if (what < 80) return { byes: which % 5 };
  return what < 85 ? { legbyes: which % 5 } : {};
}

/** Sums agree, and what is worked out beside the score is possible. */
function sound(state: State): void {
  expectSums(state);
  for (const left of state.current?.reviewsLeft ?? []) expect(left ?? 0).toBeGreaterThanOrEqual(0);
  const dls = revised(state);
  if (dls === null) return;
  for (const percent of dls.resources) expect(percent).toBeGreaterThanOrEqual(0);
  expect(dls.par ?? 0).toBeLessThan(dls.target);
}

sportProperties<State>({
  sport: cricket,
  setups: FORMATS.map(testSetup),
  words: ['a', 'b', 'c', 'a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3', 'b4', 'a stranger'],
  more: delivery.map((data) => ({ type: 'cricket.delivery', data })),
  sound,
  next,
  length: 150,
});
