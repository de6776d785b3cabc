import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ConsoleLink } from '../apps/relay/testing/console.ts';
import { Scoring } from '../apps/relay/testing/cricket-log.ts';
import { findPostgres, startPostgres } from '../scripts/servers/postgres.ts';
import { findRedis, startRedis } from '../scripts/servers/redis.ts';
import { newReplica } from './replicas/replica.ts';
import { eventually, openFolder } from './support.ts';

const isPossible = findRedis() !== null && (await findPostgres()) !== null;

describe.skipIf(!isPossible)('a hand-over between consoles of two ingest replicas', () => {
  it('is told at once to the one that lost the match, and what it still holds to the one that won it', async () => {
    const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    const folder = await openFolder('scorewire-handover-');
    const key = `${'A'.repeat(42)}E`;
    const env = { DATABASE_URL: postgres.url, REDIS_URL: redis.url, VAPID_PRIVATE_KEY: key, LOG_LEVEL: 'warn' };
    const replicas = [await newReplica('ingest', 0, folder, env), await newReplica('ingest', 1, folder, env)] as const;
    try {
      await Promise.all(replicas.map((one) => one.start()));
      const [ws, otherWs] = [replicas[0].url.replace('http', 'ws'), replicas[1].url.replace('http', 'ws')];
      const [before, after] = [await ConsoleLink.connect(ws, 'before'), await ConsoleLink.connect(otherWs, 'after')];
      const scoring = new Scoring('handed').begin().balls(3);
      await before.store(scoring.log);

      await eventually('the other replica knows who is connected to the first', async () => {
        after.send({ op: 'list' });
        const { matches } = await after.next('listed');
        const writer = matches.find(({ match }) => match === 'handed')?.console;
        return writer?.online && writer.name === 'before' ? true : null;
      });
      after.send({ op: 'follow', match: 'handed', after: { seq: 0, hash: '0'.repeat(64) } });
      await after.next('log', ({ events }) => events.at(-1)?.seq === 6);
      await before.store(scoring.balls(1).log.slice(-1));
      await after.next('log', ({ events }) => events.at(-1)?.seq === 7);

      after.send({ op: 'claim', match: 'handed', term: 1 });
      await after.next('claimed');
      const lost = await before.next('refused');
      expect(lost).toMatchObject({ match: 'handed', error: { code: 'stale-term' } });
      const [forked] = scoring.balls(1).log.slice(-1);
      if (forked === undefined) throw new Error('no event');
      before.send({ op: 'fork', match: 'handed', events: [forked] });
      await before.next('kept');
      const offered = await after.next('fork');
      expect(offered).toMatchObject({ match: 'handed', console: 'before', events: [{ id: forked.id }] });
      after.send({ op: 'discard', match: 'handed', console: 'before', ids: [forked.id], reason: 'was counted' });
      expect(await before.next('discarded')).toMatchObject({ ids: [forked.id], reason: 'was counted' });
      before.close();
      after.close();
    } finally {
      await Promise.all(replicas.map((one) => one.end('SIGTERM')));
      await redis.close();
      await postgres.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
