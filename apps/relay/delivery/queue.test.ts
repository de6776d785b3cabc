import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Metrics } from '../ops/metrics.ts';
import type { Database } from '../store/database.ts';
import { logEntry } from '../store/log.ts';
import { Store } from '../store/store.ts';
import { LocalStream } from '../stream/local.ts';
import { Scoring } from '../testing/cricket-log.ts';
import { testDatabase } from '../testing/postgres.ts';
import { waitAfter } from './back-off.ts';
import type { Delivery, DeliveryConsumer, Outcome, Policy } from './delivery.ts';
import { DeliveryQueue } from './queue.ts';

const quiet = pino({ level: 'silent' });
const policy: Policy = {
  firstWaitMs: 5,
  maxWaitMs: 40,
  giveUpMs: 60_000,
  attemptMs: 2000,
  perDestination: 2,
  concurrency: 8,
  maxWaiting: 10_000,
  keepMs: 60_000,
  keep: 10_000,
};

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const open: DeliveryQueue[] = [];
afterEach(async () => {
  for (const queue of open.splice(0)) await queue.close();
});

/** A relay as far as the queue knows it. */
function relay() {
  const stream = new LocalStream(quiet);
  const store = new Store(database.pool, { committed: (one) => stream.publish(one), group: () => undefined });
  const queue = new DeliveryQueue(database.pool, stream, new Metrics(() => 0), quiet);
  open.push(queue);
  const append = async ({ match, log }: Scoring, from = 0) => {
    const [first, ...rest] = log.slice(from).map(logEntry);
    if (first === undefined) return;
    const appended = await store.append({ match, sport: 'cricket', writer: 'console/c', entries: [first, ...rest] });
    expect(appended.kind).toBe('stored');
  };
  return { store, queue, append };
}

type Send = (delivery: Delivery, signal: AbortSignal) => Promise<Outcome>;

/** A delivery for each event, a few at a time, to the match. */
function consumer(name: string, store: Store, send: Send, changes: Partial<Policy> = {}): DeliveryConsumer {
  return {
    name,
    policy: { ...policy, ...changes },
    async derive(match, after, head) {
      const seq = Math.min(head, after + 7);
      const events = await store.events(match, after, seq - after);
      const deliveries = events.map((_, i) => ({
        key: `${match}/${after + 1 + i}`,
        destination: match,
        payload: String(after + 1 + i),
      }));
      return { deliveries, seq };
    },
    send,
  };
}

async function states(name: string): Promise<Record<string, number>> {
  const { rows } = await database.pool.query<{ state: string; n: number }>(
    'select state, count(*)::integer as n from deliveries where consumer = $1 group by state',
    [name],
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

const delivered = async (): Promise<Outcome> => ({ kind: 'delivered' });

describe('the delivery queue', () => {
  test('delivers each event once, with two relays at work, and neither what was before nor nothing of what was missed', async () => {
    const [a, b] = [relay(), relay()];
    const early = new Scoring('q-early').begin();
    await a.append(early);
    const sent: string[] = [];
    const send: Send = async ({ key }) => {
      sent.push(key);
      return { kind: 'delivered', status: 204 };
    };
    await Promise.all([a.queue.add(consumer('once', a.store, send)), b.queue.add(consumer('once', b.store, send))]);
    early.balls(5);
    const late = new Scoring('q-late').begin().balls(40);
    await Promise.all([a.append(early, 3), b.append(late)]);
    const expected = [
      ...Array.from({ length: 5 }, (_, i) => `q-early/${i + 4}`),
      ...Array.from({ length: 43 }, (_, i) => `q-late/${i + 1}`),
    ].sort();
    await expect.poll(() => sent.toSorted(), { timeout: 10_000 }).toEqual(expected);

    for (const queue of open.splice(0)) await queue.close();
    await a.append(late.balls(3), 43);
    const c = relay();
    await c.queue.add(consumer('once', c.store, send));
    await expect.poll(() => sent.length, { timeout: 10_000 }).toBe(expected.length + 3);
    await c.queue.close();
    expect(new Set(sent).size).toBe(sent.length);
    expect(await states('once')).toEqual({ delivered: sent.length });
  });

  test('whatever fails is tried again, later each time, until it is given up', async () => {
    const { queue, store } = relay();
    const at: number[] = [];
    let fails = 3;
    const send: Send = async ({ payload }) => {
      if (payload === 'gone') return { kind: 'dead', reason: 'no such receiver', status: 410 };
      if (payload === 'never') return { kind: 'failed', reason: 'no', status: 500 };
      at.push(Date.now());
      fails -= 1;
      if (fails >= 0) throw new Error('broken pipe');
      return { kind: 'delivered', status: 200 };
    };
    await queue.add(consumer('again', store, send, { firstWaitMs: 40, maxWaitMs: 500, giveUpMs: 5500 }));
    const make = (payload: string) => ({ key: payload, destination: payload, payload });
    await queue.enqueue('again', [make('flaky'), make('gone'), make('never')]);
    await expect.poll(() => states('again'), { timeout: 20_000 }).toEqual({ delivered: 1, dead: 2 });
    expect(at.length).toBe(4);
    const gaps = at.slice(1).map((time, i) => time - (at[i] ?? 0));
    for (const [i, gap] of gaps.entries()) expect(gap).toBeGreaterThanOrEqual(20 * 2 ** i);
    const { rows } = await database.pool.query(
      "select key, attempts, history from deliveries where consumer = 'again' order by key",
    );
    expect(rows[0]).toMatchObject({
      key: 'flaky',
      attempts: 4,
      history: [{ reason: 'broken pipe' }, {}, {}, { reason: null, status: 200 }],
    });
    expect(rows[1]).toMatchObject({ key: 'gone', attempts: 1, history: [{ reason: 'no such receiver', status: 410 }] });

    fails = 0;
    await queue.enqueue('again', [make('flaky')]);
    expect(at.length).toBe(4);
    await queue.enqueue('again', [make('flaky')], true);
    await expect.poll(() => at.length).toBe(5);
  });

  test('a destination that hangs takes its share and no more; an attempt that hears nothing is cut off', async () => {
    const { queue, store } = relay();
    let running = 0;
    let most = 0;
    const others: string[] = [];
    const send: Send = async ({ destination, key }) => {
      if (destination !== 'tarpit') {
        others.push(key);
        return { kind: 'delivered' };
      }
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 400));
      running -= 1;
      return new Promise(() => undefined);
    };
    await queue.add(consumer('hang', store, send, { attemptMs: 300 }));
    const stuck = Array.from({ length: 30 }, (_, i) => ({ key: `t${i}`, destination: 'tarpit', payload: '' }));
    const fine = Array.from({ length: 30 }, (_, i) => ({ key: `f${i}`, destination: 'fine', payload: '' }));
    await queue.enqueue('hang', stuck);
    await queue.enqueue('hang', fine);
    await expect.poll(() => others.length, { timeout: 5000 }).toBe(30);
    expect(most).toBeLessThanOrEqual(4);
    await expect
      .poll(async () => {
        const { rows } = await database.pool.query(
          "select history from deliveries where destination = 'tarpit' and attempts > 0",
        );
        return JSON.stringify(rows);
      })
      .toContain('no answer in time');
  });

  test('what a dead relay had under way is tried by another when the lease is over, what a closing one had at once', async () => {
    const first = relay();
    await first.queue.add(
      consumer('crash', first.store, () => new Promise(() => undefined), { attemptMs: 60_000, perDestination: 1 }),
    );
    await first.queue.enqueue('crash', [{ key: 'k', destination: 'd', payload: 'p' }]);
    const attempts = async () =>
      (await database.pool.query("select attempts, due_at from deliveries where key = 'k' and consumer = 'crash'"))
        .rows[0];
    await expect.poll(attempts).toMatchObject({ attempts: 1 });
    const second = relay();
    const sent: number[] = [];
    const send: Send = async ({ attempt }) => {
      sent.push(attempt);
      return { kind: 'delivered' };
    };
    await second.queue.add(consumer('crash', second.store, send));
    await new Promise((resolve) => setTimeout(resolve, 1300));
    expect(sent).toEqual([]);
    await database.pool.query("update deliveries set due_at = 0 where key = 'k' and consumer = 'crash'");
    await expect.poll(() => sent).toEqual([2]);
    // The first one's late word changes nothing.
    await Promise.all(open.splice(0).map((queue) => queue.close()));
    expect(await states('crash')).toEqual({ delivered: 1 });

    const third = relay();
    await third.queue.add(consumer('bye', third.store, () => new Promise(() => undefined), { attemptMs: 60_000 }));
    await third.queue.enqueue('bye', [{ key: 'k', destination: 'd', payload: 'p' }]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await Promise.all(open.splice(0).map((queue) => queue.close()));
    const { rows } = await database.pool.query(
      "select attempts, due_at::float8 from deliveries where consumer = 'bye'",
    );
    expect(rows[0].attempts).toBe(0);
    expect(rows[0].due_at).toBeLessThanOrEqual(Date.now());
  });

  test('a consumer that hangs or fails keeps no commit waiting and no other match', async () => {
    const { queue, store, append } = relay();
    const sent: string[] = [];
    const broken = consumer('broken', store, async ({ key }) => {
      sent.push(key);
      return { kind: 'delivered' };
    });
    await queue.add({
      ...broken,
      derive: (match, after, head) =>
        match === 'q-poison' ? Promise.reject(new Error('cannot read it')) : broken.derive(match, after, head),
    });
    await queue.add({ ...consumer('hanging', store, delivered), derive: () => new Promise(() => undefined) });
    const poison = new Scoring('q-poison').begin();
    const good = new Scoring('q-good').begin();
    const started = performance.now();
    await append(poison);
    await append(good);
    expect(performance.now() - started).toBeLessThan(1000);
    await expect.poll(() => sent.length, { timeout: 5000 }).toBe(3);
    expect(sent.every((key) => key.startsWith('q-good/'))).toBe(true);
    // The hanging one cannot be closed in order: it never answers.
    open.length = 0;
  });

  test('what waits and what is kept is bounded', async () => {
    const { queue, store } = relay();
    await queue.add(
      consumer(
        'bounds',
        store,
        async ({ destination }) =>
          destination === 'down' ? { kind: 'failed', reason: 'down' } : { kind: 'delivered' },
        {
          maxWaiting: 20,
          keep: 10,
          firstWaitMs: 60_000,
          maxWaitMs: 60_000,
          giveUpMs: 600_000,
        },
      ),
    );
    const make = (destination: string) =>
      Array.from({ length: 50 }, (_, i) => ({ key: `${destination}${i}`, destination, payload: '' }));
    await queue.enqueue('bounds', [...make('down'), ...make('up')]);
    await expect.poll(() => states('bounds'), { timeout: 10_000 }).toEqual({ waiting: 50, delivered: 50 });
    await queue.sweep();
    const { waiting, ...finished } = await states('bounds');
    expect(waiting).toBe(20);
    expect(Object.values(finished).reduce((sum, n) => sum + n, 0)).toBe(10);
  });

  test('waits double, never more than the longest, never less than half of that', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (n, random) => {
        const wait = waitAfter(n, { ...policy, firstWaitMs: 5000, maxWaitMs: 14_400_000 }, random);
        const full = Math.min(14_400_000, 5000 * 2 ** Math.min(n - 1, 40));
        expect(wait).toBeGreaterThanOrEqual(full / 2 - 1);
        expect(wait).toBeLessThanOrEqual(full);
      }),
    );
  });
});
