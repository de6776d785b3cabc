import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Draft } from '#shared/match/event.ts';
import { localScorer } from '../scripts/cli/credentials.ts';
import { ScorerClient } from '../scripts/cli/scorer.ts';
import { demoMatch } from '../scripts/demo/match.ts';
import { findNginx } from '../scripts/servers/nginx.ts';
import { findPostgres } from '../scripts/servers/postgres.ts';
import { findRedis } from '../scripts/servers/redis.ts';
import { Fan } from './replicas/fan.ts';
import { Fleet } from './replicas/fleet.ts';
import type { Replica } from './replicas/replica.ts';
import { eventually, getJson } from './support.ts';

const FANS = Number(process.env.FANS ?? 100);
/** Between a scorer's drafts, in ms: far faster than cricket. */
const PAUSE_MS = 25;
/** When something is killed, and when it comes back, in ms after the first ball. */
const KILL_MS = 2000;
const BACK_MS = 4000;
const isPossible = findNginx() !== null && findRedis() !== null && (await findPostgres()) !== null;

const Page = z.object({ events: z.array(z.unknown()), next: z.number().nullish() });

describe.skipIf(!isPossible)('two ingest replicas and three edges behind nginx, with Redis and Postgres', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await Fleet.start({ ingest: 2, edges: 3 });
  }, 120_000);
  afterAll(() => fleet.stop(), 60_000);

  it('a replica that serves fans says where consoles and feeds go', async () => {
    const [edge] = fleet.edges;
    const url = `${edge?.url}/v1/uplink`;
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
    const refused = await rawUpgrade(url, { ...upgrade, 'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==' });
    expect(refused).toMatch(/^HTTP\/1.1 421 .*ROLE=ingest/s);
    const posted = await fetch(`${edge?.url}/v1/update`, {
      method: 'POST',
      headers: { authorization: 'Bearer feed-key-of-the-tests', 'content-type': 'application/json' },
      body: '{}',
    });
    expect(posted.status).toBe(421);
    expect(await posted.json()).toMatchObject({ code: 'not-an-ingest' });
  });

  it('answers are cached by nginx, and one of many that ask at once goes to an edge', async () => {
    const before = await requests(fleet.edges);
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => fetch(`${fleet.nginx.url}/v1/matches/live`).then((answer) => answer.status)),
    );
    expect(new Set(answers)).toEqual(new Set([200]));
    expect((await requests(fleet.edges)) - before).toBeLessThan(20);
    expect((await fetch(`${fleet.nginx.url}/metrics`)).status).toBe(404);
  });

  it('server-sent events pass as they come', async () => {
    const following = new AbortController();
    const heard: { readonly seq: number; readonly at: number }[] = [];
    const url = `${fleet.nginx.url}/v1/matches/replicas-sse/stream?after=0:0`;
    const stream = await fetch(url, { signal: following.signal });
    const reading = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of stream.body ?? []) {
        const at = performance.now();
        for (const [, seq] of decoder.decode(chunk, { stream: true }).matchAll(/^id: \d+:(\d+)$/gm)) {
          heard.push({ seq: Number(seq), at });
        }
      }
    })().catch(() => undefined);
    const played = await play('replicas-sse', [...demoMatch(7)].slice(0, 40));
    await eventually('all of it is heard', () => (heard.at(-1)?.seq === played ? true : null));
    following.abort();
    await reading;
    expect(heard.map(({ seq }) => seq)).toEqual(Array.from({ length: played }, (_, i) => i + 1));
    // 40 drafts, 25 ms apart: collected by a proxy they would come together.
    expect((heard.at(-1)?.at ?? 0) - (heard[0]?.at ?? 0)).toBeGreaterThan(0.7 * PAUSE_MS * played);
  });

  it('an edge that is killed', () => survives('edge', (world) => restart(world.fleet.edges[0])));

  it('the ingest replica that has the console is killed', () =>
    survives('ingest', async ({ fleet }) => {
      const uplinked = await eventually('the console is connected', () => fleet.uplinked());
      await restart(uplinked);
    }));

  it('Redis is killed', () =>
    survives('redis', async ({ fleet, afterwards }) => {
      await fleet.redis.kill();
      const degraded = await eventually('an edge says so', async () => {
        const answer = await fetch(`${fleet.edges[0]?.url}/readyz`);
        const text = await answer.text();
        return text.includes('degraded') ? answer.status : null;
      });
      expect(degraded).toBe(200);
      await sleep(1000);
      await fleet.redis.start();
      await eventually('all replicas hear of it', async () => ((await degradedOf(fleet)) === 0 ? true : null));
      await fleet.redis.kill();
      // The rest of the match without it.
      afterwards.push(() => fleet.redis.start());
    }));

  it('Postgres is killed', () =>
    survives('postgres', async ({ fleet }) => {
      await fleet.postgres.kill();
      await sleep(300);
      await fleet.postgres.start();
    }));

  it('nginx is killed', () =>
    survives('nginx', async ({ fleet }) => {
      await fleet.nginx.kill();
      await sleep(300);
      await fleet.nginx.start();
    }));

  it('an edge and the ingest replica that has the console are stopped as planned', () =>
    survives('drain', async ({ fleet, fans }) => {
      const uplinked = await eventually('the console is connected', () => fleet.uplinked());
      const leaving = [fleet.edges[1], uplinked].flatMap((one) => one ?? []);
      const ended = leaving.map((one) => one.end('SIGTERM'));
      const [edge] = leaving;
      await eventually('it says that it goes', async () => {
        const answer = await fetch(`${edge?.url}/readyz`).catch(() => null);
        return answer?.status === 503 ? true : null;
      });
      expect(await Promise.all(ended)).toEqual([0, 0]);
      await eventually('all fans are elsewhere', () => (fans.every(({ isLive }) => isLive) ? true : null));
      for (const one of leaving) await one.start();
    }));

  interface World {
    readonly fleet: Fleet;
    readonly fans: readonly Fan[];
    /** What is put right once every fan has everything. */
    readonly afterwards: (() => Promise<void>)[];
  }

  /** A match is played, something happens in the middle of it, and every fan has the identical log. */
  async function survives(name: string, happens: (world: World) => Promise<void>): Promise<void> {
    const match = `replicas-${name}`;
    const drafts = [...demoMatch(7)].slice(0, 320);
    const afterwards: World['afterwards'] = [];
    const fans = Array.from({ length: FANS }, () => new Fan(fleet.nginx.url, match));
    try {
      await eventually('all fans are connected', () => (fans.every(({ isLive }) => isLive) ? true : null));
      const playing = play(match, drafts);
      await sleep(KILL_MS);
      for (const fan of fans) fan.watch();
      const [played] = await Promise.all([playing, happens({ fleet, fans, afterwards })]);
      await eventually(`every fan has ${played} events`, () => (fans.every(has(played)) ? true : null), 30_000).catch(
        () => undefined,
      );
      for (const mend of afterwards) await mend();
      const log = await readLog(match);
      expect(log).toHaveLength(played);
      for (const fan of fans) {
        expect(fan.faults).toEqual([]);
        expect(fan.events.length).toBe(played);
        expect(fan.events).toEqual(log);
      }
      const row = await eventually('the list has it', async () => {
        const found = await getJson(`${fleet.ingest[0]?.url}/v1/matches/${match}`, z.object({ seq: z.number() }));
        return found?.seq === played ? found : null;
      });
      expect(row.seq).toBe(played);
      const silences = fans.map(({ longestSilence }) => longestSilence).toSorted((a, b) => a - b);
      const at = (part: number) => Math.round(silences[Math.floor(part * (silences.length - 1))] ?? 0);
      process.stdout.write(
        `${JSON.stringify({ killed: name, fans: FANS, events: played, median_silence_ms: at(0.5), longest_silence_ms: at(1) })}\n`,
      );
    } finally {
      for (const fan of fans) fan.stop();
    }
  }

  async function play(match: string, drafts: readonly Draft[]): Promise<number> {
    const { username, password } = await localScorer(fleet.folder);
    const scorer = await ScorerClient.connect({ url: fleet.mqttUrl, user: username, password }, match);
    try {
      let accepted = 0;
      for (const draft of drafts) {
        const reply = await scorer.send(draft);
        if (reply.status === 'accepted') accepted += 1;
        await sleep(PAUSE_MS);
      }
      return accepted;
    } finally {
      await scorer.close();
    }
  }

  /** The log as any integrator reads it, from a replica that was not touched. */
  async function readLog(match: string): Promise<string[]> {
    const log: string[] = [];
    for (;;) {
      const url = `${fleet.edges[2]?.url}/v1/matches/${match}/events?after=${log.length}`;
      const page = await eventually('a page of the log', () => getJson(url, Page));
      if (page.events.length === 0) return log;
      log.push(...page.events.map((event) => JSON.stringify(event)));
    }
  }
});

function has(count: number): (fan: Fan) => boolean {
  return ({ events }) => events.length === count;
}

/** kill -9, and started again a little later. */
async function restart(replica: Replica | undefined): Promise<void> {
  await replica?.end('SIGKILL');
  await sleep(BACK_MS - KILL_MS);
  await replica?.start();
}

/** How many replicas miss their Redis. */
async function degradedOf({ ingest, edges }: Fleet): Promise<number> {
  const connected = await Promise.all([...ingest, ...edges].map((one) => one.metric('scorewire_stream_connected')));
  return connected.filter((is) => is === 0).length;
}

/** Requests for lists that the edges have answered. */
async function requests(edges: readonly Replica[]): Promise<number> {
  const name = 'scorewire_http_seconds_count{route="/v1/matches/live",status="200"}';
  const counts = await Promise.all(edges.map((edge) => edge.metric(name)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The answer to an upgrade that is refused, as it is. */
async function rawUpgrade(url: string, headers: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers });
    asked.once('error', reject);
    asked.once('response', (answer) => {
      let text = `HTTP/1.1 ${answer.statusCode} `;
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.once('end', () => resolve(text));
    });
    asked.end();
  });
}
