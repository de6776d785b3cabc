import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as z from 'zod';
import type { Draft } from '#shared/match/event.ts';
import { LIVE_PROTOCOL, type Position } from '#shared/wire/live.ts';
import { launch, RelayReady, type Running, stop } from '../../cli/process.ts';
import { liveUrl } from '../../cli/relay.ts';
import { simulate } from '../../demo/match.ts';
import { clock } from '../child.ts';
import { round } from '../figures.ts';
import { LIVE_MATCH, live } from './joining.ts';
import type { Fanned } from './questions.ts';

export const RELAY = join(import.meta.dirname, '../../../apps/relay/main.ts');
const FEED_KEY = randomBytes(24).toString('base64url');

/** A whole relay with a Postgres of its own: takes a match from a feed, an event a request, and tells it to fans. */
export class RelayServer {
  readonly #running: Running<z.infer<typeof RelayReady>>;
  readonly #drafts = simulate(7, {
    format: { name: 'Timeless Test', inningsPerSide: 2, overs: null },
    inningsPerSide: 2,
    balls: 10_000,
    wicketRate: 0.02,
  });

  private constructor(running: Running<z.infer<typeof RelayReady>>) {
    this.#running = running;
  }

  static async start(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<RelayServer> {
    const own = { DATA_DIR: dataDir, RELAY_PORT: '0', RELAY_HOST: '127.0.0.1', LOG_LEVEL: 'warn', FEED_KEY };
    const running = await launch(RELAY, { ...own, ...env }, RelayReady, (line) => process.stderr.write(`${line}\n`));
    const relay = new RelayServer(running);
    for (let i = 0; i < 10; i++) await relay.#score();
    return relay;
  }

  get pid(): number {
    return this.#running.child.pid ?? 0;
  }

  get port(): number {
    return Number(new URL(this.#running.ready.url).port);
  }

  /** Mean length of a live message, bytes. */
  async messageBytes(): Promise<number> {
    const fan = new WebSocket(liveUrl(this.#running.ready.url), LIVE_PROTOCOL);
    const lengths: number[] = [];
    fan.on('message', (data) => lengths.push(Buffer.byteLength(data.toString())));
    await once(fan, 'open');
    for (const text of live.opening) fan.send(text);
    await once(fan, 'message');
    for (let i = 0; i < 50; i++) await this.#score();
    while (lengths.length < 51) await sleep(10);
    fan.terminate();
    const events = lengths.slice(1);
    return Math.round(events.reduce((sum, length) => sum + length, 0) / events.length);
  }

  async fan(events: number, gapMs: number): Promise<Fanned> {
    const before = await this.#metrics();
    const startedAt: number[] = [];
    for (let event = 0; event < events; event++) {
      const started = clock();
      startedAt.push(started);
      await this.#score();
      await sleep(Math.max(0, started + gapMs - clock()));
    }
    const after = await this.#metrics();
    return { cpuUs: after.cpuUs - before.cpuUs, startedAt, rssMb: after.rssMb };
  }

  /** Scores so many events. @returns how long each took until it was stored, ms */
  async score(events: number): Promise<number[]> {
    const times: number[] = [];
    for (let event = 0; event < events; event++) {
      const started = clock();
      await this.#score();
      times.push(clock() - started);
    }
    return times;
  }

  /** Where its match stands. */
  async head(): Promise<Position> {
    const url = new URL(`/v1/matches/${LIVE_MATCH}`, this.#running.ready.url);
    const { term, seq } = z.object({ term: z.int(), seq: z.int() }).parse(await (await fetch(url)).json());
    return { term, seq };
  }

  async cpuUs(): Promise<number> {
    return (await this.#metrics()).cpuUs;
  }

  async end(): Promise<void> {
    await stop(this.#running);
  }

  async #score(): Promise<void> {
    const { value: draft } = this.#drafts.next();
    if (draft === undefined) throw new Error('The match is over.');
    await this.#post(draft);
  }

  async #post(draft: Draft): Promise<void> {
    const response = await fetch(new URL(`/v1/matches/${LIVE_MATCH}/events`, this.#running.ready.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${FEED_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(draft),
    });
    if (!response.ok) throw new Error(`The relay refuses: ${await response.text()}`);
    await response.arrayBuffer();
  }

  #metrics(): Promise<ProcessFigures> {
    return processFigures(this.#running.ready.url);
  }
}

interface ProcessFigures {
  readonly cpuUs: number;
  readonly rssMb: number;
}

/** What a relay, all its workers together, says of itself. */
export async function processFigures(url: string): Promise<ProcessFigures> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  return {
    cpuUs: read('process_cpu_seconds_total') * 1e6,
    rssMb: round(read('process_resident_memory_bytes') / 2 ** 20, 1),
  };
}
