import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MatchEvent } from '../../match/event.ts';
import { MatchFold } from '../../match/fold.ts';
import { RuleViolation } from '../sport.ts';
import { apply } from './apply.ts';
import { board } from './board.ts';
import { scorecard } from './card.ts';
import { charts } from './charts.ts';
import { commentary } from './commentary.ts';
import { complete } from './complete.ts';
import { type CricketEvent, DismissalKind, events } from './events.ts';
import { initial } from './initial.ts';
import { sheet } from './sheet.ts';
import type { State } from './state.ts';
import { statistics } from './statistics.ts';
import { summary } from './summary.ts';
import { expectSums, testSetup } from './test-match.ts';
import { warnings } from './warnings.ts';

const FORMATS = [
  { overs: 2, superOver: true },
  { overs: 3, ballsPerOver: 5, consecutiveOvers: true, oversPerEnd: 2, noballRuns: 2, freeHit: true },
  { overs: null, inningsPerSide: 2, followOnLead: 5, playersPerSide: 4 },
  { overs: 4, playersPerSide: 3, oversPerBowler: 2 },
];

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const player = fc.constantFrom('a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3', 'b4', 'a stranger');
const team = fc.constantFrom('a', 'b', 'c');
const kind = fc.constantFrom(...DismissalKind.options);
const extra = maybe(fc.nat(7));
const wicket = fc.record({
  kind,
  player,
  fielders: maybe(fc.array(fc.record({ player: maybe(player) }), { maxLength: 2 })),
});

const delivery = fc.record({
  type: fc.constant('cricket.delivery'),
  data: fc.record({
    over: maybe(fc.nat(5)),
    bowler: maybe(player),
    striker: maybe(player),
    nonStriker: maybe(player),
    runs: fc.record({ batter: fc.nat(7), wides: extra, noballs: extra, byes: extra, legbyes: extra, penalty: extra }),
    wickets: maybe(fc.array(wicket, { maxLength: 2 })),
    angle: maybe(fc.nat(360)),
    speedKmh: maybe(fc.nat(150)),
  }),
});

/** Any event at all, sense or nonsense: what the schemas let through. */
const anything = fc.oneof(
  { weight: 6, arbitrary: delivery },
  fc.record({
    type: fc.constant('cricket.toss'),
    data: fc.record({ winner: team, decision: fc.constantFrom('bat', 'field') }),
  }),
  fc.record({
    type: fc.constant('cricket.innings'),
    data: fc.record({
      batting: maybe(team),
      superOver: maybe(fc.boolean()),
      followOn: maybe(fc.boolean()),
      striker: maybe(player),
    }),
  }),
  fc.record({
    type: fc.constant('cricket.batter'),
    data: fc.record({ player, end: maybe(fc.constantFrom('striker', 'nonStriker')) }),
  }),
  fc.record({ type: fc.constant('cricket.bowler'), data: fc.record({ player }) }),
  fc.record({ type: fc.constant('cricket.ends'), data: fc.record({ striker: player, nonStriker: player }) }),
  fc.record({ type: fc.constant('cricket.over'), data: fc.constant({}) }),
  fc.record({ type: fc.constant('cricket.wicket'), data: wicket }),
  fc.record({
    type: fc.constant('cricket.absent'),
    data: fc.record({ players: fc.array(player, { minLength: 1, maxLength: 3 }) }),
  }),
  fc.record({
    type: fc.constant('cricket.penalty'),
    data: fc.record({ to: team, runs: fc.integer({ min: 1, max: 10 }) }),
  }),
  fc.record({
    type: fc.constant('cricket.replacement'),
    data: fc.record({
      team,
      in: player.map((id) => ({ id, name: id })),
      out: maybe(player),
      role: maybe(fc.constantFrom('batter', 'bowler')),
    }),
  }),
  fc.record({ type: fc.constant('cricket.overs'), data: fc.record({ overs: fc.nat(4) }) }),
  fc.record({
    type: fc.constant('cricket.target'),
    data: fc.record({ runs: fc.integer({ min: 1, max: 60 }), overs: maybe(fc.nat(4)) }),
  }),
  fc.record({
    type: fc.constant('cricket.close'),
    data: fc.record({
      reason: fc.constantFrom('declared', 'forfeited', 'time', 'overs', 'all out'),
      par: maybe(fc.nat(50)),
    }),
  }),
  fc.record({
    type: fc.constant('cricket.review'),
    data: fc.record({ by: team, decision: fc.constantFrom('upheld', 'struck down') }),
  }),
  fc.record({
    type: fc.constant('cricket.adjust'),
    data: fc.record({ runs: fc.nat(300), wickets: fc.nat(10), balls: fc.nat(200) }),
  }),
  fc.record({
    type: fc.constant('cricket.decider'),
    data: fc.record({ winner: team, method: fc.constant('bowl-out') }),
  }),
  fc.record({ type: fc.constantFrom('match.paused', 'match.ended', 'match.abandoned'), data: fc.constant({}) }),
);

/** Two numbers by which a match that makes sense goes on: see `sensible`. */
const choice = fc.tuple(fc.nat(99), fc.nat(99));
type Item = { readonly type: string; readonly data: object } | readonly [number, number];

type Draft = CricketEvent | { readonly type: `match.${string}`; readonly data: Record<string, never> };

/** Parsed as the desk does it: defaults in, undefined members out. */
function parsed({ type, data }: { type: string; data: object }): Draft {
  if (type.startsWith('match.')) return { type: `match.${type.slice(6)}`, data: {} };
  const schemas = new Map<string, { parse(value: unknown): unknown }>(Object.entries(events));
  const event: unknown = { type, data: schemas.get(type)?.parse(JSON.parse(JSON.stringify(data))) };
  if (!isDraft(event)) throw new Error(`unknown ${type}`);
  return event;
}

function isDraft(value: unknown): value is CricketEvent {
  return typeof value === 'object' && value !== null && 'type' in value && 'data' in value && value.data !== undefined;
}

function isCricket<E extends { readonly type: string }>(event: E): event is E & CricketEvent {
  return event.type.startsWith('cricket.');
}

function place(index: number, codes: readonly string[]) {
  const override = codes.length > 0 ? { override: { codes: [...codes], reason: 'test' } } : {};
  return {
    id: `e${index}`,
    at: index,
    source: { kind: 'scorer', id: 'x' },
    seq: index,
    voided: false,
    ...override,
  } as const;
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  if (value instanceof Map) for (const member of value.values()) deepFreeze(member);
  for (const member of Object.values(value)) deepFreeze(member);
}

/** Folds what the rules allow; `insist` overrides whatever can be overridden. */
function play(format: object, items: readonly Item[], insist: boolean, each: (state: State) => void): State {
  let state = initial(testSetup(format));
  items.forEach((item, index) => {
    const draft = 'type' in item ? parsed(item) : sensible(state, item);
    const codes: string[] = [];
    for (;;) {
      const event = isCricket(draft) ? complete(state, draft, null) : draft;
      const applied = { ...place(index, codes), ...event };
      const before = state;
      deepFreeze(before);
      const next = apply(before, applied);
      if (isCricket(applied)) expect(Array.isArray(warnings(before, applied))).toBe(true);
      if (next instanceof RuleViolation) {
        expect(next.message).toMatch(/^[A-Z0-9a-z].*\.$/);
        if (!insist || !next.overridable || codes.includes(next.code)) return;
        codes.push(next.code);
        continue;
      }
      const line = commentary(before, applied, next, 'en');
      if (line !== null) expect(line.text).not.toMatch(/undefined|NaN|null|\s\s/);
      state = next;
      each(state);
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
        fc.array(fc.oneof({ weight: 5, arbitrary: choice }, anything), { minLength: 20, maxLength: 150 }),
        fc.boolean(),
        (format, items, insist) => {
          const state = play(format, items, insist, expectSums);
          for (const view of [
            board(state, 'en'),
            scorecard(state),
            sheet(state, 'en'),
            statistics(state),
            charts(state, 'en'),
          ]) {
            expect(JSON.stringify(view)).not.toMatch(/undefined|NaN/);
          }
          expect(summary(state, 'en')).not.toMatch(/undefined|NaN/);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Matches that make sense: the state says who bats and bowls, numbers choose what happens. */
const happenings = fc.array(choice, { minLength: 10, maxLength: 150 });

function sensible(state: State, [what, which]: readonly [number, number]): Draft {
  const { current } = state;
  if (current === null || current.closed !== null)
    return parsed({ type: 'cricket.innings', data: current === null ? { batting: 'a' } : {} });
  const [bat, field] = current.batting === 0 ? ['a', 'b'] : ['b', 'a'];
  const next = `${bat}${current.batters.length + 1}`;
  if (current.striker < 0 || current.nonStriker < 0) return parsed({ type: 'cricket.batter', data: { player: next } });
  if (current.bowler < 0)
    return parsed({ type: 'cricket.bowler', data: { player: `${field}${1 + ((which + current.over.index) % 11)}` } });
  const striker = current.batters[current.striker]?.id;
  const runs =
    what < 60
      ? { batter: which % 7 }
      : what < 70
        ? { wides: 1 + (which % 5) }
        : what < 75
          ? { noballs: 1, batter: which % 5 }
          : what < 80
            ? { byes: which % 5 }
            : what < 85
              ? { legbyes: which % 5 }
              : {};
  const wickets = what > 90 ? [{ kind: which % 2 === 0 ? 'bowled' : 'run out', player: striker }] : undefined;
  return parsed({ type: 'cricket.delivery', data: { runs, wickets } });
}

function logOf(format: object, choices: readonly (readonly [number, number])[]): MatchEvent[] {
  const log: MatchEvent[] = [];
  const add = (type: string, data: object): void => {
    const seq = log.length + 1;
    const id = `01890a5d-ac96-774b-bcce-${String(seq).padStart(12, '0')}`;
    const source = { kind: 'scorer', id: 'x' } as const;
    log.push({ id, match: 'm', seq, term: 1, type, data: { ...data }, at: seq, recordedAt: seq, source, prev: '' });
  };
  add('match.created', { sport: 'cricket', setup: testSetup(format) });
  let state = initial(testSetup(format));
  for (const choice of choices) {
    const draft = sensible(state, choice);
    const event = isCricket(draft) ? complete(state, draft, null) : draft;
    const next = apply(state, { ...place(log.length, []), ...event });
    if (next instanceof RuleViolation) continue;
    state = next;
    expectSums(state);
    add(event.type, event.data);
  }
  return log;
}

describe('a match', () => {
  it('is the same folded event by event, at once, and from any checkpoint', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS), happenings, (format, choices) => {
        const log = logOf(format, choices);
        const fold = new MatchFold();
        for (const event of log) fold.append(event);
        expect(fold.state?.conflicts).toEqual([]);
        expect(fold.state?.game.scorecard()).toEqual(MatchFold.of(log).state?.game.scorecard());
      }),
      { numRuns: 60 },
    );
  });

  it('is the same again when a ball is voided and put back in its place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS), happenings, fc.nat(), (format, choices, pick) => {
        const log = logOf(format, choices);
        const balls = log.filter(({ type }) => type === 'cricket.delivery');
        const ball = balls[pick % Math.max(1, balls.length)];
        if (ball === undefined) return;
        const fold = MatchFold.of(log);
        const before = fold.state?.game.scorecard();
        const correction = (type: string, data: MatchEvent['data']): void => {
          const seq = fold.log.length + 1;
          const id = `01890a5d-ac96-774b-bcce-${String(seq).padStart(12, '0')}`;
          fold.append({ ...ball, id, seq, type, data });
        };
        correction('correction.void', { target: ball.id });
        correction('correction.insert', { after: ball.id, type: ball.type, data: ball.data, at: ball.at });
        expect(fold.state?.game.scorecard()).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});
