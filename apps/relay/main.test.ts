import { chownSync, existsSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import type { MatchEvent } from '#shared/match/event.ts';
import { EventsPage, MatchList } from '#shared/wire/rest.ts';
import { type Account, barrierFor } from './store/postgres/account.ts';
import { ConsoleLink } from './testing/console.ts';
import { Scoring } from './testing/cricket-log.ts';
import { Fan } from './testing/fan.ts';
import { openFolder } from './testing/postgres.ts';
import { RelayProcess, runRelay } from './testing/process.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const path = openFolder();
  folders.push(path);
  return path;
}

/** Postgres of a data directory: its pid while it runs. */
function postgresOf(dataDir: string): number | null {
  const file = join(dataDir, 'relay/postgres/data/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

async function stored(url: string, match: string): Promise<MatchEvent[]> {
  const events: MatchEvent[] = [];
  for (let more = true; more; ) {
    const response = await fetch(`${url}/v1/matches/${match}/events?after=${events.length}&limit=500`);
    if (response.status === 404) return [];
    const page = EventsPage.parse(await response.json());
    events.push(...page.events);
    more = page.more;
  }
  return events;
}

const account = { uid: 1000, gid: 1000 };

/** Only root can become somebody else, who must be able to read the program. */
async function mayTry(who: Account): Promise<boolean> {
  return process.getuid?.() === 0 && (await barrierFor(who, realpathSync(import.meta.dirname))) === null;
}

function sum(numbers: ReadonlyMap<string, number>): number {
  return [...numbers.values()].reduce((total, number) => total + number, 0);
}

describe('the relay as a program', async () => {
  test('explains itself and its settings', async () => {
    const { code, stdout } = await runRelay({ args: ['--help'] });
    expect(code).toBe(0);
    for (const word of ['RELAY_PORT', '--database-url', 'FEED_KEY', 'UPLINK_TOKEN', 'PUBLIC_URL', 'LOG_LEVEL']) {
      expect(stdout).toContain(word);
    }
  });

  test('a bad setting costs one sentence that names it', async () => {
    const cases: [Record<string, string>, RegExp][] = [
      [{ RELAY_PORT: 'http' }, /RELAY_PORT/],
      [{ REDIS_URL: 'http://localhost' }, /REDIS_URL .*redis:\/\//],
      [{ ROLE: 'both' }, /ROLE .*all, ingest or edge/],
      [{ KAFKA_BROKERS: 'kafka.example,other:9092' }, /KAFKA_BROKERS .*host:port/],
      [{ KAFKA_LOGIN: 'somebody' }, /KAFKA_LOGIN .*MECHANISM:USER:PASSWORD/],
      [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL .*postgres:\/\//],
      [{ UPLINK_TOKEN: 'short' }, /UPLINK_TOKEN .*16 characters/],
    ];
    for (const [env, sentence] of cases) {
      const { code, stdout, stderr } = await runRelay({ env });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr.trimEnd()).toMatch(sentence);
      expect(stderr.trimEnd()).not.toContain('\n');
    }
  });

  test('a port that is taken or a database that is away ends it with a sentence', async () => {
    const dataDir = folder();
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const bound = taken.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    const ended = await runRelay({ env: { DATA_DIR: dataDir, RELAY_PORT: String(port) } });
    taken.close();
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(`Port ${port} is taken; set RELAY_PORT (--relay-port) to another.`);
    expect(postgresOf(dataDir)).toBeNull();

    const alone = await runRelay({ env: { DATA_DIR: dataDir, ROLE: 'edge' } });
    expect(alone.code).toBe(1);
    expect(alone.stderr).toMatch(/ROLE=edge .*set DATABASE_URL/);

    const apart = await runRelay({
      env: { DATA_DIR: dataDir, ROLE: 'ingest', DATABASE_URL: 'postgres://u:p@127.0.0.1:1/x', FEED_KEY: '' },
    });
    expect(apart.code).toBe(1);
    expect(apart.stderr).toContain(
      'ROLE=ingest needs FEED_KEY, ADMIN_KEY, VAPID_PRIVATE_KEY, the same in all replicas.',
    );

    const away = await runRelay({ env: { DATA_DIR: dataDir, DATABASE_URL: 'postgres://u:p@127.0.0.1:1/x' } });
    expect(away.code).toBe(1);
    expect(away.stderr).toMatch(/DATABASE_URL/);
  });

  test('starts and serves without the Redis that it was given, and says so', async () => {
    const relay = await RelayProcess.start({ env: { DATA_DIR: folder(), REDIS_URL: 'redis://127.0.0.1:1' } });
    try {
      const ready = await fetch(`${relay.url}/readyz`);
      expect(ready.status).toBe(200);
      expect(await ready.json()).toMatchObject({ status: 'degraded', why: expect.stringContaining('Redis') });
      expect(relay.log.filter((line) => line.includes('Redis does not answer'))).toHaveLength(2);
    } finally {
      expect(await relay.end('SIGTERM')).toBe(0);
    }
  });

  test('starts and serves without the Kafka that it was given, and says so', async () => {
    const relay = await RelayProcess.start({ env: { DATA_DIR: folder(), KAFKA_BROKERS: '127.0.0.1:1' } });
    try {
      await expect
        .poll(async () => (await fetch(`${relay.url}/readyz`)).json(), { timeout: 20_000 })
        .toMatchObject({ status: 'degraded', why: expect.stringContaining('Kafka') });
      expect((await fetch(`${relay.url}/readyz`)).status).toBe(200);
      expect(relay.log.filter((line) => line.includes('Kafka does not answer'))).toHaveLength(1);
    } finally {
      expect(await relay.end('SIGTERM')).toBe(0);
    }
  });

  test('makes its secrets once and keeps them to itself; says goodbye on SIGTERM', async () => {
    const dataDir = folder();
    const env = { DATA_DIR: dataDir, UPLINK_TOKEN: '', FEED_KEY: '' };
    const relay = await RelayProcess.start({ env });
    const file = join(dataDir, 'relay/secrets.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const secrets: { uplinkToken: string; feedKey: string } = JSON.parse(readFileSync(file, 'utf8'));
    const fan = new Fan('nothing-yet');
    await fan.connect(relay.ws);
    const refused = await fetch(`${relay.url}/update`, { method: 'POST' });
    expect(refused.status).toBe(401);
    const key = { authorization: `Bearer ${secrets.feedKey}`, 'content-type': 'application/json' };
    const accepted = await fetch(`${relay.url}/update`, { method: 'POST', headers: key, body: '{}' });
    expect(accepted.status).toBe(400);

    expect(postgresOf(dataDir)).not.toBeNull();
    const started = Date.now();
    expect(await relay.end('SIGTERM')).toBe(0);
    expect(Date.now() - started).toBeLessThan(10_000);
    await expect.poll(() => fan.closed).toBe(4000);
    expect(postgresOf(dataDir)).toBeNull();

    const again = await RelayProcess.start({ env });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(secrets);
    expect(await again.end('SIGINT')).toBe(0);

    writeFileSync(file, '{');
    const damaged = await runRelay({ env });
    expect(damaged.code).toBe(1);
    expect(damaged.stderr).toContain('secrets.json is damaged');
  });

  test('what is acknowledged survives kill -9 in the middle of everything', async () => {
    const dataDir = folder();
    const scorings = Array.from({ length: 4 }, (_, i) => new Scoring(`kill-${i}`).begin().balls(900));
    let hits = 0;
    const acked = new Map(scorings.map(({ match }) => [match, 0]));
    for (let round = 0; round < 4; round++) {
      const relay = await RelayProcess.start({ env: { DATA_DIR: dataDir } });
      // First of all: everything that was acknowledged before is there, byte for byte.
      const heads = new Map<string, number>();
      for (const { match, log } of scorings) {
        const events = await stored(relay.url, match);
        expect(events.length).toBeGreaterThanOrEqual(acked.get(match) ?? 0);
        expect(events).toEqual(log.slice(0, events.length));
        heads.set(match, events.length);
      }
      const link = await ConsoleLink.connect(relay.ws, 'console');
      link.socket.on('message', () => {
        for (const answer of link.heard) if (answer.op === 'ack') acked.set(answer.match, answer.seq);
      });
      for (let from = 0; from < 903; from += 10) {
        for (const { match, log } of scorings) {
          const start = (heads.get(match) ?? 0) + from;
          link.sendLog(log.slice(start, start + 10));
        }
      }
      if (round === 3) {
        for (const { match, log } of scorings) {
          await expect.poll(() => acked.get(match), { timeout: 20_000 }).toBe(log.length);
        }
        expect(await relay.end('SIGTERM')).toBe(0);
      } else {
        while (sum(acked) < 800 * (round + 1)) await sleep(1);
        expect(await relay.end('SIGKILL')).toBeNull();
        if (sum(acked) < 4 * 903) hits += 1;
      }
    }
    // A kill after the last ack would prove nothing.
    expect(hits).toBeGreaterThan(0);
    const last = await RelayProcess.start({ env: { DATA_DIR: dataDir } });
    for (const { match, log } of scorings) expect(await stored(last.url, match)).toEqual(log);
    const list = MatchList.parse(await (await fetch(`${last.url}/v1/matches`)).json());
    expect(list.matches.map(({ seq }) => seq)).toEqual(scorings.map(({ log }) => log.length));
    await last.end('SIGTERM');
  }, 120_000);

  test('when its database dies it acknowledges nothing, says so, and recovers by itself', async () => {
    const dataDir = folder();
    const relay = await RelayProcess.start({ env: { DATA_DIR: dataDir } });
    const scoring = new Scoring('outage').begin();
    const link = await ConsoleLink.connect(relay.ws, 'console');
    await link.store(scoring.log);
    process.kill(postgresOf(dataDir) ?? 0, 'SIGKILL');
    link.sendLog(scoring.balls(3).log, 1);
    // Either the connection is broken off and nothing acked, or the database was back before anybody noticed.
    await expect
      .poll(() => link.closed ?? link.heard.findLast(({ op }) => op === 'ack'), { timeout: 20_000 })
      .toBeTruthy();
    const ready = async () => (await fetch(`${relay.url}/readyz`)).status;
    await expect.poll(ready, { timeout: 60_000, interval: 100 }).toBe(200);
    const again = await ConsoleLink.connect(relay.ws, 'console');
    await again.store(scoring.log);
    expect(await stored(relay.url, 'outage')).toEqual(scoring.log);
    expect(await relay.end('SIGTERM')).toBe(0);
  }, 90_000);

  test('a fan goes on where it was when the relay comes back', async () => {
    const dataDir = folder();
    const scoring = new Scoring('fan').begin().balls(10);
    let relay = await RelayProcess.start({ env: { DATA_DIR: dataDir } });
    const fan = new Fan('fan');
    fan.position = { term: 0, seq: 0 };
    for (let round = 0; round < 3; round++) {
      const link = await ConsoleLink.connect(relay.ws, 'console');
      const known = scoring.balls(7).log;
      await link.store(known);
      await fan.connect(relay.ws);
      await link.store(scoring.balls(5).log);
      await expect.poll(() => fan.position?.seq).toBe(scoring.log.length);
      await link.store(scoring.balls(3).log);
      await relay.end('SIGKILL');
      relay = await RelayProcess.start({ env: { DATA_DIR: dataDir } });
    }
    await fan.connect(relay.ws);
    await expect.poll(() => fan.position?.seq).toBe(scoring.log.length);
    expect(fan.events).toEqual(scoring.log.map((event) => JSON.stringify(event)));
    expect(fan.faults).toEqual([]);
    await relay.end('SIGTERM');
  }, 60_000);

  test.skipIf(!(await mayTry(account)))(
    'runs as somebody who is not root',
    async () => {
      const dataDir = folder();
      chownSync(dataDir, account.uid, account.gid);
      const relay = await RelayProcess.start({ env: { DATA_DIR: dataDir }, account });
      expect(statSync(join(dataDir, 'relay/postgres/data')).uid).toBe(account.uid);
      const link = await ConsoleLink.connect(relay.ws, 'console');
      await link.store(new Scoring('plain').begin().log);
      await relay.end('SIGKILL');
      const again = await RelayProcess.start({ env: { DATA_DIR: dataDir }, account });
      expect(await stored(again.url, 'plain')).toHaveLength(3);
      expect(await again.end('SIGTERM')).toBe(0);
      // What one user made, root goes on with as that user.
      const asRoot = await RelayProcess.start({ env: { DATA_DIR: dataDir } });
      expect(await stored(asRoot.url, 'plain')).toHaveLength(3);
      expect(await asRoot.end('SIGTERM')).toBe(0);
    },
    60_000,
  );
});
