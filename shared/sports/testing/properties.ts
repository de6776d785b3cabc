import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EffectiveEvent, effectiveLog, plain } from '../../match/effective.ts';
import type { MatchEvent } from '../../match/event.ts';
import { MatchFold } from '../../match/fold.ts';
import { advance, createState, type MatchState, withConflict } from '../../match/state.ts';
import { Locale } from '../../text/locale.ts';
import type { DefinedSport, Game, Sport } from '../game.ts';
import { type Proposal, RuleViolation } from '../sport.ts';
import { anyOfSchema } from './any-data.ts';
import { deepFreeze } from './frozen.ts';
import { entry, eventId, logOf, parsed, started } from './log.ts';

/** Two numbers from 0 to 99 by which a match that makes sense goes on. */
export type Choice = readonly [number, number];

interface Sent {
  readonly type: string;
  readonly data: object;
}

interface Kit<State> {
  readonly sport: DefinedSport<State>;
  readonly setups: readonly object[];
  /** Strings for the fields of nonsense: ids of teams and players in the setups, of events, and of strangers. */
  readonly words: readonly string[];
  /** What comes next in a match that makes sense; null when nothing can. */
  readonly next: (state: State, choice: Choice) => Sent | null;
  /**
   * Expectations of every state that can be reached: sums agree, scores are possible. `overridden`: events that break
   * the rules may have been let through.
   */
  readonly sound?: (state: State, overridden: boolean) => void;
  /** Events that the schemas alone make too seldom valid (six different players of one team). */
  readonly more?: fc.Arbitrary<Sent>;
  /** Types of events that may be voided without a later event being lost. */
  readonly independent?: readonly string[];
  /**
   * The event that rebuilds a match as it stands, null when none may, and what must look the same after it. `first` is
   * said at the match's end: who plays.
   */
  readonly rebuilt?: {
    readonly first: readonly Sent[];
    readonly event: (state: State) => Sent | null;
    readonly seen: (state: State) => unknown;
  };
  /** Events a match, at most. */
  readonly length?: number;
  readonly runs?: number;
}

/** Registers the properties that every sport must have. */
export function sportProperties<State>(kit: Kit<State>): void {
  const { sport, next, sound, independent = [], length = 120, runs = 60 } = kit;
  const setups = fc.constantFrom(...kit.setups);
  const choice = fc.tuple(fc.nat(99), fc.nat(99));
  const choices = fc.array(choice, { minLength: 5, maxLength: length, size: 'max' });
  const nonsense = kit.more === undefined ? anyEvent(kit) : fc.oneof({ weight: 4, arbitrary: anyEvent(kit) }, kit.more);

  const stateOf = (game: Game): State => {
    const state = sport.stateOf(game);
    if (state === null) throw new Error(`no game of ${sport.name}`);
    return state;
  };
  const logs = fc
    .tuple(setups, choices)
    .map(([setup, list]) => logOf(sport, setup, list, (game, each: Choice) => next(stateOf(game), each)));

  describe(`whatever is sent to ${sport.name}`, () => {
    it('is scored or refused: nothing throws, nothing is mutated, every view can be shown', () => {
      const items = fc.array(fc.oneof({ weight: 3, arbitrary: choice }, { weight: 2, arbitrary: nonsense }), {
        minLength: 10,
        maxLength: length,
        size: 'max',
      });
      const property = fc.property(setups, items, fc.boolean(), (setup, list, insist) => {
        let game = started(sport, setup);
        for (const [index, item] of list.entries()) {
          const sent = 'type' in item ? item : next(stateOf(game), item);
          if (sent === null) {
            expectViews(game);
            game = started(sport, setup);
            continue;
          }
          const draft = tryParsed(sport, sent);
          if (draft === null) continue;
          deepFreeze(game);
          const after = send(game, draft, index + 1, insist);
          if (after === null) continue;
          game = after;
          sound?.(stateOf(game), insist);
          if (index % 16 === 0) expectViews(game);
        }
        expectViews(game);
      });
      fc.assert(property, { numRuns: 3 * runs });
    });
  });

  describe(`a match of ${sport.name}`, () => {
    it('is the same folded event by event, at once, and without checkpoints', () => {
      const property = fc.property(logs, (log) => {
        const fold = appended(log);
        expect(fold.state?.conflicts).toEqual([]);
        expect(MatchFold.of(log).state).toEqual(fold.state);
        expect(folded(effectiveLog(log))).toEqual(fold.state);
      });
      fc.assert(property, { numRuns: runs });
    });

    it.skipIf(kit.rebuilt === undefined)('is the same when it is rebuilt as it stands', () => {
      const property = fc.property(logs, (log) => {
        let game = MatchFold.of(log).state?.game;
        if (game === undefined || kit.rebuilt === undefined) throw new Error('nothing to rebuild');
        const { first, event, seen } = kit.rebuilt;
        const sent = (on: Game, each: Sent): Game | RuleViolation =>
          on.apply(plain(entry(log.length + 1, on.complete(parsed(sport, each), null))));
        for (const each of first) {
          const next = sent(game, each);
          if (!(next instanceof RuleViolation)) game = next;
        }
        const before = stateOf(game);
        const standing = event(before);
        if (standing === null) return;
        const after = sent(game, standing);
        if (after instanceof RuleViolation) throw new Error(`${after.code}: ${after.message}`);
        expect(seen(stateOf(after))).toEqual(seen(before));
      });
      fc.assert(property, { numRuns: 2 * runs });
    });

    it('is the same again when a void of any event is voided', () => {
      const property = fc.property(logs, fc.nat(), (log, pick) => {
        const fold = appended(log);
        const { state } = fold;
        const target = picked(log.slice(1), pick);
        if (target === undefined) return;
        const voided = entry(log.length + 1, { type: 'correction.void', data: { target: target.id } });
        fold.append(voided);
        fold.append(entry(log.length + 2, { type: 'correction.void', data: { target: voided.id } }));
        expect(fold.state).toEqual(state);
      });
      fc.assert(property, { numRuns: runs });
    });

    it('is the same again when any event is voided and put back in its place', () => {
      const property = fc.property(logs, fc.nat(), (log, pick) => {
        const fold = appended(log);
        const before = views(fold.state);
        const target = picked(log.slice(1), pick);
        if (target === undefined) return;
        const { type, data, at } = target;
        fold.append(entry(log.length + 1, { type: 'correction.void', data: { target: target.id } }));
        fold.append(entry(log.length + 2, { type: 'correction.insert', data: { after: target.id, type, data, at } }));
        expect(views(fold.state)).toEqual(before);
      });
      fc.assert(property, { numRuns: runs });
    });

    const loses = `loses no later event with one of ${independent.join(', ')}`;
    if (independent.length > 0)
      it(loses, () => {
        const property = fc.property(logs, fc.nat(), (log, pick) => {
          const target = picked(
            log.filter(({ type }) => independent.includes(type)),
            pick,
          );
          if (target === undefined) return;
          const fold = appended(log);
          fold.append(entry(log.length + 1, { type: 'correction.void', data: { target: target.id } }));
          // A point less can be what decides the match: what was played after that has no place any more.
          const lost = fold.state?.conflicts.filter(({ code }) => code !== 'match-over');
          expect(lost).toEqual([]);
        });
        fc.assert(property, { numRuns: 2 * runs });
      });

    it('is the fold of its effective log after any corrections', () => {
      const correction = fc.record({
        kind: fc.constantFrom('void', 'amend', 'insert'),
        pick: fc.nat(),
        other: fc.nat(),
        event: fc.option(nonsense, { nil: null }),
      });
      const corrections = fc.array(correction, { minLength: 1, maxLength: 12 });
      const property = fc.property(logs, corrections, (log, list) => {
        const fold = appended(log);
        for (const { kind, pick, other, event } of list) {
          const target = picked(fold.log.slice(1), pick);
          const own = log.slice(1).filter(({ type }) => kind === 'insert' || type === target?.type);
          const content = (event === null ? null : tryParsed(sport, event)) ?? picked(own, other);
          if (target === undefined || content === undefined) continue;
          if (kind === 'amend' && content.type !== target.type) continue;
          fold.append(entry(fold.log.length + 1, corrected(kind, target, content)));
        }
        expect(fold.state).toEqual(folded(effectiveLog(fold.log)));
        expect(fold.state).toEqual(MatchFold.of(fold.log).state);
        if (fold.state !== null) sound?.(stateOf(fold.state.game), false);
      });
      fc.assert(property, { numRuns: runs });
    });
  });
}

/** Any event at all, sense or nonsense, by the sport's own schemas. */
function anyEvent<State>({ sport, words }: Kit<State>): fc.Arbitrary<Sent> {
  const ids = [...words, eventId(3), eventId(12)];
  const own = Object.entries(sport.schemas().events).map(([type, schema]) =>
    anyOfSchema(schema, ids).map((data) => ({ type, data: { ...(typeof data === 'object' ? data : null) } })),
  );
  const lifecycle = fc.constantFrom('match.paused', 'match.resumed', 'match.ended', 'match.abandoned');
  return fc.oneof(
    { weight: 40, arbitrary: fc.oneof(...own) },
    { weight: 1, arbitrary: lifecycle.map((type) => ({ type, data: {} })) },
  );
}

/** Null for what the schemas' refinements refuse: it would never reach the rules. */
function tryParsed(sport: Sport, sent: Sent): Proposal | null {
  try {
    return parsed(sport, sent);
  } catch {
    return null;
  }
}

/** Null when the event is refused; `insist` overrides whatever can be overridden. */
function send(game: Game, draft: Proposal, seq: number, insist: boolean): Game | null {
  const codes: string[] = [];
  for (;;) {
    const override = codes.length > 0 ? { override: { codes: [...codes], reason: 'test' } } : {};
    const event = { ...plain(entry(seq, game.complete(draft, null))), ...override };
    deepFreeze(event);
    for (const { code, message } of game.warnings(event)) {
      expect(code).toMatch(/^[a-z0-9-]+$/);
      expect(message).toMatch(/^\S.*\.$/);
    }
    const next = game.apply(event);
    if (!(next instanceof RuleViolation)) {
      for (const locale of Locale.options) expectTexts(game.narrate(event, locale));
      return next;
    }
    expect(next.message).toMatch(/^\S.*\.$/);
    if (!insist || !next.overridable || codes.includes(next.code)) return null;
    codes.push(next.code);
  }
}

function views(state: MatchState | null) {
  if (state === null) return null;
  const { game, conflicts } = state;
  return [game.scorecard(), game.statistics(), game.board('en'), game.sheet('en'), game.charts('en'), conflicts];
}

function expectViews(game: Game): void {
  expectTexts(game.scorecard());
  expectTexts(game.statistics());
  for (const locale of Locale.options) {
    expectTexts([game.board(locale), game.charts(locale)]);
    const { begun, ended } = game.board(locale).periods;
    expect([0, 1]).toContain(begun - ended);
    expect(game.summary(locale)).toMatch(/^(\S.*[.।])?$/);
    expectTexts(game.summary(locale));
    const sheet = game.sheet(locale);
    expectTexts(sheet);
    for (const { columns, rows } of sheet.flatMap(({ tables }) => tables)) {
      for (const { cells } of rows) expect(cells).toHaveLength(columns.length);
    }
  }
}

/** No number and no text to its depth is a slip of the program. */
function expectTexts(value: unknown): void {
  if (typeof value === 'number' && !Number.isFinite(value)) expect.fail(`a number is ${value}`);
  if (typeof value === 'string' && SLIP.test(value)) expect.fail(`a text is "${value}"`);
  if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) expectTexts(member);
}

export const SLIP = /\b(undefined|null|NaN|Infinity)\b|\[object | {2}|^\s|\s$/;

function appended(log: readonly MatchEvent[]): MatchFold {
  const fold = new MatchFold();
  for (const event of log) fold.append(event);
  return fold;
}

/** The fold written down as its definition, which has no checkpoints. */
function folded(events: readonly EffectiveEvent[]): MatchState | null {
  let state: MatchState | null = null;
  for (const event of events) {
    if (event.voided) continue;
    if (state === null) {
      const created = createState(event);
      if (created.ok) state = created.value;
      continue;
    }
    const next: MatchState | RuleViolation = advance(state, event);
    state = next instanceof RuleViolation ? withConflict(state, event, next) : next;
  }
  return state;
}

function picked<T>(list: readonly T[], pick: number): T | undefined {
  return list[pick % Math.max(1, list.length)];
}

function corrected(kind: string, target: MatchEvent, { type, data }: Proposal): Sent {
  switch (kind) {
    case 'amend':
      return { type: 'correction.amend', data: { target: target.id, data } };
    case 'insert':
      return { type: 'correction.insert', data: { after: target.id, type, data, at: target.at + 1 } };
    default:
      return { type: 'correction.void', data: { target: target.id } };
  }
}
