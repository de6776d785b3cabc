import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { MatchDetail } from '#shared/wire/rest.ts';
import { demoMatch } from '../scripts/demo/match.ts';
import { record } from '../scripts/demo/record.ts';
import { findPostgres, startPostgres } from '../scripts/servers/postgres.ts';
import { eventually, getJson, tool, withStack } from './support.ts';

describe.skipIf((await findPostgres()) === null)('a Postgres of the operator’s own (DATABASE_URL)', () => {
  it('takes a whole match, and what SQL shows of it is what the API shows', async () => {
    const postgres = await startPostgres();
    const { url } = postgres;
    try {
      await withStack(
        async (stack) => {
          await stack.startRelay();
          await stack.startConsole();
          const log = record('given', demoMatch(4));
          const file = join(stack.dataDir, 'match.jsonl');
          await writeFile(file, log.map((event) => JSON.stringify(event)).join('\n'));
          const replayed = tool('replay.ts', [file, '--mqtt', stack.mqttUrl, '--speed', 'max'], {
            DATA_DIR: stack.dataDir,
          });
          expect(await replayed.finished).toMatchObject({ code: 0 });
          const detail = await eventually('the match has ended', async () => {
            const found = await getJson(`${stack.relayUrl}/v1/matches/given`, MatchDetail);
            return found?.scoreboard.status === 'ended' ? found : null;
          });
          expect(await tool('verify.ts', ['given', '--relay', stack.relayUrl]).finished).toMatchObject({ code: 0 });
          expect(existsSync(join(stack.dataDir, 'relay/postgres'))).toBe(false);

          const client = new pg.Client({ connectionString: url });
          await client.connect();
          try {
            const events = await client.query('select count(*)::int as n from events where match = $1', ['given']);
            expect(events.rows).toEqual([{ n: log.length }]);
            const row = await eventually('the list row is there', async () => {
              const { rows } = await client.query('select status, result, seq from matches where match_id = $1', [
                'given',
              ]);
              return rows[0]?.status === 'ended' ? rows[0] : null;
            });
            expect(row).toEqual({ status: 'ended', result: detail.scoreboard.result, seq: log.length });
            const { rows: scores } = await client.query('select score from scores where match_id = $1 order by side', [
              'given',
            ]);
            expect(scores.map(({ score }) => score)).toEqual(detail.scoreboard.sides.map(({ score }) => score));
          } finally {
            await client.end();
          }
        },
        { DATABASE_URL: url },
      );
    } finally {
      await postgres.close();
    }
  });
});
