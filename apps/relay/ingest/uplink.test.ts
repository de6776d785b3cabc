import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { genesis, hashEvent } from '#shared/match/chain.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { EventsPage } from '#shared/wire/rest.ts';
import { UPLINK_PATH } from '#shared/wire/uplink.ts';
import { ConsoleLink } from '../testing/console.ts';
import { Scoring } from '../testing/cricket-log.ts';
import { type TestRelay, testRelay } from '../testing/relay.ts';

let relay: TestRelay;
beforeAll(async () => {
  relay = await testRelay();
});
afterAll(() => relay.close());

async function stored(match: string): Promise<MatchEvent[]> {
  const events: MatchEvent[] = [];
  for (let more = true; more; ) {
    const response = await fetch(`${relay.url}/v1/matches/${match}/events?after=${events.length}&limit=500`);
    if (response.status === 404) return [];
    const page = EventsPage.parse(await response.json());
    events.push(...page.events);
    more = page.more;
  }
  return events;
}

function refusedStatus(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${relay.ws}${UPLINK_PATH}`, { headers });
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('open', () => reject(new Error('it was let in')));
    socket.on('error', () => undefined);
  });
}

describe('the uplink', () => {
  test('lets nobody in without the token', async () => {
    for (const authorization of [
      '',
      'Bearer',
      'Bearer wrong',
      'Basic uplink-token-of-the-tests',
      'Bearer uplink-token-of-the-test',
    ]) {
      expect(await refusedStatus({ authorization }), authorization).toBe(401);
    }
  });

  test('stores what it acknowledges, exactly, and tells where it stands', async () => {
    const scoring = new Scoring('uplink').begin().balls(300);
    const link = await ConsoleLink.connect(relay.ws, 'c1');
    await link.store(scoring.log);
    // What is read follows the ack a moment later.
    await expect.poll(() => stored('uplink')).toEqual(scoring.log);
    link.close();

    const again = await ConsoleLink.bare(relay.ws);
    const { match } = scoring;
    again.send({ op: 'hello', console: 'c1', name: 'c1', matches: [{ match, ...scoring.head }] });
    expect((await again.next('welcome')).heads).toEqual([{ match, ...scoring.head }]);
    again.send({ op: 'open', head: { match: 'never', term: 0, seq: 0, hash: genesis('never') } });
    expect((await again.next('head')).head).toEqual({ match: 'never', term: 0, seq: 0, hash: genesis('never') });
    // The same once more: acknowledged, not doubled.
    await again.store(scoring.log);
    await expect.poll(() => stored('uplink')).toHaveLength(scoring.log.length);
    again.send({ op: 'ping' });
    await again.next('pong');
    again.close();
  });

  test('many batches in flight of many matches: acks come in order, cumulative', async () => {
    const link = await ConsoleLink.connect(relay.ws, 'c2');
    const scorings = Array.from({ length: 6 }, (_, i) => new Scoring(`flight-${i}`).begin().balls(60));
    for (let i = 0; i < 63; i += 7) for (const { log } of scorings) link.sendLog(log.slice(i, i + 7));
    for (const { match, log } of scorings) {
      await expect.poll(() => link.heard.filter((one) => one.op === 'ack' && one.match === match).length).toBe(9);
      const acks = link.heard.flatMap((one) => (one.op === 'ack' && one.match === match ? [one.seq] : []));
      expect(acks).toEqual(acks.toSorted((a, b) => a - b));
      expect(acks.at(-1)).toBe(log.length);
    }
    link.close();
  });

  test('stores the good beginning of a batch and refuses the rest with the reason', async () => {
    const scoring = new Scoring('half').begin().balls(4);
    const events = scoring.log.map((event) => ({ ...event }));
    const [, , , , bad] = events;
    if (bad === undefined) throw new Error('no log');
    bad.data = { runs: { batter: 'four' } };
    const link = await ConsoleLink.connect(relay.ws, 'c3');
    link.send({ op: 'events', match: 'half', events });
    expect(await link.next('ack')).toMatchObject({ seq: 4 });
    const refused = await link.next('refused');
    expect(refused).toMatchObject({ match: 'half', head: { seq: 4 }, error: { code: 'invalid' } });
    expect(refused.error.message).toContain('runs.batter');
    await expect.poll(() => stored('half')).toHaveLength(4);

    // Data without its defaults would be read differently by different readers.
    const bare = { ...scoring.log[4], data: { bowler: 'sur1' } };
    if (scoring.log[4] === undefined) throw new Error('no log');
    link.send({ op: 'events', match: 'half', events: [{ ...scoring.log[4], ...bare }] });
    expect(await link.next('refused')).toMatchObject({
      error: { code: 'invalid', message: expect.stringContaining('default') },
    });
    link.close();
  });

  test('refuses gaps, forks, old terms and other consoles’ matches, each by its code', async () => {
    const scoring = new Scoring('codes').begin().balls(2);
    const fork = scoring.fork().balls(1);
    const a = await ConsoleLink.connect(relay.ws, 'console-a');
    const b = await ConsoleLink.connect(relay.ws, 'console-b');
    a.sendLog(new Scoring('no-beginning').begin().log.slice(1));
    expect(await a.next('refused')).toMatchObject({ head: { seq: 0 }, error: { code: 'gap' } });
    await a.store(scoring.log);
    a.sendLog(scoring.fork().balls(2).log.slice(-1));
    expect(await a.next('refused')).toMatchObject({ head: { seq: 5 }, error: { code: 'gap' } });
    b.sendLog(fork.log.slice(-1));
    expect(await b.next('refused')).toMatchObject({ error: { code: 'not-writer' } });

    const taker = scoring.fork();
    taker.term = 2;
    await b.store(taker.balls(2).log);
    a.sendLog(fork.log.slice(-1));
    expect(await a.next('refused')).toMatchObject({
      head: { match: 'codes', ...taker.head },
      error: { code: 'stale-term' },
    });
    const liar = taker.fork().balls(1).last;
    b.send({ op: 'events', match: 'codes', events: [{ ...liar, prev: hashEvent(liar) }] });
    expect(await b.next('refused')).toMatchObject({ error: { code: 'broken-chain' } });
    await expect.poll(() => stored('codes')).toEqual(taker.log);
    a.close();
    b.close();
  });

  test('a frame that is no batch is answered; the connection lives on', async () => {
    const link = await ConsoleLink.connect(relay.ws, 'c4');
    link.socket.send('{"op":"events","match":"mangled","events":[{"id":1}]}');
    expect(await link.next('refused')).toMatchObject({
      match: 'mangled',
      head: { seq: 0 },
      error: { code: 'invalid' },
    });
    for (const text of [
      '',
      'nonsense',
      '[]',
      '{"op":"unknown"}',
      '{"op":"events"}',
      `{"op":"open","x":${'['.repeat(5000)}`,
    ]) {
      link.socket.send(text);
      await link.next('error');
    }
    link.socket.send(Buffer.from([1, 2, 3]), { binary: true });
    await link.next('error');
    await link.store(new Scoring('after-all').begin().log);
    link.close();
  });

  test('says no to a console that does not say hello first', async () => {
    const link = await ConsoleLink.bare(relay.ws);
    link.sendLog(new Scoring('rude').begin().log);
    expect((await link.next('error')).error.code).toBe('no-hello');
    await expect.poll(() => link.closed).toBe(4500);
    expect(await stored('rude')).toEqual([]);
  });

  test('no bytes whatever break it or what it has stored', async () => {
    const scoring = new Scoring('fuzz').begin().balls(5);
    const whole = JSON.stringify({ op: 'events', match: 'fuzz', events: scoring.log });
    const link = await ConsoleLink.connect(relay.ws, 'c5');
    await link.store(scoring.log);
    const mutated = fc
      .tuple(fc.nat(whole.length), fc.nat(40), fc.string({ unit: 'binary', maxLength: 8 }))
      .map(([at, cut, text]) => whole.slice(0, at) + text + whole.slice(at + cut));
    const value = fc.json().map((json) => `{"op":"events","match":"fuzz","events":[${json}]}`);
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, value, fc.string({ unit: 'binary' })), async (text) => {
        link.socket.send(text);
        link.send({ op: 'ping' });
        await link.next('pong');
      }),
      { numRuns: 300 },
    );
    await link.store(scoring.balls(2).log);
    await expect.poll(() => stored('fuzz')).toEqual(scoring.log);
    link.close();
  });
});
