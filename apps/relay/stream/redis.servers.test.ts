import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { findRedis, type RedisServer, startRedis } from '../../../scripts/servers/redis.ts';
import { logEntry } from '../store/log.ts';
import { Scoring } from '../testing/cricket-log.ts';
import { streamContract } from './contract.ts';
import { LocalStream } from './local.ts';
import { writeCommitted } from './message.ts';
import { RedisStream } from './redis.ts';

const log = pino({ level: process.env.TEST_LOG ?? 'silent' });

interface Watched {
  readonly stream: RedisStream;
  readonly seen: string[];
}

function streamOf(server: RedisServer, replica: string): Watched {
  const seen: string[] = [];
  const observer = {
    connected: () => seen.push('connected'),
    disconnected: () => seen.push('disconnected'),
    unsent: () => seen.push('unsent'),
    received: () => undefined,
  };
  const stream = new RedisStream(server.url, replica, new LocalStream(log), observer, log);
  stream.start();
  return { stream, seen };
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 10_000; !holds(); await sleep(5)) {
    if (Date.now() > deadline) throw new Error(`not within 10 s: ${what}`);
  }
}

describe.skipIf(findRedis() === null)('over a real Redis', () => {
  streamContract('RedisStream', async () => {
    const server = await startRedis();
    let replicas = 0;
    return {
      async join() {
        const { stream } = streamOf(server, `replica-${++replicas}`);
        await until('listening', () => stream.isListening);
        return { stream, leave: async () => stream.close() };
      },
      async crash() {
        await server.kill();
        await sleep(100);
        await server.start();
      },
      close: () => server.close(),
    };
  });

  test('what is no commit, or a damaged one, is not told', async () => {
    const server = await startRedis();
    const { stream } = streamOf(server, 'reader');
    const redis = new Redis(server.url);
    try {
      await until('listening', () => stream.isListening);
      const told: string[] = [];
      stream.subscribe(({ match, entries }) => told.push(`${match} ${entries.length}`));
      const [first, second, third] = new Scoring('sound').begin().log.map(logEntry);
      if (first === undefined || second === undefined || third === undefined) throw new Error('three events');
      const head = { seq: 3, term: 1, hash: third.hash };
      const sound = { match: 'sound', head, entries: [first, second, third] };
      const text = writeCommitted(sound, 'writer');
      const damaged = [
        'no json',
        '{}',
        text.replace('"schema":1', '"schema":2'),
        text.replaceAll('sound', 'other'),
        text.replace('Kent 1', 'Kent I'),
        text.replace(second.hash, third.hash),
        writeCommitted({ ...sound, entries: [first, third] }, 'writer'),
        writeCommitted({ ...sound, head: { ...head, seq: 2 } }, 'writer'),
        text.slice(0, -1),
      ];
      for (const one of damaged) expect(one).not.toBe(text);
      for (const one of [...damaged, text]) await redis.publish('scorewire:commits', one);
      await until('the sound one', () => told.length > 0);
      expect(told).toEqual(['sound 3']);
    } finally {
      redis.disconnect();
      stream.close();
      await server.close();
    }
  });

  test('a Redis that does not let us listen is asked again, and said so', async () => {
    const server = await startRedis();
    const admin = new Redis(server.url);
    try {
      await admin.call('ACL', 'SETUSER', 'default', 'resetchannels');
      const { stream, seen } = streamOf(server, 'barred');
      await sleep(300);
      expect(stream.isListening).toBe(false);
      expect(seen).toEqual([]);
      await admin.call('ACL', 'SETUSER', 'default', 'allchannels');
      await until('listening', () => stream.isListening);
      stream.close();
    } finally {
      admin.disconnect();
      await server.close();
    }
  });

  test('a Redis that is not there, goes and comes holds nobody up, and is noticed', async () => {
    const server = await startRedis();
    await server.kill();
    const { stream, seen } = streamOf(server, 'early');
    try {
      const told: number[] = [];
      stream.subscribe(({ head }) => told.push(head.seq));
      stream.publish({ match: 'alone', head: { seq: 1, term: 1, hash: '' }, entries: [] });
      expect(told).toEqual([1]);
      await until('it is counted', () => seen.includes('unsent'));
      await server.start();
      await until('connected', () => seen.includes('connected'));
      await server.kill();
      await until('disconnected', () => seen.at(-1) === 'disconnected');
      const killed = performance.now();
      await server.start();
      await until('connected again', () => seen.at(-1) === 'connected');
      process.stdout.write(`Redis is back: listening again after ${Math.round(performance.now() - killed)} ms\n`);
    } finally {
      stream.close();
      await server.close();
    }
  });
});
