import fc from 'fast-check';
import { expect } from 'vitest';
import { other, type Side } from '../side.ts';
import { firstOf, someOf } from '../testing/any-data.ts';
import { sportProperties } from '../testing/properties.ts';
import { standing } from './adjust.ts';
import { kabaddi } from './index.ts';
import { nextRaiders } from './raid.ts';
import { nextStage } from './result.ts';
import { inPlay, playedScore, type State, totalOf } from './state.ts';
import { testSetup } from './test-match.ts';

const FORMATS = [
  {},
  { halfMinutes: 5, extraTimeMinutes: 3, tieBreakRaids: 2, goldenRaid: true },
  { playersPerSide: 3, doOrDie: 2, superTackleDefenders: 1, tieBreakRaids: 5 },
  { doOrDie: null, superTackleDefenders: null, goldenRaid: true, substitutions: null },
];

/** What holds in every match, whatever happened. */
function sound(state: State): void {
  for (const side of [0, 1] as const) {
    const { on, out, empty, raids, tackles, players } = state.teams[side];
    expect(on.length).toBeLessThanOrEqual(7);
    expect(empty).toBeGreaterThanOrEqual(0);
    expect(raids.successful + raids.empty).toBeLessThanOrEqual(raids.total);
    expect(tackles.super).toBeLessThanOrEqual(state.teams[other(side)].raids.total);
    const named = [...on, ...out].filter((one) => one !== null);
    expect(new Set(named).size).toBe(named.length);
    for (const tally of players.values()) {
      expect(tally.successful + tally.unsuccessful + tally.empty).toBe(tally.raids);
      expect(tally.doOrDieWon).toBeLessThanOrEqual(tally.doOrDie);
    }
  }
  const sum = (side: Side) => state.periods.reduce((total, { points }) => total + totalOf(points[side]), 0);
  expect(playedScore(state)).toEqual([sum(0), sum(1)]);
  const order = state.periods.map(({ period }) => period);
  expect(order).toEqual([...new Set(order)].toSorted());
  expect(state.periods.slice(0, -1).every(({ ended }) => ended)).toBe(true);
  expect(state.periods.every(({ clock }) => clock.ms >= 0)).toBe(true);
  if (state.steps !== null && state.periods.length > 0) expect(state.steps.score).toEqual(playedScore(state));
}

const WAYS = ['tackled', 'out of bounds', 'time over', 'baulk line', 'do or die'] as const;

/** A raid as two numbers make it. */
function raid(state: State, [what, which]: readonly [number, number]): object {
  const side = nextRaiders(state) ?? 0;
  const [own, theirs] = side === 0 ? ['a', 'b'] : ['b', 'a'];
  const player = (team: string | undefined, n: number) => `${team}${1 + (n % 10)}`;
  const raider = player(own, which);
  if (what < 35) return { team: own, raider };
  if (what < 60) return { team: own, raider, touched: [player(theirs, which + what)], bonus: what % 5 === 0 };
  if (what < 70) return { team: own, raider, touches: 1 + (which % 4) };
  if (what < 75) return { team: own, raider, bonus: true };
  if (what < 80) return { team: own, selfOuts: 1 };
  return {
    team: own,
    raider,
    raiderOut: WAYS[which % 5],
    ...(which % 5 === 0 && { tacklers: [player(theirs, what)] }),
  };
}

sportProperties<State>({
  sport: kabaddi,
  setups: FORMATS.map(testSetup),
  words: ['a', 'b', 'c', 'a1', 'a2', 'a8', 'b1', 'b2', 'b8', 'x'],
  sound,
  more: fc.record({
    type: fc.constant('kabaddi.adjust'),
    data: fc.record({ playing: fc.tuple(someOf('a', 10), someOf('b', 10)), raiding: fc.constantFrom('a', 'b') }),
  }),
  rebuilt: {
    first: ['a', 'b'].map((team) => ({ type: 'kabaddi.lineup', data: { team, starting: firstOf(team, 3) } })),
    event: (state) => ({ type: 'kabaddi.adjust', data: standing(state) }),
    seen: (state) => [
      playedScore(state),
      nextRaiders(state),
      ...state.teams.map(({ on, out, suspended }) => [on, out.toSorted(), suspended]),
    ],
  },
  next: (state, [what, which]) => {
    if (state.result !== null) return null;
    const team = which % 2 === 0 ? 'a' : 'b';
    const stage = nextStage(state);
    if (stage === 'tie-break') return { type: 'kabaddi.tiebreak', data: { kind: 'raids', first: team } };
    if (stage === 'golden raid') return { type: 'kabaddi.tiebreak', data: { kind: 'golden raid', first: team } };
    if (stage === 'toss') return { type: 'kabaddi.award', data: { winner: team, how: 'toss' } };
    const broken = state.tieBreak !== null || state.golden !== null;
    if (!inPlay(state) && !broken) return { type: 'kabaddi.start', data: { team } };
    if (!broken && which === 99) return { type: 'kabaddi.end', data: {} };
    if (what > 95)
      return {
        type: 'kabaddi.card',
        data: { team, card: what > 97 ? 'yellow' : 'red', player: `${team}${1 + (which % 10)}` },
      };
    if (what === 95) return { type: 'kabaddi.timeout', data: { team } };
    return { type: 'kabaddi.raid', data: raid(state, [what, which]) };
  },
});
