import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { openFolder } from '../cli/machine.ts';
import { launch, RelayReady, stop } from '../cli/process.ts';
import { findPostgres, startPostgres } from '../servers/postgres.ts';
import { findRedis, startRedis } from '../servers/redis.ts';
import { Child } from './child.ts';
import { live } from './crowd/joining.ts';
import { Arrivals, Joined } from './crowd/questions.ts';
import { processFigures, RELAY, RelayServer } from './crowd/relay-server.ts';
import { round } from './figures.ts';

const SUBSCRIBERS = 20_000;
/** A process has only so many files open. */
const LOADS = 2;
const WORKERS = 2;
const EVENTS = 20;
const GAP_MS = 500;
const LOAD = join(import.meta.dirname, 'crowd/load.ts');

/**
 * 20,000 fans of an edge with two workers, which hears of each event through Redis from the relay that stored it. Nothing
 * is pinned: load, database and workers share the cores.
 */
export async function* run(): AsyncGenerator<object> {
  if (findRedis() === null || (await findPostgres()) === null) {
    yield { bench: 'workers', skipped: 'There is no Redis or no Postgres on this machine.' };
    return;
  }
  const folder = await openFolder('scorewire-bench-');
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const key = () => randomBytes(24).toString('base64url');
  const env = {
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    UPLINK_TOKEN: key(),
    ADMIN_KEY: key(),
    VAPID_PRIVATE_KEY: randomBytes(32).toString('base64url'),
  };
  const ingest = await RelayServer.start(join(folder, 'ingest'), { ...env, ROLE: 'ingest' });
  const own = { DATA_DIR: join(folder, 'edge'), RELAY_PORT: '0', RELAY_HOST: '127.0.0.1', LOG_LEVEL: 'warn' };
  const edge = await launch(
    RELAY,
    { ...env, ...own, ROLE: 'edge', WORKERS: String(WORKERS), FEED_KEY: key() },
    RelayReady,
    (line) => process.stderr.write(`${line}\n`),
  );
  const loads = Array.from({ length: LOADS }, () => Child.start(process.execPath, [LOAD]));
  try {
    const all = <T>(question: object, schema: z.ZodType<T>) =>
      Promise.all(loads.map((one) => one.ask(question, schema)));
    const port = Number(new URL(edge.ready.url).port);
    await all({ op: 'connect', port, count: SUBSCRIBERS / LOADS, ...live }, Joined);
    for (const name of ['warm-up', 'fan-out']) {
      await all({ op: 'arm', events: EVENTS }, z.object({}));
      await sleep(1000);
      const before = await processFigures(edge.ready.url);
      const { startedAt } = await ingest.fan(EVENTS, GAP_MS);
      const after = await processFigures(edge.ready.url);
      const arrivals = await all({ op: 'figures', startedAt }, Arrivals);
      const most = (key: keyof Arrivals) => Math.max(...arrivals.map((one) => one[key]));
      if (name === 'warm-up') continue;
      yield {
        bench: 'workers',
        case: name,
        subscribers: SUBSCRIBERS,
        workers: WORKERS,
        lost: arrivals.reduce((sum, { missing }) => sum + missing, 0),
        cpu_us_per_delivery: round((after.cpuUs - before.cpuUs) / EVENTS / SUBSCRIBERS),
        p50_ms: most('p50Ms'),
        p99_ms: most('p99Ms'),
        last_p50_ms: most('lastP50Ms'),
        last_p99_ms: most('lastP99Ms'),
        rss_mb: after.rssMb,
      };
    }
  } finally {
    for (const load of loads) await load.end();
    await stop(edge);
    await ingest.end();
    await redis.close();
    await postgres.close();
    await rm(folder, { recursive: true, force: true });
  }
}
