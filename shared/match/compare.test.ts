import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventId } from '../sports/testing/log.ts';
import { emptyHead } from './chain.ts';
import { compareLogs, partingKey } from './compare.ts';
import { decide } from './desk.ts';
import type { MatchEvent } from './event.ts';
import { MatchFold } from './fold.ts';
import { mending } from './reconcile.ts';

const players = (team: string) =>
  Array.from({ length: 11 }, (_, i) => ({ id: `${team}${i + 1}`, name: `${team}${i + 1}` }));
const teams = ['A', 'B'].map((team) => ({ id: team, name: `Team ${team}`, shortName: team, players: players(team) }));
const setup = { teams, format: { name: 'Test', inningsPerSide: 2, overs: null } };

/** A scorer's own log: the same beginning as everybody's, ids of its own from then on. */
class Log {
  readonly fold = new MatchFold();
  private head = emptyHead('m');
  private readonly own: number;

  constructor(own: number, runs: readonly number[] = []) {
    this.own = own;
    this.add('match.created', { sport: 'cricket', setup });
    this.add('cricket.innings', { batting: 'A', striker: 'A1', nonStriker: 'A2', bowler: 'B1' });
    for (const batter of runs) this.ball(batter);
  }

  ball(batter: number): MatchEvent {
    const balls = this.fold.effective.filter(({ type, voided }) => type === 'cricket.delivery' && !voided).length;
    const over = Math.floor(balls / 6);
    return this.add('cricket.delivery', { over, bowler: `B${1 + (over % 2)}`, runs: { batter } });
  }

  add(type: string, data: MatchEvent['data']): MatchEvent {
    const seq = this.head.seq + 1;
    const id = eventId(seq <= 2 ? seq : this.own * 10_000 + seq);
    // Nobody presses a key at the same instant as the other.
    const now = seq * 20_000 + this.own;
    const override = { codes: ['conflict'], reason: '' };
    const draft = type.startsWith('correction.') ? { id, type, data, override } : { id, type, data };
    const source = { kind: 'scorer', id: `s${this.own}` } as const;
    const decision = decide(this.fold, draft, { match: 'm', head: this.head, term: 1, source, now });
    if (decision.kind !== 'accepted') throw new Error(`${type}: ${JSON.stringify(decision)}`);
    this.fold.append(decision.event);
    this.head = decision.head;
    return decision.event;
  }

  get score(): unknown {
    return this.fold.state?.game.board('en').sides[0]?.score;
  }
}

const overs = fc.array(fc.constantFrom(0, 1, 2, 3, 4, 6), { minLength: 1, maxLength: 60 });

describe('two scorers', () => {
  it('who score the same never disagree, whatever their ids, times and notes', () => {
    fc.assert(
      fc.property(overs, (runs) => {
        const [main, check] = [new Log(1, runs), new Log(2, runs)];
        check.add('note.added', { text: 'the light is bad' });
        main.add('match.flagged', { flag: 'under-review' });
        expect(compareLogs(main.fold, check.fold)).toEqual({ kind: 'agree' });
      }),
      { numRuns: 40 },
    );
  });

  it('are shown any single event that one of them has otherwise', () => {
    fc.assert(
      fc.property(overs, fc.nat(), fc.constantFrom(1, 2, 5), (runs, at, more) => {
        const changed = at % runs.length;
        const [main, check] = [
          new Log(1, runs),
          new Log(
            2,
            runs.map((batter, i) => (i === changed ? (batter + more) % 7 : batter)),
          ),
        ];
        const found = compareLogs(main.fold, check.fold);
        if (found.kind !== 'apart') throw new Error(`${found.kind} for a changed ball ${changed}`);
        expect(found.score).toBe(true);
        const balls = main.fold.effective.slice(2);
        expect(found.parting.main?.id ?? found.parting.after.main?.id).toBe(balls[changed]?.id);
      }),
      { numRuns: 60 },
    );
  });

  it('are shown the same score by other facts as what it is', () => {
    const [main, check] = [new Log(1, [1, 4, 2]), new Log(2, [1, 4, 2])];
    const target = check.fold.effective[3];
    check.add('correction.amend', { target: target?.id ?? '', data: { ...target?.data, bowler: 'B3' } });
    expect(compareLogs(main.fold, check.fold)).toMatchObject({ kind: 'apart', score: false });
  });

  it('do not disagree because one is a ball behind', () => {
    const [main, check] = [new Log(1, [1, 4, 2]), new Log(2, [1, 4])];
    expect(compareLogs(main.fold, check.fold)).toMatchObject({
      kind: 'behind',
      who: 'check',
      events: 1,
      since: 100_001,
    });
    expect(compareLogs(check.fold, main.fold)).toMatchObject({ kind: 'behind', who: 'main', events: 1 });
  });

  it('see a missed ball as missed, not as all balls changed from there on', () => {
    const [main, check] = [new Log(1, [4, 2, 6, 0, 0, 1]), new Log(2, [4, 6, 0, 0, 1])];
    const found = compareLogs(main.fold, check.fold);
    expect(found).toMatchObject({ kind: 'apart', parting: { main: { data: { runs: { batter: 2 } } }, check: null } });
    // Left as it is by somebody: the rest is the same.
    if (found.kind !== 'apart') throw new Error(found.kind);
    expect(compareLogs(main.fold, check.fold, new Set([partingKey(found.parting)]))).toEqual({ kind: 'agree' });
  });
});

describe('reconciling', () => {
  it('brings either log to the other’s word, difference by difference, until they agree', () => {
    const change = fc.tuple(fc.nat(), fc.constantFrom('changed', 'missed', 'twice'));
    fc.assert(
      fc.property(overs, fc.array(change, { maxLength: 3 }), fc.boolean(), (runs, changes, intoMain) => {
        const other: number[] = [...runs];
        for (const [at, how] of changes) {
          const i = at % Math.max(1, other.length);
          if (how === 'changed') other[i] = ((other[i] ?? 0) + 1) % 7;
          else if (how === 'missed') other.splice(i, 1);
          else other.splice(i, 0, 2);
        }
        const [main, check] = [new Log(1, runs), new Log(2, other)];
        const into = intoMain ? 'main' : 'check';
        const target = intoMain ? main : check;
        const word = (intoMain ? check : main).score;
        for (let round = 0; round < 200; round++) {
          const found = compareLogs(main.fold, check.fold);
          if (found.kind === 'agree') break;
          for (const { type, data } of mending(found, into, 'as agreed')) target.add(type, data);
        }
        expect(compareLogs(main.fold, check.fold)).toEqual({ kind: 'agree' });
        expect(target.score).toBe(word);
      }),
      { numRuns: 40 },
    );
  });
});
