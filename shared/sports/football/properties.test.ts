import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MatchEvent } from '../../match/event.ts';
import { MatchFold } from '../../match/fold.ts';
import { RuleViolation } from '../sport.ts';
import { type AppliedEvent, apply } from './apply.ts';
import { board } from './board.ts';
import { charts } from './charts.ts';
import { commentary } from './commentary.ts';
import { complete } from './complete.ts';
import { Action, events, type FootballEvent } from './events.ts';
import { initial } from './initial.ts';
import { playersOn } from './players.ts';
import { nextStage } from './result.ts';
import { scorecard } from './scorecard.ts';
import { sheet } from './sheet.ts';
import { inPlay, latest, playedScore, type State } from './state.ts';
import { statistics } from './statistics.ts';
import { summary } from './summary.ts';
import { eventId, testSetup } from './test-match.ts';
import { warnings } from './warnings.ts';

const FORMATS = [
  {},
  { extraTimeMinutes: 15, shootOutKicks: 5, concussionSubstitutes: 1 },
  { halfMinutes: 20, shootOutKicks: 3, playersPerSide: 7, returnSubstitutes: true, substitutes: null, windows: null },
];

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const team = fc.constantFrom('a', 'b', 'a', 'b', 'c');
const player = fc.constantFrom('a1', 'a2', 'a3', 'a12', 'b1', 'b2', 'b3', 'b12', 'a stranger');
const period = maybe(fc.constantFrom(1, 2, 3, 4));
const moment = {
  period: maybe(fc.constantFrom(1, 2, 3, 4, 5)),
  minute: maybe(fc.integer({ min: 1, max: 130 })),
  added: maybe(fc.integer({ min: 1, max: 9 })),
};
const both = fc.tuple(fc.nat(9), fc.nat(9));
const event = <T extends string, D extends Record<string, fc.Arbitrary<unknown>>>(type: T, data: D) =>
  fc.record({ type: fc.constant(type), data: fc.record(data) });

/** Any event at all, sense or nonsense: what the schemas let through. */
const anything = fc.oneof(
  event('football.lineup', {
    team,
    starting: fc.uniqueArray(player, { minLength: 1, maxLength: 8 }),
    bench: maybe(fc.uniqueArray(player, { maxLength: 4 })),
    goalkeeper: maybe(player),
  }),
  event('football.toss', { winner: team, decision: fc.constantFrom('kick-off', 'goal') }),
  event('football.kickoff', { period, team: maybe(team) }),
  event('football.whistle', { period }),
  event('football.stoppage', { minutes: fc.nat(9), period }),
  event('football.goal', {
    team,
    kind: fc.constantFrom('goal', 'penalty', 'own goal'),
    player: maybe(player),
    assist: maybe(player),
    ...moment,
  }),
  event('football.penalty', {
    team,
    player: maybe(player),
    outcome: fc.constantFrom('saved', 'missed', 'woodwork'),
    ...moment,
  }),
  event('football.card', {
    team,
    card: fc.constantFrom('yellow', 'second yellow', 'red'),
    player: maybe(player),
    official: maybe(fc.constant('Coach')),
    ...moment,
  }),
  event('football.substitution', {
    team,
    off: player,
    on: player,
    kind: fc.constantFrom('normal', 'concussion'),
    window: maybe(fc.integer({ min: 1, max: 4 })),
    ...moment,
  }),
  event('football.review', {
    subject: fc.constantFrom('goal', 'penalty', 'card', 'identity'),
    decision: fc.constantFrom('stands', 'cancelled', 'given'),
    target: maybe(fc.integer({ min: 1, max: 60 }).map(eventId)),
    team: maybe(team),
    player: maybe(player),
    ...moment,
  }),
  event('football.action', { team, action: fc.constantFrom(...Action.options), player: maybe(player), ...moment }),
  event('football.shootout', { first: maybe(team) }),
  event('football.kick', {
    team: maybe(team),
    player: maybe(player),
    outcome: fc.constantFrom('scored', 'saved', 'missed', 'woodwork'),
  }),
  event('football.adjust', {
    score: both,
    period,
    shootOut: maybe(fc.record({ scored: both, taken: maybe(both) })),
  }),
  event('football.award', { winner: team, score: maybe(both) }),
  event('clock.start', {}),
  event('clock.stop', {}),
  event('clock.set', { ms: fc.nat(7_200_000) }),
  event('match.paused', {}),
  event('match.resumed', {}),
  event('match.ended', {}),
  event('match.abandoned', {}),
);

/** Two numbers by which a match that makes sense goes on: see `sensible`. */
const choice = fc.tuple(fc.nat(99), fc.nat(99));
type Item = { readonly type: string; readonly data: object } | readonly [number, number];
type Draft = FootballEvent | { readonly type: `match.${string}`; readonly data: Record<string, never> };

/** Parsed as the desk does it: defaults in, undefined members out. */
function parsed({ type, data }: { type: string; data: object }): Draft {
  if (type.startsWith('match.')) return { type: `match.${type.slice(6)}`, data: {} };
  const schemas = new Map<string, { parse(value: unknown): unknown }>(Object.entries(events));
  const draft: unknown = { type, data: schemas.get(type)?.parse(JSON.parse(JSON.stringify(data))) };
  if (!isDraft(draft)) throw new Error(`unknown ${type}`);
  return draft;
}

function isDraft(value: unknown): value is FootballEvent {
  return typeof value === 'object' && value !== null && 'type' in value && 'data' in value && value.data !== undefined;
}

function isFootball<E extends { readonly type: string }>(draft: E): draft is E & FootballEvent {
  return !draft.type.startsWith('match.');
}

function placed(draft: Draft, state: State, index: number, codes: readonly string[]): AppliedEvent {
  const place = {
    id: eventId(index),
    at: index * 20_000,
    source: { kind: 'scorer', id: 'x' },
    seq: index,
    voided: false,
    ...(codes.length > 0 && { override: { codes: [...codes], reason: 'test' } }),
  } as const;
  return isFootball(draft) ? { ...place, ...complete(state, draft, null) } : { ...place, ...draft };
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  if (value instanceof Map) for (const member of value.values()) deepFreeze(member);
  for (const member of Object.values(value)) deepFreeze(member);
}

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

/** Folds what the rules allow; `insist` overrides whatever can be overridden. */
function play(format: object, items: readonly Item[], insist: boolean): State {
  let state = initial(testSetup(format));
  items.forEach((item, index) => {
    const draft = 'type' in item ? parsed(item) : sensible(state, item);
    const codes: string[] = [];
    for (;;) {
      const applied = placed(draft, state, index + 1, codes);
      const before = state;
      deepFreeze(before);
      deepFreeze(applied);
      const next = apply(before, applied);
      if (isFootball(applied)) {
        for (const { code, message } of warnings(before, applied)) {
          expect(code).toMatch(/^[a-z-]+$/);
          expect(message).toMatch(/\.$/);
        }
      }
      if (next instanceof RuleViolation) {
        expect(next.message).toMatch(/^[A-Za-z0-9].*\.$/);
        if (!insist || !next.overridable || codes.includes(next.code)) return;
        codes.push(next.code);
        continue;
      }
      const line = commentary(before, applied, next, 'en');
      if (line !== null) expect(`${line.mark} ${line.text}`).not.toMatch(/undefined|NaN|null|\s\s$/);
      state = next;
      expectSums(state);
      return;
    }
  });
  return state;
}

describe('whatever is sent', () => {
  it('is scored or refused: nothing throws, nothing is mutated, and the sums hold', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FORMATS),
        fc.array(fc.oneof({ weight: 1, arbitrary: choice }, { weight: 2, arbitrary: anything }), {
          minLength: 5,
          maxLength: 60,
        }),
        fc.boolean(),
        (format, items, insist) => {
          const state = play(format, items, insist);
          for (const view of [
            board(state, 'en'),
            scorecard(state),
            sheet(state, 'en'),
            statistics(state),
            charts(state, 'en'),
          ]) {
            expect(JSON.stringify(view)).not.toMatch(/undefined|NaN/);
          }
          expect(summary(state, 'en')).not.toMatch(/undefined|NaN|null/);
          for (const { tables } of sheet(state, 'en')) {
            for (const { columns, rows } of tables) {
              for (const { cells } of rows) expect(cells).toHaveLength(columns.length);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** A match that makes sense: the state says what comes next, numbers choose what happens in play. */
function sensible(state: State, [what, which]: readonly [number, number]): Draft {
  const own = which % 2 === 0 ? 'a' : 'b';
  if (state.shootOut !== null) {
    return parsed({ type: 'football.kick', data: { outcome: what < 70 ? 'scored' : 'missed' } });
  }
  if (!inPlay(state)) {
    const stage = nextStage(state);
    if (stage === 'shoot-out') return parsed({ type: 'football.shootout', data: { first: own } });
    return parsed({ type: 'football.kickoff', data: {} });
  }
  const player = `${own}${1 + (which % 18)}`;
  if (what < 20) return parsed({ type: 'football.goal', data: { team: own, player } });
  if (what < 25) return parsed({ type: 'football.goal', data: { team: own, kind: 'own goal' } });
  if (what < 40) return parsed({ type: 'football.card', data: { team: own, card: 'yellow', player } });
  if (what < 50) {
    const on = `${own}${1 + ((which + what) % 18)}`;
    return parsed({ type: 'football.substitution', data: { team: own, off: player, on } });
  }
  if (what < 55) return parsed({ type: 'football.review', data: { subject: 'goal', decision: 'cancelled' } });
  if (what < 80) return parsed({ type: 'football.action', data: { team: own, action: 'corner' } });
  return parsed({ type: 'football.whistle', data: {} });
}

const happenings = fc.array(choice, { minLength: 10, maxLength: 80 });

function logOf(format: object, choices: readonly (readonly [number, number])[]): MatchEvent[] {
  const log: MatchEvent[] = [];
  const add = (type: string, data: object, at: number): void => {
    const seq = log.length + 1;
    const source = { kind: 'scorer', id: 'x' } as const;
    log.push({
      id: eventId(seq),
      match: 'm',
      seq,
      term: 1,
      type,
      data: { ...data },
      at,
      recordedAt: at,
      source,
      prev: '',
    });
  };
  add('match.created', { sport: 'football', setup: testSetup(format) }, 0);
  let state = initial(testSetup(format));
  for (const numbers of choices) {
    const applied = placed(sensible(state, numbers), state, log.length + 1, []);
    const next = apply(state, applied);
    if (next instanceof RuleViolation) continue;
    state = next;
    add(applied.type, applied.data, applied.at);
  }
  return log;
}

describe('a match', () => {
  it('is the same folded event by event, at once, and from any checkpoint', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS), happenings, (format, choices) => {
        const log = logOf(format, choices);
        const fold = new MatchFold();
        for (const entry of log) fold.append(entry);
        expect(fold.state?.conflicts).toEqual([]);
        expect(fold.state?.game.scorecard()).toEqual(MatchFold.of(log).state?.game.scorecard());
      }),
      { numRuns: 60 },
    );
  });

  it('is the same again when any event is voided and put back in its place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS), happenings, fc.nat(), (format, choices, pick) => {
        const log = logOf(format, choices);
        const entry = log[1 + (pick % Math.max(1, log.length - 1))];
        if (entry === undefined) return;
        const fold = MatchFold.of(log);
        const before = fold.state?.game.scorecard();
        const correction = (type: string, data: MatchEvent['data']): void => {
          const seq = fold.log.length + 1;
          fold.append({ ...entry, id: eventId(seq), seq, type, data });
        };
        correction('correction.void', { target: entry.id });
        correction('correction.insert', { after: entry.id, type: entry.type, data: entry.data, at: entry.at });
        expect(fold.state?.game.scorecard()).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps all later goals when a kick-off, whistle, card or change is voided', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS), happenings, fc.nat(), (format, choices, pick) => {
        const log = logOf(format, choices);
        const others = log.filter(({ type }) =>
          ['football.kickoff', 'football.whistle', 'football.card', 'football.substitution'].includes(type),
        );
        const entry = others[pick % Math.max(1, others.length)];
        if (entry === undefined) return;
        const fold = MatchFold.of(log);
        const goals = (state: typeof fold.state) => state?.game.board('en').score;
        const before = goals(fold.state);
        const seq = log.length + 1;
        fold.append({ ...entry, id: eventId(seq), seq, type: 'correction.void', data: { target: entry.id } });
        expect(goals(fold.state)).toEqual(before);
        const lost = fold.state?.conflicts.map(({ id }) => log.find((each) => each.id === id)?.type) ?? [];
        expect(lost).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
