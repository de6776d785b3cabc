import fc from 'fast-check';
import { expect } from 'vitest';
import { firstOf, someOf } from '../testing/any-data.ts';
import { type Choice, sportProperties } from '../testing/properties.ts';
import { standing } from './adjust.ts';
import { football } from './index.ts';
import { onPitch, playersOn } from './players.ts';
import { nextStage } from './result.ts';
import { inPlay, latest, playedScore, type State } from './state.ts';
import { testSetup } from './test-match.ts';

const FORMATS = [
  {},
  { extraTimeMinutes: 15, shootOutKicks: 5, concussionSubstitutes: 1 },
  { extraTimeMinutes: 10, shootOutKicks: 5, goldenGoal: true, sinBinMinutes: 1 },
  { halfMinutes: 20, shootOutKicks: 3, playersPerSide: 7, returnSubstitutes: true, substitutes: null, windows: null },
];

function expectSums(state: State): void {
  const counted = state.goals.filter(({ cancelled }) => !cancelled);
  const score = playedScore(state);
  for (const side of [0, 1] as const) {
    const unrecorded = state.periods.reduce((sum, each) => sum + each.unrecorded[side], 0);
    expect(counted.filter((goal) => goal.side === side).length + unrecorded).toBe(score[side]);
    expect(playersOn(state, side)).toBeGreaterThanOrEqual(0);
    if (state.shootOut !== null) {
      const kicks = state.shootOut.kicks.filter((kick) => kick.side === side);
      if (!state.shootOut.settled) expect(state.shootOut.scored[side]).toBeLessThanOrEqual(state.shootOut.taken[side]);
      expect(kicks.filter(({ outcome }) => outcome === 'scored').length).toBeLessThanOrEqual(kicks.length);
    }
  }
  for (const record of state.periods) {
    const own = counted.filter(({ mark }) => mark.period === record.period);
    for (const side of [0, 1] as const) {
      expect(own.filter((goal) => goal.side === side).length + record.unrecorded[side]).toBe(record.goals[side]);
    }
  }
  const order = state.periods.map((record) => record.period);
  expect(order).toEqual([...new Set(order)].toSorted());
  expect(state.periods.slice(0, -1).every(({ ended }) => ended)).toBe(true);
  if (latest(state)?.clock.running) expect(inPlay(state)).toBe(true);
}

/** A match that makes sense: the state says what comes next, numbers choose what happens in play. */
function next(state: State, [what, which]: Choice) {
  const own = which % 2 === 0 ? 'a' : 'b';
  if (state.shootOut !== null) {
    return { type: 'football.kick', data: { outcome: what < 70 ? 'scored' : 'missed' } };
  }
  if (!inPlay(state)) {
    const stage = nextStage(state);
    if (stage === 'shoot-out') return { type: 'football.shootout', data: { first: own } };
    return { type: 'football.kickoff', data: {} };
  }
  const player = `${own}${1 + (which % 18)}`;
  if (what < 20) return { type: 'football.goal', data: { team: own, player } };
  if (what < 25) return { type: 'football.goal', data: { team: own, kind: 'own goal' } };
  if (what < 40) return { type: 'football.card', data: { team: own, card: 'yellow', player } };
  if (what < 50) {
    const on = `${own}${1 + ((which + what) % 18)}`;
    return { type: 'football.substitution', data: { team: own, off: player, on } };
  }
  if (what < 55) return { type: 'football.review', data: { subject: 'goal', decision: 'cancelled' } };
  if (what < 60 && state.format.sinBinMinutes !== null) {
    return { type: what < 58 ? 'football.sinbin' : 'football.return', data: { team: own, player } };
  }
  if (what < 62) return { type: 'football.break', data: { kind: 'injury', team: own, player } };
  if (what < 66) return { type: 'football.action', data: { team: own, action: 'shot on target', player } };
  if (what < 80) return { type: 'football.action', data: { team: own, action: 'corner' } };
  return { type: 'football.whistle', data: {} };
}

sportProperties<State>({
  sport: football,
  setups: [...FORMATS.map(testSetup), { ...testSetup(FORMATS[1]), firstLeg: { score: [1, 0], awayGoals: true } }],
  words: ['a', 'b', 'a', 'b', 'c', 'a1', 'a2', 'a3', 'a12', 'b1', 'b2', 'b3', 'b12', 'a stranger'],
  sound: expectSums,
  next,
  more: fc.record({
    type: fc.constant('football.adjust'),
    data: fc.record({ score: fc.constant([9, 9]), playing: fc.tuple(someOf('a', 18), someOf('b', 18)) }),
  }),
  rebuilt: {
    first: ['a', 'b'].map((team) => ({ type: 'football.lineup', data: { team, starting: firstOf(team, 7) } })),
    event: (state) => ({ type: 'football.adjust', data: standing(state) }),
    seen: (state) => [playedScore(state), onPitch(state, 0).toSorted(), onPitch(state, 1).toSorted()],
  },
  independent: [
    'football.kickoff',
    'football.whistle',
    'football.card',
    'football.substitution',
    'football.sinbin',
    'football.break',
  ],
  length: 80,
  runs: 100,
});
