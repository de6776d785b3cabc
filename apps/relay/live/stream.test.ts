import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { LiveDown, LiveScore } from '#shared/wire/live.ts';
import { ConsoleLink } from '../testing/console.ts';
import { Scoring } from '../testing/cricket-log.ts';
import { Fan } from '../testing/fan.ts';
import { type TestRelay, testRelay } from '../testing/relay.ts';

let relay: TestRelay;
let link: ConsoleLink;
beforeAll(async () => {
  relay = await testRelay();
  link = await ConsoleLink.connect(relay.ws, 'console');
}, 60_000);
afterAll(() => relay.close(), 60_000);

interface Told {
  readonly event: string;
  readonly data: unknown;
}

/** Reads a stream by the letter of WHATWG HTML §9.2.6. */
class Reader {
  readonly told: Told[] = [];
  readonly presence: unknown[] = [];
  lastId = '';
  comments = 0;
  retry = 0;
  ended = false;
  status = 0;
  headers = new Headers();
  readonly #abort = new AbortController();

  async open(path: string, headers: Record<string, string> = {}): Promise<this> {
    const response = await fetch(relay.url + path, { headers, signal: this.#abort.signal });
    this.status = response.status;
    this.headers = response.headers;
    if (response.body !== null) {
      void this.#read(response.body).catch(() => {
        this.ended = true;
      });
    }
    return this;
  }

  close(): void {
    this.#abort.abort();
  }

  named(event: string): Told[] {
    return this.told.filter((one) => one.event === event);
  }

  get seqs(): number[] {
    return this.named('event').map(({ data }) => z.object({ seq: z.number() }).parse(data).seq);
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) this.#hear(block);
    }
    this.ended = true;
  }

  #hear(block: string): void {
    let event = 'message';
    let data = '';
    for (const line of block.split('\n')) {
      const [, field = '', value = ''] = /^([^:]*): ?(.*)$/.exec(line) ?? [];
      if (field === '') this.comments += 1;
      if (field === 'event') event = value;
      if (field === 'data') data += value;
      if (field === 'id') this.lastId = value;
      if (field === 'retry') this.retry = Number(value);
    }
    if (event === 'presence') this.presence.push(JSON.parse(data));
    else if (data !== '') this.told.push({ event, data: JSON.parse(data) });
  }
}

const read = (path: string, headers?: Record<string, string>) => new Reader().open(path, headers);

describe('server-sent events', () => {
  test('tell what the WebSocket tells, and go on where they stopped', async () => {
    const scoring = new Scoring('sse').begin().balls(3);
    await link.store(scoring.log);
    const fan = new Fan('sse');
    await fan.connect(relay.ws);
    const reader = await read('/v1/matches/sse/stream');
    expect(reader.status).toBe(200);
    expect(reader.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(reader.headers.get('x-accel-buffering')).toBe('no');
    expect(reader.headers.get('cache-control')).toContain('no-store');
    expect(reader.headers.get('access-control-allow-origin')).toBe('*');
    await expect.poll(() => [reader.told.length, fan.told.length]).toEqual([1, 1]);
    expect(reader.retry).toBeGreaterThan(0);
    await link.store(scoring.balls(4).log.slice(6));
    scoring.add('correction.void', { target: scoring.log[4]?.id });
    await link.store(scoring.log.slice(-1));
    await expect.poll(() => [reader.told.length, fan.told.length]).toEqual([6, 6]);
    const [snapshot, ...others] = fan.told;
    expect(reader.told.map(({ data }) => LiveDown.parse(data))).toEqual([{ ...snapshot, fans: 2 }, ...others]);
    expect(reader.lastId).toBe('1:11');
    expect(reader.told.at(-1)?.data).toMatchObject({ corrects: true, seq: 11 });
    fan.drop();
    reader.close();

    await link.store(scoring.balls(5).log.slice(11));
    const back = await read('/v1/matches/sse/stream', { 'last-event-id': reader.lastId });
    await expect.poll(() => back.seqs).toEqual([12, 13, 14, 15, 16]);
    expect(back.named('snapshot')).toEqual([]);
    back.close();
    for (const [query, header] of [
      ['?after=1:14', undefined],
      ['', '1:14'],
      ['', 'sse:1:14'],
    ]) {
      const again = await read(
        `/v1/matches/sse/stream${query}`,
        header === undefined ? {} : { 'last-event-id': header },
      );
      await expect.poll(() => again.seqs).toEqual([15, 16]);
      again.close();
    }
    for (const strange of ['9:3', 'x', '1:99999']) {
      const other = await read('/v1/matches/sse/stream', { 'last-event-id': strange });
      await expect.poll(() => other.named('snapshot').length).toBe(1);
      expect(other.seqs).toEqual([]);
      other.close();
    }
  });

  test('carry several matches, and one id that says where the reader stands in all of them', async () => {
    const [a, b] = [new Scoring('sse-a').begin(), new Scoring('sse-b').begin()];
    await link.store(a.log);
    await link.store(b.log);
    const reader = await read('/v1/stream?match=sse-a&match=sse-b&match=sse-a');
    await expect.poll(() => reader.named('snapshot').length).toBe(2);
    await link.store(a.balls(2).log.slice(3));
    await expect.poll(() => reader.seqs).toEqual([4, 5]);
    await expect.poll(() => reader.lastId).toBe('sse-a:1:5,sse-b:1:3');
    reader.close();
    await link.store(b.balls(2).log.slice(3));
    await link.store(a.balls(1).log.slice(5));
    const back = await read('/v1/stream?match=sse-a&match=sse-b', { 'last-event-id': reader.lastId });
    await expect.poll(() => back.seqs.toSorted()).toEqual([4, 5, 6]);
    expect(back.named('snapshot')).toEqual([]);
    back.close();
    const many = Array.from({ length: 17 }, (_, i) => `match=m${i}`).join('&');
    for (const query of ['', '?match=', '?match=a%20b', `?${many}`, '?match=a&view=everything']) {
      expect((await read(`/v1/stream${query}`)).status, query).toBe(400);
    }
  });

  test('of the score alone come when it changes, on both kinds of connection', async () => {
    const scoring = new Scoring('sse-score').begin().balls(1);
    await link.store(scoring.log);
    const reader = await read('/v1/matches/sse-score/stream?view=score');
    const socket = new WebSocket(`${relay.ws}/v1/live`, 'scorewire.v1');
    const heard: unknown[] = [];
    socket.addEventListener('message', ({ data }) => heard.push(JSON.parse(String(data))));
    await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
    socket.send(JSON.stringify({ op: 'subscribe', match: 'sse-score', view: 'score' }));
    await expect.poll(() => [reader.told.length, heard.length]).toEqual([1, 1]);
    scoring.add('note.added', { text: 'Rain is near.' });
    scoring.balls(2);
    await link.store(scoring.log.slice(4));
    await expect.poll(() => [reader.told.length, heard.length]).toEqual([3, 3]);
    expect(reader.named('event')).toEqual([]);
    const scores = reader.named('score').map(({ data }) => LiveScore.parse(data));
    expect(scores.map(({ seq }) => seq)).toEqual([6, 7]);
    expect(heard.slice(1)).toEqual(scores);
    expect(reader.lastId).toBe('1:7');
    socket.close();
    reader.close();
  });

  test('wait for a match that is yet to begin, and say when one is over', async () => {
    const reader = await read('/v1/matches/sse-later/stream');
    await expect.poll(() => reader.named('problem').map(({ data }) => data)).toMatchObject([{ code: 'no-match' }]);
    const scoring = new Scoring('sse-later').begin();
    await link.store(scoring.log);
    await expect.poll(() => reader.seqs).toEqual([1, 2, 3]);
    scoring.add('match.ended', {});
    await link.store(scoring.log.slice(3));
    await expect.poll(() => reader.named('end').length).toBe(1);
    reader.close();
  });

  test('count among the fans of their address, and end with the relay', async () => {
    const other = await testRelay();
    const from = { 'x-forwarded-for': '203.0.113.77' };
    const open: Response[] = [];
    const abort = new AbortController();
    for (let i = 0; i < 1000; i += 50) {
      const some = await Promise.all(
        Array.from({ length: 50 }, () =>
          fetch(`${other.url}/v1/matches/none/stream`, { headers: from, signal: abort.signal }),
        ),
      );
      open.push(...some);
    }
    expect(new Set(open.map(({ status }) => status))).toEqual(new Set([200]));
    const refused = await fetch(`${other.url}/v1/matches/none/stream`, { headers: from });
    expect([refused.status, refused.headers.get('content-type')]).toEqual([
      429,
      'application/problem+json; charset=utf-8',
    ]);
    expect(await refused.json()).toMatchObject({ code: 'too-many-fans' });
    const [first] = open;
    const text = first?.text();
    await other.close();
    expect(await text).toContain('no-match');
    abort.abort();
  });

  test('are skipped to the newest state when the reader is slow, as on WebSockets', async () => {
    const scoring = new Scoring('sse-slow').begin();
    await link.store(scoring.log);
    const { hostname, port } = new URL(relay.url);
    const socket = connect(Number(port), hostname);
    socket.pause();
    socket.write('GET /v1/matches/sse-slow/stream HTTP/1.1\r\nhost: x\r\n\r\n');
    await wait(200);
    const text = 'x'.repeat(20_000);
    for (let round = 0; round < 40; round++) {
      for (let i = 0; i < 10; i++) scoring.add('note.added', { text: text.slice(0, 900) + i });
      for (let i = 0; i < 20; i++) scoring.balls(1);
    }
    await link.store(scoring.log.slice(3));
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk.toString();
    });
    socket.resume();
    await expect.poll(() => heard.includes(`"seq":${scoring.head.seq}`), { timeout: 10_000 }).toBe(true);
    const seqs = [...heard.matchAll(/id: 1:(\d+)\n/g)].map(([, seq]) => Number(seq));
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    expect(new Set(seqs).size).toBe(seqs.length);
    socket.destroy();
  }, 60_000);
});
