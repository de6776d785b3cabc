import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { ConsoleLink } from '../apps/relay/testing/console.ts';
import { Scoring } from '../apps/relay/testing/cricket-log.ts';
import { findPostgres, type PostgresServer, startPostgres } from '../scripts/servers/postgres.ts';
import { newReplica, type Replica } from './replicas/replica.ts';
import { eventually, openFolder } from './support.ts';

const KILLS = 15;
/** The promise: what a dead replica left undone is done this long after, at the latest. */
const MOVES_WITHIN_MS = 5000;
const ROUND_MATCHES = 4;

describe.skipIf((await findPostgres()) === null)('two ingest replicas, one of them killed again and again', () => {
  it('what follows from a commit is done by the other one within 5 s', async () => {
    const postgres = await startPostgres();
    const folder = await openFolder('scorewire-lease-');
    const env = { DATABASE_URL: postgres.url, VAPID_PRIVATE_KEY: `${'A'.repeat(42)}E`, LOG_LEVEL: 'warn' };
    const replicas = [await newReplica('ingest', 0, folder, env), await newReplica('ingest', 1, folder, env)] as const;
    try {
      for (const one of replicas) await one.start();
      const waits: number[] = [];
      let undone = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        const dying = replicas[kill % 2 === 0 ? 0 : 1];
        const matches = Array.from({ length: ROUND_MATCHES }, (_, i) =>
          new Scoring(`kill-${kill}-${i}`).begin().balls(6),
        );
        await killWhileStoring(dying, matches, kill);
        const killed = performance.now();
        undone += (await behind(postgres)).length;
        await eventually(
          'the lists are in step',
          async () => ((await behind(postgres)).length === 0 ? true : null),
          15_000,
        );
        waits.push(performance.now() - killed);
        await dying.start();
      }
      const longest = Math.round(Math.max(...waits));
      process.stdout.write(`${JSON.stringify({ kills: KILLS, undone, longest_ms: longest })}\n`);
      // Otherwise nothing was tried.
      expect(undone).toBeGreaterThan(0);
      expect(longest).toBeLessThan(MOVES_WITHIN_MS);
    } finally {
      for (const one of replicas) await one.end('SIGKILL');
      await postgres.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** Kills it at a moment between the first batch and a little after the last answer. */
async function killWhileStoring(replica: Replica, matches: readonly Scoring[], round: number): Promise<void> {
  const link = await ConsoleLink.connect(replica.url.replace('http', 'ws'), `console-${round}`);
  for (const { log } of matches) link.sendLog(log, 3);
  // In every other round at an answer: what is acked is committed, and what follows from it has only begun.
  if (round % 2 === 0) await link.next('ack');
  else await sleep(round * 2);
  await replica.end('SIGKILL');
  link.close();
}

/** Matches whose list row is behind their log. */
async function behind({ url }: PostgresServer): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ match: string }>(
      `select match from logs left join matches on match_id = match where logs.seq > 0 and coalesce(matches.seq, 0) < logs.seq`,
    );
    return rows.map(({ match }) => match);
  } finally {
    await client.end();
  }
}
