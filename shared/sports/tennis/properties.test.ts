import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MatchEvent } from '../../match/event.ts';
import { MatchFold } from '../../match/fold.ts';
import { RuleViolation } from '../sport.ts';
import { type AppliedEvent, apply } from './apply.ts';
import { board } from './board.ts';
import { scorecard } from './card.ts';
import { charts } from './charts.ts';
import { commentary } from './commentary.ts';
import { complete } from './complete.ts';
import { events, How, type TennisEvent } from './events.ts';
import { gameWinner, target } from './rules.ts';
import { serverOf } from './service.ts';
import { sheet } from './sheet.ts';
import { initial, type State, setsWon, sum } from './state.ts';
import { statistics } from './statistics.ts';
import { suggestions } from './suggestions.ts';
import { summary } from './summary.ts';
import { testSetup } from './test-match.ts';
import { warnings } from './warnings.ts';

const FORMATS = [
  {},
  { bestOf: 5, finalSet: { kind: 'set', tieBreakAt: null } },
  { noAd: true, finalSet: { kind: 'match tie-break' } },
  { bestOf: 1, set: { games: 2, tieBreakAt: 1, tieBreakPoints: 5, tieBreakLead: 1 }, tieBreakEnds: 4 },
  { set: { games: 3, tieBreakAt: null } },
];

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const who = fc.constantFrom('a', 'b', 'ash', 'alder', 'birch', 'nobody');
const place = { set: maybe(fc.integer({ min: 1, max: 3 })), game: maybe(fc.integer({ min: 1, max: 9 })) };

const point = fc.record({
  type: fc.constant('tennis.point'),
  data: fc.record({ winner: fc.constantFrom('a', 'b') }),
});

/** Any event at all, sense or nonsense: what the schemas let through. */
const anything = fc.oneof(
  fc.record({
    type: fc.constant('tennis.point'),
    data: fc.record({
      winner: who,
      server: maybe(who),
      ...place,
      how: maybe(fc.constantFrom(...How.options)),
      serve: maybe(fc.constantFrom(1, 2)),
      speedKmh: maybe(fc.nat(250)),
      shots: maybe(fc.integer({ min: 1, max: 40 })),
    }),
  }),
  fc.record({
    type: fc.constant('tennis.penalty'),
    data: fc.record({ against: who, penalty: fc.constantFrom('warning', 'fault', 'point', 'game'), ...place }),
  }),
  fc.record({
    type: fc.constant('tennis.toss'),
    data: fc.record({
      winner: who,
      choice: fc.constantFrom('serve', 'receive', 'end', 'deferred'),
      server: maybe(who),
      left: maybe(who),
    }),
  }),
  fc.record({ type: fc.constant('tennis.server'), data: fc.record({ server: who }) }),
  fc.record({
    type: fc.constant('tennis.adjust'),
    data: fc.record({
      sets: fc.array(fc.record({ games: fc.tuple(fc.nat(7), fc.nat(7)) }), { maxLength: 3 }),
      points: maybe(fc.tuple(fc.nat(4), fc.nat(4))),
      server: maybe(who),
    }),
  }),
);

const ending = fc.record({
  type: fc.constantFrom('tennis.retired', 'tennis.walkover', 'tennis.defaulted', 'match.ended', 'match.abandoned'),
  data: fc.constant({ by: 'a' }),
});

type Item = { readonly type: string; readonly data: object };
type Draft = TennisEvent | { readonly type: `match.${string}`; readonly data: Record<string, never> };

/** Parsed as the desk does it: defaults in, undefined members out. */
function parsed({ type, data }: Item): Draft {
  if (type.startsWith('match.')) return { type: `match.${type.slice(6)}`, data: {} };
  const schemas = new Map<string, { parse(value: unknown): unknown }>(Object.entries(events));
  const event: unknown = { type, data: schemas.get(type)?.parse(JSON.parse(JSON.stringify(data))) };
  if (!isDraft(event)) throw new Error(`unknown ${type}`);
  return event;
}

function isDraft(value: unknown): value is TennisEvent {
  return typeof value === 'object' && value !== null && 'data' in value && value.data !== undefined;
}

function isTennis<E extends { readonly type: string }>(event: E): event is E & TennisEvent {
  return event.type.startsWith('tennis.');
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const member of Object.values(value)) deepFreeze(member);
}

function expectSums(state: State): void {
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

function applied(index: number, draft: Draft): AppliedEvent {
  const source = { kind: 'scorer', id: 'x' } as const;
  return { id: `e${index}`, at: index * 1000, source, seq: index, voided: false, ...draft };
}

function play(format: object, doubles: boolean, items: readonly Item[]): State {
  let state = initial(testSetup(format, doubles));
  for (const [index, item] of items.entries()) {
    const draft = parsed(item);
    const event = applied(index, isTennis(draft) ? complete(state, draft, null) : draft);
    deepFreeze(state);
    const next = apply(state, event);
    if (isTennis(event)) expect(Array.isArray(warnings(state, event))).toBe(true);
    if (next instanceof RuleViolation) {
      expect(next.message).toMatch(/^[A-Za-z0-9].*\.$/);
      continue;
    }
    const line = commentary(state, event, next, 'en');
    if (line !== null) expect(line.text).not.toMatch(/undefined|NaN|null|\s\s/);
    state = next;
    expectSums(state);
  }
  return state;
}

describe('whatever is sent', () => {
  it('is scored or refused: nothing throws, nothing is mutated, and the sums hold', () => {
    const items = fc.array(
      fc.oneof({ weight: 30, arbitrary: point }, { weight: 10, arbitrary: anything }, { weight: 1, arbitrary: ending }),
      { minLength: 20, maxLength: 200 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS), fc.boolean(), items, (format, doubles, list) => {
        const state = play(format, doubles, [{ type: 'tennis.server', data: { server: 'a' } }, ...list]);
        for (const view of [
          board(state, 'en'),
          scorecard(state),
          sheet(state, 'en'),
          statistics(state),
          charts(state, 'en'),
        ]) {
          expect(JSON.stringify(view)).not.toMatch(/undefined|NaN/);
        }
        expect(summary(state, 'en')).toMatch(/^.*\.$/);
      }),
      { numRuns: 300 },
    );
  });
});

/** Winners of points, one side a little stronger, so that matches end. */
const winners = fc.array(fc.constantFrom('a', 'a', 'b'), { minLength: 10, maxLength: 260 });

describe('a match', () => {
  it('ends with the point that wins it, whoever serves', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS), fc.infiniteStream(fc.constantFrom('a', 'b')), (format, stream) => {
        let state = initial(testSetup(format));
        const first: TennisEvent = { type: 'tennis.server', data: { server: 'a' } };
        state = must(apply(state, applied(0, first)));
        let index = 0;
        for (const winner of stream) {
          index += 1;
          // Every third point goes to the same side, or advantage sets might never end.
          const side = index % 3 === 0 ? 'a' : winner;
          expect(serverOf(state.format, state.score)).not.toBe(null);
          state = must(apply(state, applied(index, parsed({ type: 'tennis.point', data: { winner: side } }))));
          expectSums(state);
          if (state.score.winner !== null || index > 3000) break;
        }
        expect(state.score.winner).not.toBe(null);
        expect(state.score.sets.flatMap(({ log }) => log).some(({ irregular }) => irregular)).toBe(false);
        const reading = { device: 'd', kind: 'score', data: board(state, 'en').score, at: 0 };
        const [proposal] = suggestions(initial(testSetup(format)), reading);
        expect(proposal?.type).toBe('tennis.adjust');
      }),
      { numRuns: 60 },
    );
  });

  it('is the same folded event by event, at once, and from any checkpoint', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS), fc.boolean(), winners, (format, doubles, choices) => {
        const log = logOf(format, doubles, choices);
        const fold = new MatchFold();
        for (const event of log) fold.append(event);
        expect(fold.state?.conflicts).toEqual([]);
        expect(fold.state?.game.scorecard()).toEqual(MatchFold.of(log).state?.game.scorecard());
      }),
      { numRuns: 60 },
    );
  });

  it('is the same again when a point is voided and put back in its place, and no later one is lost meanwhile', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS), fc.boolean(), winners, fc.nat(), (format, doubles, choices, pick) => {
        const log = logOf(format, doubles, choices);
        const points = log.filter(({ type }) => type === 'tennis.point');
        const chosen = points[pick % Math.max(1, points.length)];
        if (chosen === undefined) return;
        const fold = MatchFold.of(log);
        const before = fold.state?.game.scorecard();
        const correct = (type: string, data: MatchEvent['data']): void => {
          const seq = fold.log.length + 1;
          fold.append({ ...chosen, id: eventId(seq), seq, type, data });
        };
        correct('correction.void', { target: chosen.id });
        expect(fold.state?.conflicts).toEqual([]);
        correct('correction.insert', { after: chosen.id, type: chosen.type, data: chosen.data, at: chosen.at });
        expect(fold.state?.game.scorecard()).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });
});

function must(next: State | RuleViolation): State {
  if (next instanceof RuleViolation) throw new Error(next.message);
  return next;
}

function eventId(seq: number): string {
  return `01890a5d-ac96-774b-bcce-${String(seq).padStart(12, '0')}`;
}

function logOf(format: object, doubles: boolean, choices: readonly string[]): MatchEvent[] {
  const log: MatchEvent[] = [];
  const add = (type: string, data: object): void => {
    const seq = log.length + 1;
    const source = { kind: 'scorer', id: 'x' } as const;
    const place = { id: eventId(seq), match: 'm', seq, term: 1, at: seq, recordedAt: seq, source, prev: '' };
    log.push({ ...place, type, data: { ...data } });
  };
  const setup = testSetup(format, doubles);
  add('match.created', { sport: 'tennis', setup });
  add('tennis.server', { server: 'b' });
  let state = must(apply(initial(setup), applied(0, { type: 'tennis.server', data: { server: 'b' } })));
  for (const winner of choices) {
    const event = complete(state, { type: 'tennis.point', data: { winner } }, null);
    const next = apply(state, applied(log.length, event));
    if (next instanceof RuleViolation) break;
    state = next;
    add(event.type, event.data);
  }
  return log;
}
