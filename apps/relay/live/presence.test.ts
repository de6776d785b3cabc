import { rmSync } from 'node:fs';
import { createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { MatchDetail } from '#shared/wire/rest.ts';
import { ConsoleLink } from '../testing/console.ts';
import { Scoring } from '../testing/cricket-log.ts';
import { Fan } from '../testing/fan.ts';
import { openFolder } from '../testing/postgres.ts';
import { RelayProcess } from '../testing/process.ts';
import { LocalPresence } from './presence.ts';

function many(times: number, run: () => void): void {
  for (let i = 0; i < times; i++) run();
}

describe('presence', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is told once for many who come and go, every five seconds at most', () => {
    const presence = new LocalPresence();
    const told: number[] = [];
    presence.watch('final', (fans) => told.push(fans));
    many(40, () => presence.enter('final'));
    expect(presence.fans('final')).toBe(40);
    vi.advanceTimersByTime(4999);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(told).toEqual([40]);
    many(10, () => presence.leave('final'));
    vi.advanceTimersByTime(4999);
    expect(told).toEqual([40]);
    vi.advanceTimersByTime(1);
    expect(told).toEqual([40, 30]);
  });

  test('is not told when it is what was told already', () => {
    const presence = new LocalPresence();
    const told: number[] = [];
    presence.watch('final', (fans) => told.push(fans));
    presence.enter('final');
    vi.advanceTimersByTime(5000);
    presence.enter('final');
    presence.leave('final');
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([1]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a change of less than a fiftieth waits for a minute, then it is told all the same', () => {
    const presence = new LocalPresence();
    const told: number[] = [];
    presence.watch('final', (fans) => told.push(fans));
    many(1000, () => presence.enter('final'));
    vi.advanceTimersByTime(5000);
    many(19, () => presence.enter('final'));
    vi.advanceTimersByTime(55_000);
    expect(told).toEqual([1000]);
    vi.advanceTimersByTime(5000);
    expect(told).toEqual([1000, 1019]);
    many(21, () => presence.enter('final'));
    vi.advanceTimersByTime(5000);
    expect(told).toEqual([1000, 1019, 1040]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('tells of each match those who watch it, until they do not', () => {
    const presence = new LocalPresence();
    const told: string[] = [];
    const unwatch = presence.watch('a', (fans) => told.push(`a ${fans}`));
    presence.watch('b', (fans) => told.push(`b ${fans}`));
    presence.enter('a');
    presence.enter('b');
    presence.enter('nobody-watches');
    vi.advanceTimersByTime(5000);
    expect(told).toEqual(['a 1', 'b 1']);
    unwatch();
    presence.leave('a');
    presence.leave('b');
    vi.advanceTimersByTime(5000);
    expect(told).toEqual(['a 1', 'b 1', 'b 0']);
    expect(presence.fans('a')).toBe(0);
  });
});

describe('presence at a relay', () => {
  // A process of its own: the test runner would load another build of graphql-js than Node does.
  const folder = openFolder();
  let relay: RelayProcess;
  beforeAll(async () => {
    relay = await RelayProcess.start({ env: { DATA_DIR: folder, LOG_LEVEL: 'warn' } });
  }, 60_000);
  afterAll(async () => {
    await relay.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const detail = async () => {
    const response = await fetch(`${relay.url}/v1/matches/watched`, { headers: { 'cache-control': 'no-cache' } });
    return { etag: response.headers.get('etag'), fans: MatchDetail.parse(await response.json()).fans };
  };
  const fans = async () => (await detail()).fans;

  test('counts fans of every protocol, and tells all of them', async () => {
    const link = await ConsoleLink.connect(relay.ws, 'console');
    const scoring = new Scoring('watched').begin().balls(2);
    await link.store(scoring.log);
    const nobody = await detail();
    expect(nobody.fans).toBe(0);

    const first = new Fan('watched');
    await first.connect(relay.ws);
    await expect.poll(() => first.fans).toBe(1);
    const gone = new AbortController();
    const stream = await fetch(`${relay.url}/v1/matches/watched/stream`, { signal: gone.signal });
    let streamed = '';
    void stream.body
      ?.pipeThrough(new TextDecoderStream())
      .pipeTo(
        new WritableStream({
          write(text) {
            streamed += text;
          },
        }),
      )
      .catch(() => undefined);
    const client = createClient({ url: `${relay.ws}/v1/graphql`, webSocketImpl: WebSocket, lazy: false });
    const heard: unknown[] = [];
    const sink = {
      next: ({ data }: { data?: unknown }) => heard.push(data),
      error: (error: unknown) => heard.push(error),
      complete() {},
    };
    const unfollow = client.subscribe({ query: 'subscription { match(id: "watched") { match { fans } } }' }, sink);
    await expect.poll(() => heard).toEqual([{ match: { match: { fans: 3 } } }]);
    // Who asks for the number alone follows nothing.
    const count = client.subscribe({ query: 'subscription { presence(id: "watched") { match fans } }' }, sink);
    await expect.poll(() => heard.at(-1)).toEqual({ presence: { match: 'watched', fans: 3 } });
    const three = await detail();
    expect(three.fans).toBe(3);
    expect(three.etag).not.toBe(nobody.etag);
    await expect.poll(() => first.fans, { timeout: 10_000 }).toBe(3);
    await expect
      .poll(() => streamed)
      .toMatch(/^event: presence\ndata: \{"op":"presence","match":"watched","fans":3\}$/m);

    // Nothing happens in the match meanwhile: nobody is counted until the next event.
    unfollow();
    await expect.poll(fans).toBe(2);
    gone.abort();
    await expect.poll(fans).toBe(1);
    await expect.poll(() => first.fans, { timeout: 10_000 }).toBe(1);
    await expect.poll(() => heard.at(-1)).toEqual({ presence: { match: 'watched', fans: 1 } });
    count();

    // Who goes on where it stopped gets no snapshot, and is told all the same.
    first.drop();
    await expect.poll(fans).toBe(0);
    const back = new Fan('watched');
    back.position = first.position;
    await back.connect(relay.ws);
    await expect.poll(() => back.fans).toBe(1);
    expect(back.told).toEqual([]);
    back.drop();
    await client.dispose();
    link.close();
  }, 60_000);
});
