import { spawnSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleLink } from '../apps/relay/testing/console.ts';
import { Scoring } from '../apps/relay/testing/cricket-log.ts';
import { ADMIN_KEY, FEED_KEY, UPLINK_TOKEN } from '../apps/relay/testing/relay.ts';
import { launch, RelayReady, type Running, stop } from '../scripts/cli/process.ts';
import { findPostgres, type PostgresServer, startPostgres } from '../scripts/servers/postgres.ts';
import { findRedis, type RedisServer, startRedis } from '../scripts/servers/redis.ts';
import { Fan } from './replicas/fan.ts';
import { eventually, openFolder, ROOT } from './support.ts';

const FANS = 60;
const RELAY = join(ROOT, 'apps/relay/main.ts');
const isPossible = findRedis() !== null && (await findPostgres()) !== null;

describe.skipIf(!isPossible)('an edge with several workers', () => {
  let folder: string;
  let postgres: PostgresServer;
  let redis: RedisServer;
  const running: Running<{ url: string }>[] = [];
  let edge: Running<{ url: string }>;
  let ingestUrl: string;

  async function start(name: string, env: Readonly<Record<string, string>>): Promise<Running<{ url: string }>> {
    const own = {
      DATA_DIR: join(folder, name),
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      RELAY_PORT: '0',
      RELAY_HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      VAPID_PRIVATE_KEY: `${'A'.repeat(42)}E`,
      UPLINK_TOKEN,
      FEED_KEY,
      ADMIN_KEY,
    };
    const started = await launch(RELAY, { ...own, ...env }, RelayReady, () => undefined);
    running.push(started);
    return started;
  }

  beforeAll(async () => {
    folder = await openFolder('scorewire-workers-');
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    ingestUrl = (await start('ingest', { ROLE: 'ingest' })).ready.url;
    edge = await start('edge', { ROLE: 'edge', WORKERS: '2' });
  }, 120_000);
  afterAll(async () => {
    for (const one of running) await stop(one);
    await redis.close();
    await postgres.close();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('shares the fans among them, replaces one that dies, tells the figures of all, and ends in good order', async () => {
    const link = await ConsoleLink.connect(ingestUrl.replace('http', 'ws'), 'console');
    const scoring = new Scoring('workers').begin().balls(5);
    await link.store(scoring.log);
    const fans = Array.from({ length: FANS }, () => new Fan(edge.ready.url, 'workers'));
    await eventually('all fans are there', () => (fans.every(({ events }) => events.length === 8) ? true : null));
    await eventually('their number is told', async () => ((await connections(edge.ready.url)) === FANS ? true : null));

    const before = await workersOf(edge.child.pid ?? 0);
    expect(before).toHaveLength(2);
    const [victim = 0] = before;
    for (let i = 0; i < 40; i++) {
      link.sendLog(scoring.balls(1).log.slice(-1));
      if (i === 10) process.kill(victim, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    const texts = scoring.log.map((event) => JSON.stringify(event));
    await eventually('all fans have all of it', () =>
      fans.every(({ events }) => events.length === texts.length) ? true : null,
    );
    for (const fan of fans) {
      expect(fan.events).toEqual(texts);
      expect(fan.faults).toEqual([]);
    }
    const after = await eventually('another takes its place', async () => {
      const now = await workersOf(edge.child.pid ?? 0);
      return now.length === 2 && !now.includes(victim) ? now : null;
    });
    expect(after).toEqual(expect.arrayContaining(before.slice(1)));
    // The new one tells its figures, too.
    await eventually('their number is told', async () =>
      (await connections(edge.ready.url).catch(() => null)) === FANS ? true : null,
    );
    for (const fan of fans) fan.stop();
    link.close();

    edge.child.kill('SIGTERM');
    expect(await edge.ended).toEqual({ code: 0, signal: null });
    expect(await workersOf(edge.child.pid ?? 0)).toEqual([]);
  });

  it('is an edge', () => {
    const { status, stderr } = spawnSync(process.execPath, [RELAY, '--workers', '2', '--data-dir', folder], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH },
    });
    expect(status).toBe(1);
    expect(stderr).toContain('goes with ROLE=edge');
  });
});

/** Fans that are connected, by the edge's own figures. */
async function connections(url: string): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  return Number(/^scorewire_live_connections (\d+)$/m.exec(text)?.[1]);
}

/** The processes that a process has started. */
async function workersOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').filter(Boolean).map(Number);
}
