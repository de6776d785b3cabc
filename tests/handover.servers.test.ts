import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type * as z from 'zod';
import type { JsonObject } from '#shared/json/json.ts';
import { emptyHead, extend } from '#shared/match/chain.ts';
import type { Draft, MatchEvent } from '#shared/match/event.ts';
import {
  CONSOLE_API_PATH,
  CONSOLE_PROTOCOL,
  ConsoleDown,
  type ConsolePush,
  type ConsoleRequest,
  ConsoleResult,
  type ConsoleResults,
  type MatchSummary,
} from '#shared/wire/console.ts';
import { EventsPage } from '#shared/wire/rest.ts';
import { ConsoleReady, launch, RelayReady, type Running, stop } from '../scripts/cli/process.ts';
import { eventually, getJson, openFolder, ROOT } from './support.ts';

const RELAY = join(ROOT, 'apps/relay/main.ts');
const CONSOLE = join(ROOT, 'apps/console/main.ts');
const TOKEN = 'uplink-token-of-the-hand-over';
const MATCH = 'handover';

type Console = Running<z.infer<typeof ConsoleReady>>;
const results: { readonly [Op in keyof ConsoleResults]: z.ZodType<ConsoleResults[Op]> } = ConsoleResult;

/** A console process with an operator's page open. */
class Venue {
  readonly console: Console;
  readonly #socket: WebSocket;
  readonly #pushes: ConsolePush[] = [];
  readonly #answers = new Map<number, (answer: z.infer<typeof ConsoleDown>) => void>();
  #next = 0;

  private constructor(console: Console, socket: WebSocket) {
    this.console = console;
    this.#socket = socket;
    socket.on('error', () => undefined);
    socket.on('message', (data) => {
      const message = ConsoleDown.parse(JSON.parse(data.toString()));
      if ('push' in message) this.#pushes.push(message);
      else this.#answers.get(message.id)?.(message);
    });
  }

  static async start(name: string, dataDir: string, relayUrl: string | null): Promise<Venue> {
    const env = {
      LOG_LEVEL: 'warn',
      DATA_DIR: dataDir,
      CONSOLE_NAME: name,
      CONSOLE_PORT: '0',
      CONSOLE_HOST: '127.0.0.1',
      MQTT_PORT: '0',
      MQTT_HOST: '127.0.0.1',
      ...(relayUrl !== null && { RELAY_URL: relayUrl, RELAY_TOKEN: TOKEN }),
    };
    const console = await launch(CONSOLE, env, ConsoleReady, () => undefined);
    const { url, pairingCode } = console.ready;
    const paired = await fetch(`${url}/pair`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: pairingCode, name: 'operator', role: 'operator' }),
    });
    const cookie = paired.headers.get('set-cookie')?.split(';')[0] ?? '';
    const address = new URL(CONSOLE_API_PATH, url);
    address.protocol = 'ws:';
    const socket = new WebSocket(address, CONSOLE_PROTOCOL, { headers: { cookie }, origin: new URL(url).origin });
    const venue = new Venue(console, socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    if (relayUrl !== null) {
      await venue.until('the relay is there', (push) => push.push === 'sync' && push.sync.link === 'online');
    }
    return venue;
  }

  ask<R extends ConsoleRequest>(request: R): Promise<ConsoleResults[R['op']]> {
    const id = this.#next++;
    this.#socket.send(JSON.stringify({ id, request }));
    const op: R['op'] = request.op;
    return new Promise((resolve, reject) => {
      this.#answers.set(id, (answer) => {
        if ('push' in answer) return;
        if (answer.ok) resolve(results[op].parse(answer.result));
        else reject(new Error(`${answer.error.code}: ${answer.error.message}`));
      });
    });
  }

  async score(...drafts: readonly Draft[]): Promise<void> {
    for (const draft of drafts) {
      const reply = await this.ask({ op: 'draft', match: MATCH, draft });
      expect(reply).toMatchObject({ status: 'accepted' });
    }
  }

  until(what: string, wanted: (push: ConsolePush) => boolean): Promise<true> {
    return eventually(what, () => (this.#pushes.some(wanted) ? true : null));
  }

  summary(what: string, wanted: (summary: MatchSummary) => boolean): Promise<true> {
    return eventually(what, () => {
      const listed = this.#pushes.flatMap((push) => (push.push === 'matches' ? push.matches : []));
      const told = this.#pushes.flatMap((push) => (push.push === 'match' ? [push.summary] : []));
      const newest = [...listed, ...told].findLast(({ match }) => match === MATCH);
      return newest !== undefined && wanted(newest) ? true : null;
    });
  }

  async kill(): Promise<void> {
    this.console.child.kill('SIGKILL');
    await this.console.ended;
  }

  async stop(): Promise<void> {
    this.#socket.terminate();
    await stop(this.console);
  }
}

function draft(type: string, data: JsonObject = {}): Draft {
  return { id: uuidv7(), type, data };
}

const side = (team: string) => ({
  id: team,
  name: `Team ${team}`,
  shortName: team,
  players: Array.from({ length: 11 }, (_, i) => ({ id: `${team}${i + 1}`, name: `${team} ${i + 1}` })),
});
const created = draft('match.created', {
  sport: 'cricket',
  setup: { teams: [side('A'), side('B')], format: { name: 'Test', inningsPerSide: 2, overs: null } },
});
const innings = draft('cricket.innings', { batting: 'A', striker: 'A1', nonStriker: 'A2', bowler: 'B1' });
const ball = (over: number, runs = 1) =>
  draft('cricket.delivery', { over, bowler: `B${1 + (over % 2)}`, runs: { batter: runs } });

async function relayLog(url: string): Promise<MatchEvent[]> {
  const log: MatchEvent[] = [];
  for (;;) {
    const page = await getJson(`${url}/v1/matches/${MATCH}/events?after=${log.length}&limit=500`, EventsPage);
    log.push(...(page?.events ?? []));
    if (!page?.more) return log;
  }
}

it('the first console is killed in mid-over; a second takes over within 5 s; the first returns and its ball is merged', async () => {
  const folders = await Promise.all(
    ['relay', 'first', 'second'].map((name) => openFolder(`scorewire-handover-${name}-`)),
  );
  const [relayDir = '', firstDir = '', secondDir = ''] = folders;
  const running: { stop(): Promise<void> }[] = [];
  try {
    const env = {
      LOG_LEVEL: 'warn',
      DATA_DIR: relayDir,
      RELAY_PORT: '0',
      RELAY_HOST: '127.0.0.1',
      UPLINK_TOKEN: TOKEN,
    };
    const relay = await launch(RELAY, env, RelayReady, () => undefined);
    running.push({ stop: () => stop(relay) });
    const { url } = relay.ready;
    const first = await Venue.start('First', firstDir, url);
    const scored = [created, innings, ...Array.from({ length: 6 }, () => ball(0)), ball(1), ball(1), ball(1)];
    await first.score(...scored);
    await first.summary('the relay has the over', ({ ackedSeq }) => ackedSeq === scored.length);
    await first.kill();
    // One more ball was saved here that the relay never got.
    const alone = await Venue.start('First', firstDir, null);
    const lost = ball(1, 4);
    await alone.score(lost);
    await alone.kill();

    const second = await Venue.start('Second', secondDir, url);
    running.push(second);
    const begun = performance.now();
    const [offered] = await second.ask({ op: 'relayMatches' });
    expect(offered).toMatchObject({ match: MATCH, seq: scored.length, console: { online: false } });
    expect(await second.ask({ op: 'takeOver', match: MATCH })).toEqual({ term: 2, seq: scored.length });
    const next = ball(1, 2);
    await second.score(next);
    expect(performance.now() - begun).toBeLessThan(20_000);

    const returned = await Venue.start('First', firstDir, url);
    running.push(returned);
    await returned.summary('it knows that it lost the match', ({ fork, forked }) => fork !== null && forked === 1);
    await second.summary('the fork is offered', ({ forked }) => forked === 1);
    const [fork] = await second.ask({ op: 'forks', match: MATCH });
    expect(fork?.event.id).toBe(lost.id);
    const merge = { op: 'mergeForked', match: MATCH, console: fork?.console ?? '', id: lost.id } as const;
    expect(await second.ask(merge)).toMatchObject({ status: 'accepted', term: 2 });
    await second.summary('nothing is left to decide', ({ forked }) => forked === 0);
    await returned.ask({ op: 'followMatch', match: MATCH });
    await second.score(ball(1));
    await returned.summary('the first follows', ({ role, seq }) => role === 'follower' && seq === scored.length + 3);

    const log = await eventually('the relay has it all', async () => {
      const found = await relayLog(url);
      return found.length === scored.length + 3 ? found : null;
    });
    let head = emptyHead(MATCH);
    for (const event of log) {
      const after = extend(head, event);
      if ('code' in after) throw new Error(after.message);
      head = after;
    }
    expect(log.slice(0, -1).map(({ id }) => id)).toEqual([...scored, next, lost].map(({ id }) => id));
    expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
  } finally {
    for (const one of running.toReversed()) await one.stop();
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }
});
