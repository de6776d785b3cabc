import fc from 'fast-check';
import { expect } from 'vitest';
import { reading } from '../clock.ts';
import { firstOf, someOf } from '../testing/any-data.ts';
import { type Choice, sportProperties } from '../testing/properties.ts';
import { standing } from './adjust.ts';
import { openCorner } from './corners.ts';
import { Action } from './events.ts';
import { hockey } from './index.ts';
import { allowedPlayers, onField } from './players.ts';
import { referralsLeft } from './referral.ts';
import { nextStage } from './result.ts';
import { presets } from './setup.ts';
import { inPlay, latest, playedScore, type State, scoreAfter } from './state.ts';
import { figuresOf } from './statistics.ts';
import { activeSuspensions } from './suspensions.ts';
import { testSetup } from './test-match.ts';

const event = (type: string, data: object = {}) => ({ type, data });

/** A match that makes sense: the state says what comes next, two numbers choose what happens in play. */
function next(state: State, [what, which]: Choice) {
  if (state.result !== null) return null;
  const team = which % 2 === 0 ? 'a' : 'b';
  const player = `${team}${1 + (which % 18)}`;
  if (state.shootOut !== null) {
    if (what < 5) return event('hockey.card', { team, card: which % 3 === 0 ? 'red' : 'yellow', player });
    if (what < 10) return event('hockey.attempt', { outcome: 're-taken' });
    return event('hockey.attempt', { outcome: what < 55 ? 'goal' : what < 80 ? 'saved' : 'time' });
  }
  if (!inPlay(state)) {
    if (state.periods.length === 0 && what < 40) {
      const ids = Array.from({ length: 18 }, (_, i) => `${team}${i + 1}`);
      const goalkeeper = `${team}1`;
      return event('hockey.lineup', { team, starting: ids.slice(0, 11), bench: ids.slice(11), goalkeeper });
    }
    if (nextStage(state) === 'shoot-out') return event('hockey.shootout', { first: team });
    return event('hockey.start');
  }
  const running = latest(state)?.clock.running === true;
  if (!running && what < 60) return event('clock.start');
  if (what < 10) return event('hockey.goal', { team, how: which % 5 === 0 ? 'PS' : 'FG', player });
  if (what < 25 && state.format.penaltyCorners) {
    const side = team === 'a' ? 0 : 1;
    if (openCorner(state.corners, side) === null) return event('hockey.corner', { team });
    if (which % 3 === 0) return event('hockey.goal', { team, how: 'PC', player });
    return event('hockey.corner-result', { team, outcome: which % 4 === 0 ? 're-awarded' : 'saved', player });
  }
  if (what < 33) return event('hockey.card', { team, card: ['green', 'yellow', 'red'][which % 3], player });
  if (what < 36) return event('hockey.extension', { team, player, minutes: 2 });
  if (what < 50) return event('hockey.substitution', { team, off: player, on: `${team}${1 + ((which + what) % 18)}` });
  if (what < 56) {
    const subject = ['goal', 'card', 'penalty corner'][which % 3];
    return event('hockey.referral', { team, subject, decision: which % 2 === 0 ? 'upheld' : 'rejected', cancels: {} });
  }
  if (what < 58) return event('hockey.stroke', { team, outcome: 'saved', player });
  if (what < 60) return event('clock.stop');
  if (what < 62) return event('clock.set', { ms: which * 9000 });
  if (what < 64) return event('hockey.adjust', { score: playedScore(state).map((goals) => goals + (which % 2)) });
  if (what < 66) return event('hockey.possession', { first: which });
  if (what < 88) return event('hockey.action', { team, action: Action.options[which % Action.options.length], player });
  return event('hockey.end');
}

function sound(state: State): void {
  const score = playedScore(state);
  const counted = state.goals.filter(({ cancelled }) => !cancelled);
  for (const side of [0, 1] as const) {
    const own = counted.filter((goal) => goal.side === side);
    for (const { period, goals, unrecorded } of state.periods) {
      expect(own.filter(({ mark }) => mark.period === period).length + unrecorded[side]).toBe(goals[side]);
    }
    const unrecorded = state.periods.reduce((sum, each) => sum + each.unrecorded[side], 0);
    expect(own.length + unrecorded).toBe(score[side]);
    const { goals, corners, strokes } = figuresOf(state, side);
    expect(goals.FG + goals.PC + goals.PS).toBe(own.length);
    expect(strokes.scored).toBeLessThanOrEqual(strokes.taken);
    expect(corners.scored).toBe(goals.PC);
    expect(allowedPlayers(state, side, state.now)).toBeGreaterThanOrEqual(0);
    expect(referralsLeft(state, side)).toBeLessThanOrEqual(state.format.referrals);
    const suspended = activeSuspensions(state, side, state.now).map(({ card }) => card.player);
    expect(suspended).toEqual([...new Set(suspended)]);
  }
  const order = state.periods.map(({ period }) => period);
  expect(order).toEqual([...new Set(order)].toSorted((a, b) => a - b));
  expect(state.periods.slice(0, -1).every(({ ended }) => ended)).toBe(true);
  expect(scoreAfter(state, 8)).toEqual(score);
  for (const { clock, ended } of state.periods) {
    expect(reading(clock, state.now)).toBeGreaterThanOrEqual(0);
    if (ended) expect(clock.running).toBe(false);
  }
  if (state.shootOut !== null && !state.shootOut.settled) {
    const { taken, scored } = state.shootOut;
    expect(scored[0]).toBeLessThanOrEqual(taken[0]);
    expect(scored[1]).toBeLessThanOrEqual(taken[1]);
  }
}

sportProperties({
  sport: hockey,
  setups: [testSetup(), testSetup({ shootOut: {}, clockStops: { goal: false } }), testSetup(presets.Hockey5s)],
  words: ['a', 'b', 'a1', 'a2', 'a9', 'a14', 'b1', 'b2', 'b9', 'b14', 'a stranger'],
  next,
  sound,
  more: fc.record({
    type: fc.constant('hockey.adjust'),
    data: fc.record({
      score: fc.constant([9, 9]),
      playing: fc.tuple(someOf('a', 14), someOf('b', 14)),
      goalkeepers: fc.constantFrom(['a1', null], [null, 'b2']),
    }),
  }),
  rebuilt: {
    first: ['a', 'b'].map((team) => ({ type: 'hockey.lineup', data: { team, starting: firstOf(team, 5) } })),
    event: (state) => ({ type: 'hockey.adjust', data: standing(state) }),
    seen: (state) => [
      playedScore(state),
      ...([0, 1] as const).map((side) => [onField(state, side, state.now).toSorted(), state.squads[side].goal.keeper]),
    ],
  },
  independent: ['hockey.end', 'hockey.corner', 'hockey.card', 'hockey.goal', 'clock.start', 'clock.stop'],
});
