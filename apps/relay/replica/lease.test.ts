import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from '../store/database.ts';
import { logEntry } from '../store/log.ts';
import { Store } from '../store/store.ts';
import { LocalStream } from '../stream/local.ts';
import { Scoring } from '../testing/cricket-log.ts';
import { testDatabase } from '../testing/postgres.ts';
import { Turns } from '../turns.ts';
import { Views } from '../views/views.ts';
import { Lease } from './lease.ts';

const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
let database: Database;
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(() => database.close());

/** An ingest replica, as far as it goes: its store, its views, its lease. */
class Replica {
  readonly #database: Database;
  readonly store: Store;
  readonly views: Views;
  readonly taken: string[] = [];
  readonly #stream = new LocalStream(log);
  #lease: Lease | null = null;
  owed: () => readonly string[] = () => this.views.owed;
  consumers: readonly string[] = [];

  constructor(of: Database) {
    this.#database = of;
    this.store = new Store(of.pool, {
      committed: (committed) => this.#stream.publish(committed),
      group: () => undefined,
    });
    this.views = new Views(this.store, this.#stream, new Turns(), log);
    this.#stream.subscribe(({ match, entries }) => {
      if (entries.length === 0) this.taken.push(match);
    });
  }

  start(): void {
    this.#lease = new Lease({
      store: this.store,
      stream: this.#stream,
      log,
      owed: () => this.owed(),
      consumers: () => this.consumers,
      isAlone: this.#database.isPrivate,
      takenOver: () => undefined,
    });
  }

  async close(): Promise<void> {
    await this.#lease?.close();
    await this.views.close();
  }
}

/** The same database, as one that others use too. */
async function shared(): Promise<Database> {
  const { host, port, user, password } = database.pool.options;
  const query = new URLSearchParams({ host: host ?? '', user: user ?? '', password: String(password ?? '') });
  return openDatabase(`postgres://localhost:${port ?? 5432}/postgres?${query}`, '', log);
}

async function keep({ match, log: events }: Scoring, { store }: Pick<Replica, 'store'>): Promise<void> {
  const [first, ...rest] = events.map(logEntry);
  if (first === undefined) throw new Error('no events');
  await store.append({ match, sport: 'cricket', writer: 'console/test', entries: [first, ...rest] });
}

const silent = (of: Database) => ({
  store: new Store(of.pool, { committed: () => undefined, group: () => undefined }),
});

async function listed(match: string): Promise<number | undefined> {
  const { rows } = await database.pool.query<{ seq: number }>('select seq from matches where match_id = $1', [match]);
  return rows[0]?.seq;
}

describe('the lease on what follows from commits', () => {
  test('a relay of its own finds at its start what it left undone, also when one match cannot be read', async () => {
    const names = ['a-crashed', 'b-crashed', 'c-crashed'];
    for (const match of names) await keep(new Scoring(match).begin(), silent(database));
    await database.pool.query("update events set event = '{}' where match = 'b-crashed'");
    const replica = new Replica(database);
    replica.start();
    try {
      await vi.waitFor(async () => expect(await listed('c-crashed')).toBe(3), 5000);
      await vi.waitFor(async () => expect(await listed('a-crashed')).toBe(3), 5000);
      expect(await listed('b-crashed')).toBeUndefined();
      // It stays with whoever has taken it, who tries again.
      expect(replica.views.owed).toEqual(['b-crashed']);
    } finally {
      await replica.close();
      await database.pool.query("delete from logs where match = 'b-crashed'");
    }
  });

  test('another replica takes over within 5 s what a dead one left undone, and only that', async () => {
    const [dead, live] = [await shared(), await shared()];
    const replica = new Replica(live);
    replica.start();
    try {
      const done = new Replica(dead);
      await keep(new Scoring('done').begin(), done);
      await vi.waitFor(async () => expect(await listed('done')).toBe(3), 5000);
      await done.close();
      await keep(new Scoring('undone').begin(), silent(dead));
      const died = performance.now();
      await vi.waitFor(async () => expect(await listed('undone')).toBe(3), { timeout: 10_000, interval: 20 });
      const took = performance.now() - died;
      process.stdout.write(`a match moved to another replica after ${Math.round(took)} ms\n`);
      expect(took).toBeLessThan(5000);
      expect(took).toBeGreaterThan(1000);
      expect(replica.taken).toEqual(['undone']);
    } finally {
      await replica.close();
      await dead.close();
      await live.close();
    }
  });

  test('also deliveries that were not made, of consumers that run here', async () => {
    const [dead, live] = [await shared(), await shared()];
    const replica = new Replica(live);
    try {
      const listing = new Replica(dead);
      for (const match of ['delivered', 'undelivered']) await keep(new Scoring(match).begin(), listing);
      await vi.waitFor(async () => expect(await listed('undelivered')).toBe(3), 5000);
      await listing.close();
      await database.pool.query(
        "insert into delivery_cursors values ('delivered', 'told', 3), ('undelivered', 'told', 2)",
      );
      replica.consumers = ['told'];
      replica.start();
      await vi.waitFor(() => expect(replica.taken).toContain('undelivered'), 10_000);
      expect(replica.taken).not.toContain('delivered');
    } finally {
      await replica.close();
      await dead.close();
      await live.close();
    }
  });

  test('a replica that is still at it keeps it; of two that would take over one does', async () => {
    const [slow, one, other] = [await shared(), await shared(), await shared()];
    const [busy, ...idle] = [slow, one, other].map((database) => new Replica(database));
    if (busy === undefined) throw new Error('no replica');
    try {
      // Slow: it has committed and is not done yet.
      await keep(new Scoring('busy').begin(), silent(slow));
      busy.owed = () => ['busy'];
      for (const replica of [busy, ...idle]) replica.start();
      await sleep(5000);
      expect(idle.flatMap(({ taken }) => taken)).toEqual([]);
      busy.owed = () => [];
      await vi.waitFor(async () => expect(await listed('busy')).toBe(3), { timeout: 10_000, interval: 20 });
      expect([busy, ...idle].flatMap(({ taken }) => taken)).toEqual(['busy']);
    } finally {
      for (const replica of [busy, ...idle]) await replica.close();
      for (const database of [slow, one, other]) await database.close();
    }
  });
});
