import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { JsonObject } from '../json/json.ts';
import { emptyHead, extend } from './chain.ts';
import { decide } from './desk.ts';
import type { Draft, MatchEvent } from './event.ts';
import { MatchFold } from './fold.ts';
import { scoreboardOf } from './scoreboard.ts';

const players = (team: string) =>
  Array.from({ length: 11 }, (_, i) => ({ id: `${team}${i + 1}`, name: `${team} ${i + 1}` }));
const setup = {
  teams: ['A', 'B'].map((team) => ({ id: team, name: `Team ${team}`, shortName: team, players: players(team) })),
  format: { name: 'Test', overs: null, inningsPerSide: 2 },
};

/** What a scorer may do next; numbers pick among what there is. */
type Action =
  | { readonly do: 'ball'; readonly runs: JsonObject; readonly out: boolean }
  | { readonly do: 'void' | 'amend' | 'insert'; readonly pick: number; readonly runs: JsonObject };

const runs = fc.oneof(
  { weight: 6, arbitrary: fc.record({ batter: fc.constantFrom(0, 1, 2, 3, 4, 6) }) },
  { weight: 1, arbitrary: fc.record({ batter: fc.constant(0), wides: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ batter: fc.constant(0), legbyes: fc.integer({ min: 1, max: 4 }) }) },
);
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('ball' as const), runs, out: fc.nat(19).map((n) => n === 0) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('void' as const, 'amend' as const, 'insert' as const),
      pick: fc.nat(),
      runs,
    }),
  },
);
const actions = fc.array(action, { minLength: 1, maxLength: 220, size: 'max' });

let clock = 0;
const draft = (type: string, data: JsonObject): Draft => ({
  id: uuidv7({ msecs: 1_780_000_000_000 + clock++ }),
  type,
  data,
});

const Card = z.object({
  innings: z.array(z.object({ balls: z.int(), batting: z.array(z.object({ out: z.boolean() })) })),
});

/** A desk without a disk. */
class Scorer {
  readonly fold = MatchFold.of([]);
  #head = emptyHead('m');

  submit(submitted: Draft): MatchEvent | string {
    const context = { match: 'm', head: this.#head, term: 1, source: { kind: 'scorer', id: 's' } as const, now: clock };
    const decision = decide(this.fold, submitted, context);
    if (decision.kind === 'refused') return decision.problem.code;
    if (decision.kind === 'duplicate') return 'duplicate';
    this.fold.append(decision.event);
    this.#head = decision.head;
    return decision.event;
  }

  play(todo: readonly Action[]): void {
    this.submit(draft('match.created', { sport: 'cricket', setup }));
    this.submit(draft('cricket.innings', { batting: 'A', striker: 'A1', nonStriker: 'A2', bowler: 'B11' }));
    for (const one of todo) this.submit(this.#draftOf(one));
  }

  #draftOf(one: Action): Draft {
    if (one.do === 'ball') {
      // Corrections move the over's end under this simple scorer, who then insists on his bowler.
      const override = { codes: ['consecutive-overs'], reason: 'test' };
      return { ...draft('cricket.delivery', this.#ball(one.runs, one.out)), override };
    }
    const target = this.fold.log[one.pick % this.fold.log.length]?.id ?? '';
    if (one.do === 'void') return draft('correction.void', { target });
    if (one.do === 'amend') return draft('correction.amend', { target, data: { runs: one.runs } });
    return draft('correction.insert', { after: target, type: 'cricket.delivery', data: { runs: one.runs }, at: clock });
  }

  /** A ball that names whom the state cannot know: the bowler of this over, and who is in after a wicket. */
  #ball(scored: JsonObject, out: boolean): JsonObject {
    const innings = Card.parse(this.fold.state?.game.scorecard()).innings.at(-1);
    const rows = innings?.batting ?? [];
    const bowler = `B${10 + (Math.floor((innings?.balls ?? 0) / 6) % 2)}`;
    const [one = 'A1', two] = rows.flatMap((row, index) => (row.out ? [] : [`A${index + 1}`]));
    const ball = { bowler, striker: two ?? `A${rows.length + 1}`, nonStriker: one };
    return out ? { ...ball, wickets: [{ kind: 'run out', player: one }] } : { ...ball, runs: scored };
  }
}

function views(fold: MatchFold): unknown {
  const { state } = fold;
  if (state === null) return null;
  return { board: scoreboardOf('m', state, 'en'), card: state.game.scorecard(), conflicts: state.conflicts };
}

describe('MatchFold', () => {
  it('comes to the same by appending one event at a time as by folding the whole log', () => {
    fc.assert(
      fc.property(actions, (todo) => {
        const scorer = new Scorer();
        scorer.play(todo);
        expect(views(scorer.fold)).toEqual(views(MatchFold.of(scorer.fold.log)));
      }),
      { numRuns: 60 },
    );
  });

  it('is what folding the effective log as if nothing had ever been corrected gives', () => {
    fc.assert(
      fc.property(actions, (todo) => {
        const scorer = new Scorer();
        scorer.play(todo);
        const plain: MatchEvent[] = scorer.fold.effective
          .filter((event) => !event.voided)
          .map((event, index) => ({
            id: event.id,
            match: 'm',
            seq: index + 1,
            term: 1,
            type: event.type,
            data: event.data,
            at: event.at,
            recordedAt: event.at,
            source: event.source,
            ...(event.override && { override: event.override }),
            prev: '',
          }));
        const conflictFree = (fold: MatchFold) => ({
          ...Object(views(fold)),
          conflicts: fold.state?.conflicts.map(({ id }) => id),
        });
        expect(conflictFree(scorer.fold)).toEqual(conflictFree(MatchFold.of(plain)));
      }),
      { numRuns: 60 },
    );
  });

  it('returns to what it was when a void is voided', () => {
    fc.assert(
      fc.property(actions, fc.nat(), (todo, pick) => {
        const scorer = new Scorer();
        scorer.play(todo);
        const before = views(scorer.fold);
        const target = scorer.fold.log[1 + (pick % Math.max(1, scorer.fold.log.length - 1))]?.id ?? '';
        const voided = scorer.submit({
          ...draft('correction.void', { target }),
          override: { codes: ['conflict'], reason: 'test' },
        });
        if (typeof voided === 'string') return;
        scorer.submit({
          ...draft('correction.void', { target: voided.id }),
          override: { codes: ['conflict'], reason: 'test' },
        });
        expect(views(scorer.fold)).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it('previews exactly what appending then does', () => {
    fc.assert(
      fc.property(actions, fc.nat(), (todo, pick) => {
        const scorer = new Scorer();
        scorer.play(todo);
        const last = scorer.fold.log.at(-1);
        const target = scorer.fold.log[pick % scorer.fold.log.length]?.id ?? '';
        if (last === undefined) return;
        const event: MatchEvent = { ...last, id: 'x', seq: last.seq + 1, type: 'correction.void', data: { target } };
        const preview = scorer.fold.preview(event);
        scorer.fold.append(event);
        expect(preview === null ? null : preview.game.scorecard()).toEqual(scorer.fold.state?.game.scorecard() ?? null);
      }),
      { numRuns: 40 },
    );
  });

  it('replays its steps from any place', () => {
    const scorer = new Scorer();
    scorer.play(Array.from({ length: 200 }, () => ({ do: 'ball', runs: { batter: 1 }, out: false }) as const));
    const all = [...scorer.fold.steps()];
    for (const from of [0, 1, 63, 64, 65, 128, all.length - 1]) {
      const part = [...scorer.fold.steps(from, from + 3)];
      expect(part.map(({ after }) => after?.game.scorecard())).toEqual(
        all.slice(from, from + 3).map(({ after }) => after?.game.scorecard()),
      );
    }
  });

  it('makes logs whose chain holds', () => {
    const scorer = new Scorer();
    scorer.play(
      Array.from({ length: 30 }, (_, i) => ({ do: 'ball', runs: { batter: i % 3 }, out: i % 9 === 8 }) as const),
    );
    let head = emptyHead('m');
    for (const event of scorer.fold.log) {
      const next = extend(head, event);
      if ('code' in next) throw new Error(next.message);
      head = next;
    }
    const [first, second, ...rest] = scorer.fold.log;
    if (first === undefined || second === undefined) throw new Error('too short');
    const tampered = extend({ ...emptyHead('m'), seq: 1, term: 1, hash: second.prev }, { ...second, prev: first.prev });
    expect(tampered).toMatchObject({ code: 'broken-chain' });
    expect(rest.length).toBeGreaterThan(20);
  });
});
