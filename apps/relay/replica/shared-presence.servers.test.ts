import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, test, vi } from 'vitest';
import { findRedis, startRedis } from '../../../scripts/servers/redis.ts';
import { LocalPresence } from '../live/presence.ts';
import { LocalStream } from '../stream/local.ts';
import { RedisStream } from '../stream/redis.ts';
import { SharedPresence } from './shared-presence.ts';

const log = pino({ level: 'silent' });
const observer = {
  connected: () => undefined,
  disconnected: () => undefined,
  unsent: () => undefined,
  received: () => undefined,
};

function replica(url: string, name: string) {
  const stream = new RedisStream(url, name, new LocalStream(log), observer, log);
  const presence = new LocalPresence({ everyMs: 20, slightMs: 20 });
  const timing = { everyMs: 50, goneAfterMs: 300 };
  const shared = new SharedPresence(presence, name, (heard) => stream.carry('scorewire:fans', heard), timing);
  stream.start();
  return { stream, presence, shared };
}

describe.skipIf(findRedis() === null)('fans of all replicas together', () => {
  test('are counted everywhere, and no longer when they leave, or their replica dies or says goodbye', async () => {
    const redis = await startRedis();
    const [one, dying, leaving] = ['one', 'dying', 'leaving'].map((name) => replica(redis.url, name));
    if (one === undefined || dying === undefined || leaving === undefined) throw new Error('three replicas');
    try {
      const told: number[] = [];
      one.presence.watch('final', (fans) => told.push(fans));
      const isSeen = (fans: number) =>
        vi.waitFor(() =>
          expect([one, dying, leaving].map(({ presence }) => presence.fans('final'))).toEqual([fans, fans, fans]),
        );
      for (let i = 0; i < 3; i++) one.presence.enter('final');
      for (let i = 0; i < 20; i++) dying.presence.enter('final');
      leaving.presence.enter('final');
      leaving.presence.enter('other');
      await isSeen(24);
      expect([...one.presence.here()]).toEqual([['final', 3]]);
      await vi.waitFor(() => expect(told.at(-1)).toBe(24));
      for (let i = 0; i < 5; i++) dying.presence.leave('final');
      await isSeen(19);
      leaving.shared.close();
      await vi.waitFor(() => expect(one.presence.fans('final')).toBe(18));
      expect(one.presence.fans('other')).toBe(0);
      dying.stream.close();
      await vi.waitFor(() => expect(one.presence.fans('final')).toBe(3));
      await sleep(100);
      expect(told.at(-1)).toBe(3);
    } finally {
      for (const { stream, presence, shared } of [one, dying, leaving]) {
        shared.close();
        presence.close();
        stream.close();
      }
      await redis.close();
    }
  });
});
