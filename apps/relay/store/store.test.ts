import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { genesis, hashEvent } from '#shared/match/chain.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { Scoring } from '../testing/cricket-log.ts';
import { testDatabase } from '../testing/postgres.ts';
import { type Database, openDatabase } from './database.ts';
import { type Append, type Appended, consoleWriter, FEED, logEntry } from './log.ts';
import { Store } from './store.ts';

const groups: { appends: number; events: number }[] = [];
const observer = {
  committed: () => undefined,
  group: (group: { appends: number; events: number }) => groups.push(group),
};
let database: Database;
let store: Store;

beforeAll(async () => {
  database = await testDatabase();
  store = new Store(database.pool, observer);
});
afterAll(() => database.close());

const A = consoleWriter('console-a');
const B = consoleWriter('console-b');

function append(events: readonly MatchEvent[], writer = A): Append {
  const [first, ...rest] = events.map(logEntry);
  if (first === undefined) throw new Error('no events');
  return { match: first.event.match, sport: 'cricket', writer, entries: [first, ...rest] };
}

function code(result: Appended): string {
  return result.kind === 'refused' ? result.problem.code : `${result.fresh.length} fresh`;
}

async function stored(match: string): Promise<string[]> {
  return (await store.events(match, 0, 10_000)).map(({ json }) => json);
}

describe('the store', () => {
  test('waits for the disk, also on a server that is told not to', async () => {
    await database.pool.query('alter role current_user set synchronous_commit to off');
    const { host, user, password, port } = database.pool.options;
    const query = new URLSearchParams({ host: host ?? '', user: user ?? '', password: String(password ?? '') });
    const other = await openDatabase(
      `postgres://localhost:${port ?? 5432}/postgres?${query}`,
      '',
      pino({ level: 'silent' }),
    );
    const { rows } = await other.pool.query(
      "select current_setting('synchronous_commit') as value, (select setconfig from pg_db_role_setting) as role",
    );
    expect(rows).toEqual([{ value: 'on', role: ['synchronous_commit=off'] }]);
    await other.close();
    await database.pool.query('alter role current_user reset synchronous_commit');
  });

  test('gives back exactly the text it was given, in order', async () => {
    const scoring = new Scoring('exact').begin().balls(20);
    scoring.add('note.added', { text: 'quotes " and \\ and \u2028, {braces}, tabs\t, é 🏏 and 1e21' });
    const result = await store.append(append(scoring.log));
    expect(result).toMatchObject({ kind: 'stored', head: scoring.head });
    expect(await stored('exact')).toEqual(scoring.log.map((event) => JSON.stringify(event)));
    expect((await store.logs(['exact'])).get('exact')).toMatchObject({
      head: scoring.head,
      writer: A,
      sport: 'cricket',
    });
    expect((await store.events('exact', 5, 2)).map(({ json }) => json)).toEqual(
      scoring.log.slice(5, 7).map((event) => JSON.stringify(event)),
    );
  });

  test('takes events again that it has, however the batches overlap', async () => {
    const scoring = new Scoring('again').begin().balls(10);
    const { log } = scoring;
    const results = [
      await store.append(append(log.slice(0, 5))),
      await store.append(append(log.slice(0, 5))),
      await store.append(append(log.slice(3, 9))),
      await store.append(append(log)),
    ];
    expect(results.map(code)).toEqual(['5 fresh', '0 fresh', '4 fresh', '4 fresh']);
    expect(await stored('again')).toHaveLength(log.length);
  });

  test('merges appends that wait into one commit and answers each in order', async () => {
    const scorings = Array.from({ length: 8 }, (_, i) => new Scoring(`group-${i}`).begin().balls(12));
    groups.length = 0;
    const batches = scorings.flatMap(({ log }) => [log.slice(0, 6), log.slice(6, 9), log.slice(4, 15)]);
    const results = await Promise.all(batches.map((events) => store.append(append(events))));
    expect(results.map(code)).toEqual(scorings.flatMap(() => ['6 fresh', '3 fresh', '6 fresh']));
    expect(groups).toEqual([expect.objectContaining({ appends: 24, events: 8 * 15 })]);
  });

  test('a match that has to wait holds up no other, and keeps its own order', async () => {
    const [slow, quick] = [new Scoring('slow').begin().balls(9), new Scoring('quick').begin().balls(9)];
    await store.append(append(slow.log.slice(0, 3)));
    const other = await database.pool.connect();
    await other.query('begin');
    await other.query("select from logs where match = 'slow' for update");
    const order: string[] = [];
    const send = async (scoring: Scoring, from: number, to: number) => {
      const result = await store.append(append(scoring.log.slice(from, to)));
      order.push(`${scoring.match} ${code(result)}`);
    };
    const waiting = [send(slow, 3, 6)];
    await new Promise(setImmediate);
    waiting.push(send(slow, 6, 8), send(slow, 8, 12));
    await send(quick, 0, 6);
    await send(quick, 6, 12);
    expect(order).toEqual(['quick 6 fresh', 'quick 6 fresh']);
    await other.query('commit');
    other.release();
    await Promise.all(waiting);
    await store.idle();
    expect(order.slice(2)).toEqual(['slow 3 fresh', 'slow 2 fresh', 'slow 4 fresh']);
    expect(await stored('slow')).toHaveLength(12);
  });

  test('refuses what does not continue the log, and stores nothing of it', async () => {
    const scoring = new Scoring('chain').begin().balls(3);
    const fork = scoring.fork();
    scoring.balls(3);
    fork.balls(4);
    await store.append(append(scoring.log));
    expect(code(await store.append(append(scoring.fork().balls(3).log.slice(-2))))).toBe('gap');
    expect(code(await store.append(append(fork.log)))).toBe('broken-chain');
    expect(code(await store.append(append(fork.log.slice(-1))))).toBe('broken-chain');
    const other = new Scoring('chain').begin();
    expect(code(await store.append(append(other.log)))).toBe('broken-chain');
    expect(code(await store.append(append(new Scoring('unknown').begin().log.slice(1))))).toBe('gap');
    expect(await stored('chain')).toHaveLength(scoring.log.length);
  });

  test('lets one console write; another takes over by a higher term and fences the first', async () => {
    const scoring = new Scoring('fence').begin().balls(2);
    await store.append(append(scoring.log));
    const b = scoring.fork();
    b.balls(1);
    expect(code(await store.append(append(b.log, B)))).toBe('not-writer');

    const taker = scoring.fork();
    taker.term = 2;
    taker.balls(2);
    expect(code(await store.append(append(taker.log, B)))).toBe('2 fresh');
    scoring.balls(3);
    const late = await store.append(append(scoring.log));
    expect(late).toMatchObject({
      kind: 'refused',
      log: { head: taker.head, term: 2 },
      problem: { code: 'stale-term' },
    });
    // What the first console sent before the hand-over is known, not refused.
    expect(code(await store.append(append(scoring.log.slice(0, 5))))).toBe('0 fresh');
  });

  test('keeps feeds and consoles out of each other’s matches', async () => {
    const ours = new Scoring('of-feed').begin();
    await store.append(append(ours.log, FEED));
    ours.term = 7;
    ours.balls(1);
    expect(code(await store.append(append(ours.log, A)))).toBe('not-writer');
    const theirs = new Scoring('of-console').begin();
    await store.append(append(theirs.log, A));
    theirs.term = 7;
    theirs.balls(1);
    expect(code(await store.append(append(theirs.log, FEED)))).toBe('not-writer');
  });

  test('two relays that append at once: one log comes out, each is told the truth', async () => {
    const other = new Store(database.pool, observer);
    let base = new Scoring('race').begin();
    await store.append(append(base.log));
    for (let round = 0; round < 20; round++) {
      const left = base.fork().balls(2);
      const right = base.fork().balls(3);
      const [a, b] = await Promise.all([
        store.append(append(left.log.slice(-2))),
        other.append(append(right.log.slice(-3))),
      ]);
      expect([a.kind, b.kind].sort()).toEqual(['refused', 'stored']);
      base = a.kind === 'stored' ? left : right;
      expect((await store.logs(['race'])).get('race')?.head).toEqual(base.head);
    }
    const texts = await stored('race');
    let prev = genesis('race');
    for (const [i, text] of texts.entries()) {
      const event: MatchEvent = JSON.parse(text);
      expect(event.seq).toBe(i + 1);
      expect(event.prev).toBe(prev);
      prev = hashEvent(event);
    }
  });

  test('an event that the database cannot take is refused without harm to its neighbours', async () => {
    const good = new Scoring('neighbour').begin();
    const bad = new Scoring('bad').begin().balls(1);
    const [created, toss] = bad.log;
    if (created === undefined || toss === undefined) throw new Error('no log');
    // The same id twice: a desk never does that.
    const twice = { ...toss, id: created.id };
    const results = await Promise.all([
      store.append(append(good.log.slice(0, 2))),
      store.append(append([created, twice])),
      store.append(append(good.log.slice(2))),
    ]);
    expect(results.map(code)).toEqual(['2 fresh', 'invalid', '1 fresh']);
    expect(await stored('bad')).toHaveLength(0);
    expect(await stored('neighbour')).toHaveLength(3);
  });

  test('keeps what was refused once, with the reason, and only the newest', async () => {
    const reason = { code: 'stale-term', message: 'too late' };
    const refusal = (i: number) => ({ match: 'm', writer: A, seq: i, id: null, hash: `h${i}`, text: '{"a":1}' });
    await store.keepRefused([refusal(1), refusal(2)], reason);
    await store.keepRefused([refusal(2), refusal(3)], reason);
    const { rows } = await database.pool.query('select seq::int, code, message, event from refused_events order by n');
    expect(rows).toEqual([1, 2, 3].map((seq) => ({ seq, code: 'stale-term', message: 'too late', event: '{"a":1}' })));
    const many = Array.from({ length: 10_050 }, (_, i) => refusal(i + 10));
    await store.keepRefused(many, reason);
    const { rows: after } = await database.pool.query<{ n: number; least: number }>(
      'select count(*)::int as n, min(seq)::int as least from refused_events',
    );
    expect(after[0]?.least).toBeGreaterThan(10);
    expect(after[0]?.n).toBeGreaterThan(9_000);
    expect(after[0]?.n).toBeLessThanOrEqual(10_000);
  });
});
