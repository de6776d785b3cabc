import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Metrics } from '../ops/metrics.ts';
import { Store } from '../store/store.ts';
import { LocalStream } from '../stream/local.ts';
import { draft, setup } from '../testing/cricket-log.ts';
import { testDatabase } from '../testing/postgres.ts';
import { Turns } from '../turns.ts';
import { Views } from '../views/views.ts';
import { FeedDesk } from './feed-desk.ts';

const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
const stream = new LocalStream(log);
const metrics = new Metrics(() => 0);
let database: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('events whose commit was never answered are shown when the feed sends them again', async () => {
  const turns = new Turns();
  const store = new Store(database.pool, { committed: (one) => stream.publish(one), group: () => undefined });
  const views = new Views(store, stream, turns, log);
  const desk = new FeedDesk(store, turns, metrics, stream);
  const match = 'unanswered';
  await desk.submit(match, [draft('match.created', { sport: 'cricket', setup })]);
  expect((await views.view(match))?.head.seq).toBe(1);

  // In the database, and nobody here has heard of it.
  const unheard = new Store(database.pool, { committed: () => undefined, group: () => undefined });
  const innings = draft('cricket.innings', { batting: 'ken', striker: 'ken1', nonStriker: 'ken2', bowler: 'sur1' });
  await new FeedDesk(unheard, turns, metrics, stream).submit(match, [innings]);
  await desk
    .submit(match, [innings])
    .then((replies) => expect(replies).toMatchObject([{ status: 'duplicate', seq: 2 }]));
  await expect.poll(async () => (await views.view(match))?.head.seq).toBe(2);
  await views.close();
});
