import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { logEntry } from '../store/log.ts';
import { Store } from '../store/store.ts';
import { LocalStream } from '../stream/local.ts';
import { Scoring } from '../testing/cricket-log.ts';
import { testDatabase } from '../testing/postgres.ts';
import { Turns } from '../turns.ts';
import { Views } from './views.ts';

const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
const stream = new LocalStream(log);
let database: Awaited<ReturnType<typeof testDatabase>>;
let store: Store;
let views: Views;

beforeAll(async () => {
  database = await testDatabase();
  store = new Store(database.pool, { committed: (committed) => stream.publish(committed), group: () => undefined });
  views = new Views(store, stream, new Turns(), log);
});
afterAll(async () => {
  await views.close();
  await database.close();
});

async function keep(scoring: Scoring, into = store): Promise<void> {
  const [first, ...rest] = scoring.log.map(logEntry);
  if (first === undefined) throw new Error('no events');
  await into.append({ match: scoring.match, sport: 'cricket', writer: 'console/test', entries: [first, ...rest] });
}

describe('the matches in memory', () => {
  test('are not pushed out by names of matches that do not exist, whoever asks for them or waits for them', async () => {
    const names = Array.from({ length: 512 }, (_, i) => `kept-${i}`);
    await Promise.all(names.map((match) => keep(new Scoring(match).begin())));
    for (const match of names) await views.view(match);
    expect(views.size).toBe(512);

    const follower = { tell: () => undefined };
    for (let i = 0; i < 600; i++) {
      const match = `invented-${i}`;
      if (i % 2 === 0) views.follow(match, follower);
      expect(await views.view(match)).toBeNull();
    }
    const read = vi.spyOn(store, 'events');
    for (const match of names) expect((await views.view(match))?.head.seq).toBe(3);
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
    for (let i = 0; i < 600; i += 2) views.unfollow(`invented-${i}`, follower);
  }, 60_000);

  test('are all brought up to date at a start, also when one of them cannot be read', async () => {
    // As after a crash between a commit and what follows from it.
    const silent = new Store(database.pool, { committed: () => undefined, group: () => undefined });
    const names = ['a-crashed', 'b-crashed', 'c-crashed'];
    for (const match of names) await keep(new Scoring(match).begin(), silent);
    const [first] = await store.unprojected();
    await database.pool.query("update events set event = '{}' where match = $1", [first]);
    expect(await views.heal()).toBe(false);
    expect(await store.unprojected()).toEqual([first]);
  });
});
