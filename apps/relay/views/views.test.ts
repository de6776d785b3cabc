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
const nobody = { committed: () => undefined, group: () => undefined };
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

    const follower = { locale: 'en', tell: () => undefined } as const;
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

  test('are read once, however many ask for one at the same time', async () => {
    await keep(new Scoring('rush').begin().balls(300), new Store(database.pool, nobody));
    const read = vi.spyOn(store, 'events');
    const found = await Promise.all(Array.from({ length: 1000 }, () => views.view('rush')));
    expect(new Set(found).size).toBe(1);
    expect(found[0]?.head.seq).toBe(303);
    // Two pages of 200.
    expect(read).toHaveBeenCalledTimes(2);
    read.mockRestore();
  });

  test('of another replica’s commits only those are taken in that somebody here has asked for', async () => {
    const before = views.size;
    const [asked, unasked] = [new Scoring('asked').begin(), new Scoring('unasked').begin()];
    const silent = new Store(database.pool, nobody);
    for (const scoring of [asked, unasked]) await keep(scoring, silent);
    expect((await views.view('asked'))?.head.seq).toBe(3);
    for (const { match, head } of [asked.balls(1), unasked.balls(1)]) {
      const [last] = (match === 'asked' ? asked : unasked).log.slice(-1).map(logEntry);
      if (last !== undefined) stream.tell({ match, head, entries: [last] }, 'elsewhere');
    }
    expect((await views.view('asked'))?.head.seq).toBe(4);
    expect(views.size).toBe(Math.min(before + 1, 512));
    expect(views.shown('unasked')).toBeNull();
    expect(views.owed).toEqual([]);
  });

  test('what does not follow on what is known is read from the store', async () => {
    const scoring = new Scoring('forked').begin().balls(2);
    await keep(scoring);
    expect((await views.view('forked'))?.head.seq).toBe(5);
    // Of a log that went on differently from the third event on.
    const [first, second, third] = scoring.log;
    const other = Scoring.resume(
      'forked',
      [first, second, third].flatMap((event) => event ?? []),
    ).balls(3);
    const [last] = other.log.slice(-1).map(logEntry);
    if (last === undefined) throw new Error('no event');
    stream.tell({ match: 'forked', head: other.head, entries: [last] }, 'elsewhere');
    await keep(scoring.balls(1));
    await vi.waitFor(async () => expect((await views.view('forked'))?.log).toEqual(scoring.log));
  });
});
