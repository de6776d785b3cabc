import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain } from '../../match/effective.ts';
import { other } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import { firstOf, someOf } from '../testing/any-data.ts';
import { entry, parsed, started } from '../testing/log.ts';
import { type Choice, sportProperties } from '../testing/properties.ts';
import { standing } from './adjust.ts';
import { boxOf, totalsOf } from './box.ts';
import { TurnoverKind } from './events.ts';
import { basketball } from './index.ts';
import { scoreAfter } from './result.ts';
import { inPlay, latest, type State } from './state.ts';
import { testSetup } from './test-game.ts';

const THREE_ON_THREE = {
  name: '3x3',
  players: 3,
  periods: 1,
  overtimePoints: 2,
  target: 21,
  fieldGoals: [1, 2],
  foulLimit: null,
  bonus: 7,
  timeouts: { firstHalf: 1, secondHalf: 0, lastTwoMinutes: 1, overtime: 0 },
  shotClock: { full: 12, rebound: 12 },
};

/** What comes next in a game that makes sense. */
function next(state: State, [what, which]: Choice): { type: string; data: object } | null {
  if (state.result !== null) return null;
  const last = latest(state);
  if (last === null && state.squads[0].starters.length === 0) {
    const players = state.setup.teams[0].players.slice(0, state.format.players).map(({ id }) => id);
    return { type: 'basketball.starters', data: { team: 'a', players } };
  }
  if (last === null || !inPlay(state)) return { type: 'basketball.period', data: {} };
  const side = which % 2 === 0 ? 0 : 1;
  const [own, rival] = side === 0 ? ['a', 'b'] : ['b', 'a'];
  const players = state.setup.teams[side].players.map(({ id }) => id);
  const player = players[which % players.length] ?? '';
  const clock = Math.max(0, last.clock.ms - which * 300);
  const doer = { team: own, player, clock };
  const points = state.format.fieldGoals[what % 2 === 0 ? 0 : 1];
  const partner = `${rival}${1 + (which % 8)}`;
  if (what < 30) {
    const place = { x: (which % 15) - 7, y: what % 14 };
    return {
      type: 'basketball.shot',
      data: { ...doer, points, made: what < 18, place, ...(what > 25 && { block: partner }) },
    };
  }
  if (what < 42) return { type: 'basketball.freethrow', data: { ...doer, made: what % 3 > 0 } };
  if (what < 52) return { type: 'basketball.foul', data: { ...doer, drawn: partner } };
  if (what < 54) return { type: 'basketball.foul', data: { ...doer, kind: 'technical' } };
  if (what < 62)
    return { type: 'basketball.rebound', data: { ...doer, kind: what % 2 === 0 ? 'offensive' : 'defensive' } };
  if (what < 70) {
    const kind = TurnoverKind.options[what % TurnoverKind.options.length];
    return { type: 'basketball.turnover', data: { ...doer, kind, steal: partner } };
  }
  if (what < 80) {
    const [out] = [...state.court[side].keys()];
    const comes = players.find((id) => !state.court[side].has(id));
    return {
      type: 'basketball.substitution',
      data: { team: own, clock, in: [comes], out: out === undefined ? [] : [out] },
    };
  }
  if (what < 84) return { type: 'basketball.timeout', data: { team: own, clock } };
  if (what < 86) return { type: 'basketball.jumpball', data: { winner: own } };
  if (what < 88) return { type: 'basketball.adjust', data: { score: [state.score[0], state.score[1] + 1] } };
  if (what < 90) return { type: 'clock.start', data: {} };
  if (what < 92) return { type: 'clock.shot', data: { ms: which * 240 } };
  if (what < 94) return { type: 'clock.stop', data: {} };
  return { type: 'basketball.end', data: {} };
}

/** Sums agree, the clock is never below nought. `totals` set a line outright, so that it need not fit the score. */
function sound(state: State): void {
  const wrong: string[] = [];
  const must = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(what);
  };
  must(scoreAfter(state, state.periods.length).join() === state.score.join(), 'the periods add up to the score');
  for (const side of [0, 1] as const) {
    for (const { attempts, points, unrecorded, fouls } of state.periods) {
      const own = attempts.filter((attempt) => attempt.side === side && attempt.made);
      const sum = own.reduce((total, attempt) => total + attempt.points, 0);
      must(sum + unrecorded[side] === points[side], 'the shots add up to the points of the period');
      must(points[side] >= 0 && fouls[side] >= 0, 'nothing is below nought');
    }
    for (const { line } of boxOf(state, side)) {
      must(line.played >= 0, 'nobody plays less than no time');
      const shots = [line.inside, line.outside, line.free];
      must(
        shots.every(([made, attempted]) => made <= attempted),
        'no more shots are made than attempted',
      );
    }
  }
  for (const [index, { number, clock, ended }] of state.periods.entries()) {
    must(number === index + 1, 'periods are in order');
    must(clock.ms >= 0, 'the clock is not below nought');
    must(ended || index === state.periods.length - 1, 'only the last period goes on');
    must(!(clock.running && ended), 'the clock stops with the period');
  }
  const { result } = state;
  if (result?.kind === 'win')
    must(state.score[result.winner] > state.score[other(result.winner)], 'the winner is ahead');
  expect(wrong).toEqual([]);
}

sportProperties({
  sport: basketball,
  setups: [testSetup(), testSetup(THREE_ON_THREE), testSetup({ overtimeMinutes: null, foulLimit: 6, lateBonus: 2 })],
  words: ['a', 'b', 'a1', 'a2', 'a6', 'b1', 'b2', 'b7', 'a stranger'],
  next,
  sound,
  rebuilt: {
    first: ['a', 'b'].map((team) => ({ type: 'basketball.starters', data: { team, players: firstOf(team, 3) } })),
    event: (state) => ({ type: 'basketball.adjust', data: standing(state) }),
    seen: ({ score, arrow, court, periods }) => [
      score,
      arrow,
      periods.at(-1)?.fouls ?? [0, 0],
      court.map((players) => [...players.keys()].toSorted()),
    ],
  },
  more: fc.oneof(
    fc.record({
      type: fc.constant('basketball.adjust'),
      data: fc.record({ playing: fc.tuple(someOf('a', 9), someOf('b', 9)) }),
    }),
    fc.record({
      type: fc.constant('basketball.substitution'),
      data: fc.record({
        team: fc.constantFrom('a', 'b'),
        in: fc.uniqueArray(fc.constantFrom('a6', 'a7', 'b6', 'b7'), { maxLength: 2 }),
        out: fc.uniqueArray(fc.constantFrom('a1', 'a2', 'b1', 'b2'), { maxLength: 2 }),
      }),
    }),
  ),
  independent: ['basketball.shot', 'basketball.foul', 'basketball.substitution', 'basketball.timeout'],
  length: 80,
  runs: 30,
});

describe('a game of which only plays are told', () => {
  it('has a box score that adds up to the score', () => {
    const choice = fc.tuple(fc.nat(99), fc.nat(99));
    const property = fc.property(fc.array(choice, { minLength: 20, maxLength: 200, size: 'max' }), (choices) => {
      const setup = testSetup();
      let game = started(basketball, setup);
      for (const [index, each] of choices.entries()) {
        const state = basketball.stateOf(game);
        const sent = state === null ? null : next(state, each);
        if (sent === null) break;
        const after = game.apply(plain(entry(index + 1, game.complete(parsed(basketball, sent), null))));
        if (!(after instanceof RuleViolation)) game = after;
      }
      const state = basketball.stateOf(game);
      if (state === null) throw new Error('no game');
      for (const side of [0, 1] as const) {
        const unrecorded = state.periods.reduce((sum, each) => sum + each.unrecorded[side], 0);
        expect(totalsOf(state, side).points + unrecorded).toBe(state.score[side]);
      }
    });
    fc.assert(property, { numRuns: 60 });
  });
});
