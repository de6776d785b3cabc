import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { MatchFold } from '#shared/match/fold.ts';
import { scoreboardOf } from '#shared/match/scoreboard.ts';
import { DEFAULT_LOCALE } from '#shared/text/locale.ts';
import { LIVE_PATH, MAX_REPLAY } from '#shared/wire/live.ts';
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

function boardOf(scoring: Scoring) {
  const { state } = MatchFold.of(scoring.log);
  return state === null ? null : scoreboardOf(scoring.match, state, DEFAULT_LOCALE);
}

async function follow(match: string, from?: Fan['position']): Promise<Fan> {
  const fan = new Fan(match);
  fan.position = from ?? null;
  await fan.connect(relay.ws);
  return fan;
}

async function subscriptions(): Promise<number> {
  const text = await (await fetch(`${relay.url}/metrics`)).text();
  return Number(/^scorewire_live_subscriptions (\d+)$/m.exec(text)?.[1]);
}

describe('live', () => {
  test('a fan gets a snapshot, then every event once, with what it changed', async () => {
    const scoring = new Scoring('snap').begin().balls(3);
    await link.store(scoring.log);
    const fan = await follow('snap');
    await expect.poll(() => fan.of('snapshot')).toHaveLength(1);
    expect(fan.of('snapshot')[0]).toMatchObject({ term: 1, seq: 6, scoreboard: boardOf(scoring) });
    for (let i = 0; i < 20; i++) await link.store(scoring.balls(1).log.slice(-1));
    await expect.poll(() => fan.position?.seq).toBe(26);
    expect(fan.events).toEqual(scoring.log.slice(6).map((event) => JSON.stringify(event)));
    expect(fan.faults).toEqual([]);
    expect(fan.board).toEqual(boardOf(scoring));
    // A dot ball changes the over count but not the score that both sides show in full.
    for (const { scoreboard } of fan.of('event')) expect(Object.keys(scoreboard)).not.toContain('title');
    fan.drop();
  });

  test('a fan that asks from the beginning is told everything again, as it happened', async () => {
    const scoring = new Scoring('from-start').begin().balls(40);
    const [, , , , ball] = scoring.log;
    if (ball === undefined) throw new Error('no ball');
    scoring.add('correction.amend', {
      target: ball.id,
      data: { ...ball.data, runs: { batter: 4 } },
      reason: 'overthrow',
    });
    scoring.balls(10);
    await link.store(scoring.log);
    const fan = await follow('from-start', { term: 0, seq: 0 });
    await expect.poll(() => fan.seqs).toHaveLength(scoring.log.length);
    expect(fan.events).toEqual(scoring.log.map((event) => JSON.stringify(event)));
    expect(fan.board).toEqual(boardOf(scoring));
    expect(fan.of('snapshot')).toEqual([]);
    expect(fan.of('event').filter(({ corrects }) => corrects)).toMatchObject([
      {
        event: { type: 'correction.amend' },
        commentary: { kind: 'note', text: expect.stringContaining('(overthrow)') },
      },
    ]);
    fan.drop();
  });

  test('notes are told in their own words', async () => {
    const scoring = new Scoring('note').begin();
    await link.store(scoring.log);
    const fan = await follow('note');
    await expect.poll(() => fan.position?.seq).toBe(3);
    scoring.add('note.added', { text: 'A dog is on the field.' });
    await link.store(scoring.log.slice(-1));
    await expect.poll(() => fan.of('event')).toHaveLength(1);
    expect(fan.of('event')[0]?.commentary).toMatchObject({ kind: 'note', text: 'A dog is on the field.', seq: 4 });
    fan.drop();
  });

  test('whoever missed too much, or stands in another history, gets a gap and a snapshot', async () => {
    const scoring = new Scoring('gap').begin().balls(MAX_REPLAY + 10);
    await link.store(scoring.log);
    const head = scoring.head.seq;
    for (const after of [
      { term: 0, seq: 0 },
      { term: 2, seq: head - 3 },
      { term: 1, seq: head + 7 },
    ]) {
      const fan = await follow('gap', after);
      await expect.poll(() => fan.of('snapshot')).toHaveLength(1);
      expect(fan.of('gap')).toEqual([{ op: 'gap', match: 'gap', after, seq: head }]);
      expect(fan.of('snapshot')[0]?.seq).toBe(head);
      fan.drop();
    }
    const near = await follow('gap', { term: 1, seq: head - MAX_REPLAY });
    await expect.poll(() => near.seqs).toHaveLength(MAX_REPLAY);
    expect(near.faults).toEqual([]);
    expect(near.of('gap')).toEqual([]);
    near.drop();
  });

  test('wherever the connection breaks, the fan ends with the identical log and nothing twice', async () => {
    let n = 0;
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ balls: fc.integer({ min: 1, max: 12 }) }) },
      { weight: 2, arbitrary: fc.constant('drop' as const) },
      { weight: 2, arbitrary: fc.constant('connect' as const) },
      { weight: 1, arbitrary: fc.constant('breathe' as const) },
      { weight: 1, arbitrary: fc.constant('unsubscribe' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
        n += 1;
        const scoring = new Scoring(`drops-${n}`).begin();
        await link.store(scoring.log);
        const fan = new Fan(scoring.match);
        fan.position = { term: 0, seq: 0 };
        await fan.connect(relay.ws);
        const sent: Promise<void>[] = [];
        for (const one of steps) {
          if (one === 'drop') fan.drop();
          else if (one === 'connect') {
            fan.drop();
            await fan.connect(relay.ws);
          } else if (one === 'breathe') await new Promise((resolve) => setTimeout(resolve, 5));
          else if (one === 'unsubscribe') {
            fan.send({ op: 'unsubscribe', match: scoring.match });
            if (fan.position !== null) fan.send({ op: 'subscribe', match: scoring.match, after: fan.position });
          } else {
            const from = scoring.log.length;
            link.sendLog(scoring.balls(one.balls).log.slice(from), 3);
          }
        }
        if (fan.socket === null) await fan.connect(relay.ws);
        await Promise.all(sent);
        await expect.poll(() => fan.position?.seq, { timeout: 10_000 }).toBe(scoring.log.length);
        await new Promise((resolve) => setTimeout(resolve, 10));
        const texts = scoring.log.map((event) => JSON.stringify(event));
        // An unsubscribe leaves what is under way: those are told again after the position given, and skipped by seq.
        expect([...new Set(fan.events)]).toEqual(texts);
        expect(fan.board).toEqual(boardOf(scoring));
        if (!steps.includes('unsubscribe')) {
          expect(fan.faults).toEqual([]);
          expect(fan.events).toEqual(texts);
        }
        fan.drop();
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test('replay and live meet without a hole while events pour in', async () => {
    const scoring = new Scoring('pour').begin();
    await link.store(scoring.log);
    const fans: Fan[] = [];
    for (let round = 0; round < 30; round++) {
      link.sendLog(scoring.balls(8).log.slice(-8), 1);
      const fan = new Fan('pour');
      if (round % 3 > 0) fan.position = round % 3 === 1 ? { term: 0, seq: 0 } : { term: 1, seq: 3 };
      fans.push(fan);
      await fan.connect(relay.ws);
    }
    for (const fan of fans) {
      await expect.poll(() => fan.position?.seq).toBe(scoring.log.length);
      expect(fan.faults).toEqual([]);
      expect(boardOf(scoring)).toMatchObject(fan.board);
      fan.drop();
    }
  });

  test('says when a match is over, also to those who come later', async () => {
    const scoring = new Scoring('over').begin().balls(2);
    await link.store(scoring.log);
    const fan = await follow('over');
    await expect.poll(() => fan.position?.seq).toBe(5);
    scoring.add('match.ended', { result: 'Match awarded to Kent' });
    await link.store(scoring.log.slice(-1));
    await expect.poll(() => fan.told.at(-1)).toEqual({ op: 'end', match: 'over' });
    expect(fan.board.result).toBe('Match awarded to Kent');
    for (const late of [
      await follow('over'),
      await follow('over', fan.position),
      await follow('over', { term: 1, seq: 4 }),
    ]) {
      await expect.poll(() => late.told.at(-1)).toEqual({ op: 'end', match: 'over' });
      expect(late.of('end')).toHaveLength(1);
      late.drop();
    }
    fan.drop();
  });

  test('a match that is yet to begin is followed from its first event', async () => {
    const early = await follow('early');
    await expect.poll(() => early.of('error')).toMatchObject([{ match: 'early', code: 'no-match' }]);
    early.position = { term: 0, seq: 0 };
    const scoring = new Scoring('early').begin().balls(2);
    await link.store(scoring.log);
    await expect.poll(() => early.seqs).toEqual([1, 2, 3, 4, 5]);
    expect(early.board).toEqual(boardOf(scoring));
    early.drop();
  });

  test('asking again and again begins anew each time and doubles nothing', async () => {
    const scoring = new Scoring('impatient').begin().balls(5);
    await link.store(scoring.log);
    const other = await follow('impatient');
    const fan = await follow('impatient');
    await expect.poll(() => fan.position?.seq).toBe(8);
    for (let i = 0; i < 10; i++) fan.send({ op: 'subscribe', match: 'impatient' });
    for (let i = 0; i < 5; i++) fan.send({ op: 'subscribe', match: 'impatient', after: { term: 1, seq: 8 } });
    fan.send({ op: 'ping' });
    await expect.poll(() => fan.of('pong')).toHaveLength(1);
    link.sendLog(scoring.balls(5).log.slice(-5), 1);
    await expect.poll(() => fan.position?.seq).toBe(13);
    expect(fan.seqs).toEqual([9, 10, 11, 12, 13]);
    expect(fan.faults).toEqual([]);
    fan.drop();
    other.drop();
  });

  test('answers what it cannot do, and closes on those who do not speak its language', async () => {
    const fan = await follow('nowhere');
    await expect.poll(() => fan.of('error')).toMatchObject([{ match: 'nowhere', code: 'no-match' }]);
    fan.send({ op: 'ping' });
    await expect.poll(() => fan.of('pong')).toHaveLength(1);
    fan.socket?.send('{"op":"subscribe","match":"../etc"}');
    await expect.poll(() => fan.of('error')).toHaveLength(2);
    for (let i = 0; i < 70; i++) fan.send({ op: 'subscribe', match: `nobody-${i % 2}` });
    fan.socket?.send(Buffer.from('{"op":"ping"}'), { binary: true });
    await expect.poll(() => fan.closed).toBe(4500);

    const flood = await follow('nowhere');
    for (let i = 0; i < 400; i++) flood.send({ op: 'ping' });
    await expect.poll(() => flood.closed).toBe(4529);

    const big = await follow('nowhere');
    big.socket?.send(`{"op":"ping","x":"${'x'.repeat(5000)}"}`);
    await expect.poll(() => big.closed).toBe(1009);
  });

  test('follows a limited number of matches on one connection', async () => {
    await Promise.all(Array.from({ length: 65 }, (_, i) => link.store(new Scoring(`many-${i}`).begin().log)));
    const fan = await follow('many-0');
    for (let i = 1; i < 65; i++) fan.send({ op: 'subscribe', match: `many-${i}` });
    await expect.poll(() => fan.of('snapshot')).toHaveLength(64);
    await expect.poll(() => fan.of('error')).toMatchObject([{ code: 'too-many-subscriptions' }]);
    fan.drop();
  });

  test('waits for few matches that do not exist on one connection, and says of the others to ask again', async () => {
    const names = Array.from({ length: 6 }, (_, i) => `unborn-${i}`);
    const fan = await follow(names[0] ?? '');
    for (const [i, match] of names.entries()) {
      if (i > 0) fan.send({ op: 'subscribe', match });
      await expect.poll(() => fan.of('error')).toHaveLength(i + 1);
    }
    expect(fan.of('error').map(({ code, match }) => [code, match])).toEqual(
      names.map((match, i) => [i < 4 ? 'no-match' : 'unavailable', match]),
    );
    await Promise.all(names.map((match) => link.store(new Scoring(match).begin().log)));
    await expect.poll(() => fan.of('event')).toHaveLength(4 * 3);
    expect(new Set(fan.of('event').map(({ match }) => match))).toEqual(new Set(names.slice(0, 4)));
    // What it waited for exists now, so that there is room to wait for others.
    fan.send({ op: 'subscribe', match: 'unborn-4' });
    await expect.poll(() => fan.of('snapshot')).toMatchObject([{ match: 'unborn-4' }]);
    fan.send({ op: 'subscribe', match: 'unborn-9' });
    await expect.poll(() => fan.of('error')).toHaveLength(7);
    await link.store(new Scoring('unborn-9').begin().log);
    await expect.poll(() => fan.of('event').filter(({ match }) => match === 'unborn-9')).toHaveLength(3);
    fan.drop();
  });

  test('matches can be followed however many invented ones others follow', async () => {
    const scoring = new Scoring('real').begin();
    await link.store(scoring.log);
    const before = await subscriptions();
    const others = await Promise.all(Array.from({ length: 280 }, (_, i) => follow(`invented-${i}-0`)));
    for (const [i, other] of others.entries()) {
      for (let n = 1; n < 16; n++) other.send({ op: 'subscribe', match: `invented-${i}-${n}` });
    }
    for (const other of others) await expect.poll(() => other.of('error'), { timeout: 30_000 }).toHaveLength(16);
    expect(new Set(others.flatMap((other) => other.of('error').map(({ code }) => code)))).toEqual(
      new Set(['no-match', 'unavailable']),
    );
    expect((await subscriptions()) - before).toBe(1024);
    const fan = await follow('real');
    await expect.poll(() => fan.position?.seq).toBe(3);
    for (const other of [fan, ...others]) other.drop();
    await expect.poll(subscriptions).toBe(before);
  }, 60_000);

  test('takes a limited number of connections from one address beyond its own network', async () => {
    const open = (forwarded: string) =>
      new Promise<WebSocket | number>((resolve, reject) => {
        const socket = new WebSocket(`${relay.ws}${LIVE_PATH}`, 'scorewire.v1', {
          headers: { 'x-forwarded-for': forwarded },
        });
        socket.once('open', () => resolve(socket));
        socket.once('unexpected-response', (request, response) => {
          request.destroy();
          resolve(response.statusCode ?? 0);
        });
        socket.once('error', reject);
      });
    // What a client claims stands in front of what the proxies found.
    const greedy = await Promise.all(
      Array.from({ length: 1000 }, (_, i) => open(`10.1.${i >> 8}.${i & 255}, 203.0.113.7, 10.0.0.2`)),
    );
    expect(greedy.filter((one) => typeof one === 'number')).toEqual([]);
    expect(await open('198.51.100.1, 203.0.113.7')).toBe(429);
    const others = [await open('203.0.113.8'), await open('10.0.0.9'), await open('::ffff:192.168.0.7')];
    expect(others.map((one) => typeof one)).toEqual(['object', 'object', 'object']);
    const [first] = greedy;
    if (first instanceof WebSocket) first.close();
    await expect.poll(async () => typeof (await open('203.0.113.7'))).toBe('object');
    for (const one of [...greedy, ...others]) if (one instanceof WebSocket) one.terminate();
  }, 60_000);

  test('a fan that does not read is skipped to the newest state, and others are not slowed', async () => {
    const scoring = new Scoring('slow').begin();
    await link.store(scoring.log);
    const quick = await follow('slow');
    await expect.poll(() => quick.position?.seq).toBe(3);
    const slow = new WebSocket(`${relay.ws}${LIVE_PATH}`, 'scorewire.v1');
    await new Promise((resolve) => slow.once('open', resolve));
    const heard: { op: string; seq?: number; after?: { seq: number } }[] = [];
    slow.on('message', (data) => {
      const message = JSON.parse(data.toString());
      if (message.op !== 'presence') heard.push(message);
    });
    slow.send(JSON.stringify({ op: 'subscribe', match: 'slow' }));
    await expect.poll(() => heard.length).toBe(1);
    slow.pause();
    // Far more than the kernel's buffers take.
    const note = 'n'.repeat(1000);
    for (let i = 0; i < 12_000; i++) scoring.add('note.added', { text: note });
    await link.store(scoring.log);
    await expect.poll(() => quick.position?.seq, { timeout: 30_000 }).toBe(scoring.log.length);
    expect(quick.faults).toEqual([]);
    slow.resume();
    await expect
      .poll(() => heard.at(-1)?.op === 'snapshot' && heard.at(-1)?.seq, { timeout: 30_000 })
      .toBe(scoring.log.length);
    expect(heard.at(-2)?.op).toBe('gap');
    const events = heard.filter(({ op }) => op === 'event');
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => 4 + i));
    expect(heard.at(-2)?.after?.seq).toBe(3 + events.length);
    await link.store(scoring.balls(1).log.slice(-1));
    await expect.poll(() => heard.at(-1)?.op).toBe('event');
    quick.drop();
    slow.terminate();
  }, 60_000);

  test('metrics count what was sent and how long it took', async () => {
    const text = await (await fetch(`${relay.url}/metrics`)).text();
    const has = (line: RegExp) => expect(line.test(text), line.source).toBe(true);
    has(/scorewire_live_sent_total [1-9]/);
    has(/scorewire_stage_seconds_count\{stage="sent"\} [1-9]/);
    has(/scorewire_live_slow_total\{action="conflated"\} 1/);
    has(/nodejs_eventloop_lag_p99_seconds/);
  });

  test('there is no other WebSocket', async () => {
    const socket = connect(Number(new URL(relay.url).port), '127.0.0.1');
    socket.write('GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));
    expect(answer).toMatch(/^HTTP\/1.1 404 /);
    socket.destroy();
  });
});
