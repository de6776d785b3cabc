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
import { events, type VolleyballEvent } from './events.ts';
import { sheet } from './sheet.ts';
import { initial, onCourt, type State, setsOf, setsToWin, setsWon } from './state.ts';
import { statistics } from './statistics.ts';
import { summary } from './summary.ts';
import { testSetup } from './test-match.ts';
import { warnings } from './warnings.ts';

const FORMATS = [
  {},
  { points: 5, decidingPoints: 5, cap: 7 },
  { points: 6, decidingPoints: 5, sets: 3, substitutions: 2, timeouts: 1 },
  { points: 7, sets: 1, cap: 7 },
];

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const team = fc.constantFrom('a', 'b', 'c');
const player = fc.constantFrom('a1', 'a2', 'a5', 'a6', 'a7', 'a12', 'b1', 'b6', 'b7', 'b12', 'x');
const number = maybe(fc.integer({ min: 1, max: 5 }));
const rally = fc.record({
  type: fc.constant('volleyball.rally'),
  data: fc.record({
    winner: fc.constantFrom('a', 'b'),
    how: maybe(fc.constantFrom('ace', 'attack', 'block', 'serve error', 'fault')),
    player: maybe(fc.constantFrom('a1', 'b1')),
  }),
});
const positions = fc.constantFrom('a', 'b').chain((id) =>
  fc.shuffledSubarray(
    [1, 2, 3, 4, 5, 6, 7].map((n) => `${id}${n}`),
    { minLength: 6, maxLength: 6 },
  ),
);

/** Any event at all, sense or nonsense: what the schemas let through. */
const anything = fc.oneof(
  fc.record({
    type: fc.constant('volleyball.rally'),
    data: fc.record({ set: number, winner: team, serving: maybe(team), server: maybe(player) }),
  }),
  fc.record({
    type: fc.constant('volleyball.set'),
    data: fc.record({ set: number, previous: maybe(team), left: maybe(team), serving: maybe(team) }),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('volleyball.lineup'),
      data: positions.map((list) => ({ team: list[0]?.slice(0, 1), positions: list })),
    }),
  },
  fc.record({
    type: fc.constant('volleyball.toss'),
    data: fc.record({ winner: team, choice: fc.constantFrom('serve', 'court') }),
  }),
  fc.record({ type: fc.constant('volleyball.replay'), data: fc.constant({}) }),
  fc.record({
    type: fc.constantFrom('volleyball.substitution', 'volleyball.libero'),
    data: fc.record({ team, out: player, in: player }),
  }),
  fc.record({ type: fc.constant('volleyball.timeout'), data: fc.record({ team: maybe(team) }) }),
  fc.record({
    type: fc.constant('volleyball.sanction'),
    data: fc.record({
      team,
      player: maybe(player),
      kind: fc.constantFrom('warning', 'penalty', 'expulsion', 'delay penalty'),
    }),
  }),
  fc.record({ type: fc.constant('volleyball.courts'), data: fc.record({ left: team }) }),
  fc.record({
    type: fc.constant('volleyball.default'),
    data: fc.record({ team, kind: fc.constantFrom('forfeit', 'incomplete') }),
  }),
  fc.record({
    type: fc.constant('volleyball.adjust'),
    data: fc.record({ sets: fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { minLength: 1, maxLength: 5 }) }),
  }),
);

function parsed({ type, data }: { type: string; data: object }): VolleyballEvent {
  const schemas = new Map<string, { parse(value: unknown): unknown }>(Object.entries(events));
  const event: unknown = { type, data: schemas.get(type)?.parse(JSON.parse(JSON.stringify(data))) };
  if (!isEvent(event)) throw new Error(`unknown ${type}`);
  return event;
}

function isEvent(value: unknown): value is VolleyballEvent {
  return typeof value === 'object' && value !== null && 'data' in value && value.data !== undefined;
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const member of Object.values(value)) deepFreeze(member);
}

function applied(event: VolleyballEvent, index: number, codes: string[]): AppliedEvent & VolleyballEvent {
  const place = { id: `e${index}`, at: index, source: { kind: 'scorer', id: 'x' }, seq: index, voided: false } as const;
  return { ...place, ...event, ...(codes.length > 0 && { override: { codes, reason: 'test' } }) };
}

/** What holds in every match, whatever happened. */
function expectSound(state: State): void {
  const won = setsWon(state);
  for (const set of setsOf(state)) {
    const count = (side: 0 | 1) => set.record.filter(({ winner }) => winner === side).length;
    expect([set.from[0] + count(0), set.from[1] + count(1)]).toEqual(set.points);
    for (const team of set.teams) {
      const court = onCourt(team);
      if (court === null) continue;
      expect(new Set(court).size).toBe(6);
      if (team.libero !== null) expect([0, 4, 5]).toContain(team.positions?.indexOf(team.libero.replaces));
    }
  }
  expect(state.past.every(({ winner }) => winner !== null)).toBe(true);
  expect(setsOf(state).map((set) => set.number)).toEqual(setsOf(state).map((_, index) => index + 1));
  expect(Math.max(...won)).toBeLessThanOrEqual(setsToWin(state.format));
  if (Math.max(...won) === setsToWin(state.format)) expect(state.outcome).not.toBeNull();
}

describe('whatever is sent', () => {
  it('is scored or refused: nothing throws, nothing is mutated, and the points add up', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FORMATS),
        fc.array(fc.oneof({ weight: 8, arbitrary: rally }, anything), { minLength: 10, maxLength: 120 }),
        fc.boolean(),
        (format, items, insist) => {
          let state = initial(testSetup(format));
          items.forEach((item, index) => {
            deepFreeze(state);
            const draft = complete(state, parsed(item), null);
            let event = applied(draft, index, []);
            warnings(state, event);
            let next = apply(state, event);
            if (next instanceof RuleViolation && next.overridable && insist) {
              event = applied(draft, index, [next.code]);
              next = apply(state, event);
            }
            if (next instanceof RuleViolation) return;
            expectSound(next);
            const line = commentary(state, event, next, 'en');
            if (line !== null) expect(line.text).not.toMatch(/undefined|NaN|null/);
            state = next;
          });
          for (const view of [board, sheet, charts, summary]) {
            expect(JSON.stringify(view(state, 'en'))).not.toMatch(/undefined|NaN/);
          }
          expect(JSON.stringify([scorecard(state), statistics(state)])).not.toMatch(/undefined|NaN/);
        },
      ),
      { numRuns: 200 },
    );
  });
});

function logOf(format: object, winners: readonly boolean[]): MatchEvent[] {
  const log: MatchEvent[] = [];
  const add = (type: string, data: object): void => {
    const seq = log.length + 1;
    const id = `01890a5d-ac96-774b-bcce-${String(seq).padStart(12, '0')}`;
    const source = { kind: 'scorer', id: 'x' } as const;
    log.push({ id, match: 'm', seq, term: 1, type, data: { ...data }, at: seq, recordedAt: seq, source, prev: '' });
  };
  add('match.created', { sport: 'volleyball', setup: testSetup(format) });
  let state = initial(testSetup(format));
  for (const first of winners) {
    const draft = parsed({ type: 'volleyball.rally', data: { winner: first ? 'a' : 'b' } });
    const event = complete(state, draft, null);
    const next = apply(state, applied(event, log.length, []));
    if (next instanceof RuleViolation) break;
    state = next;
    add(event.type, event.data);
  }
  return log;
}

const happenings = fc.array(fc.boolean(), { minLength: 5, maxLength: 140 });

describe('a match', () => {
  it('is the same folded event by event and at once', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS), happenings, (format, winners) => {
        const log = logOf(format, winners);
        const fold = new MatchFold();
        for (const event of log) fold.append(event);
        expect(fold.state?.conflicts).toEqual([]);
        expect(fold.state?.game.scorecard()).toEqual(MatchFold.of(log).state?.game.scorecard());
      }),
      { numRuns: 60 },
    );
  });

  it('is the same again when a rally is voided and put back in its place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS), happenings, fc.nat(), (format, winners, pick) => {
        const log = logOf(format, winners);
        const rally = log[1 + (pick % (log.length - 1))];
        if (rally === undefined) return;
        const fold = MatchFold.of(log);
        const before = fold.state?.game.scorecard();
        const correction = (type: string, data: MatchEvent['data']): void => {
          const seq = fold.log.length + 1;
          fold.append({ ...rally, id: `01890a5d-ac96-774b-bcce-${String(seq).padStart(12, '0')}`, seq, type, data });
        };
        correction('correction.void', { target: rally.id });
        correction('correction.insert', { after: rally.id, type: rally.type, data: rally.data, at: rally.at });
        expect(fold.state?.game.scorecard()).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});
