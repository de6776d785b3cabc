import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { ProblemError, problem } from '#shared/problem.ts';
import { migrations } from './migrations/migrations.ts';

/** Any number, the same in every relay: "SW" in ASCII. */
const LOCK = 0x5357;

/** A replica that makes no schema waits so long for one that does, looking this often, in ms. */
const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 500;

/** Brings the schema up to date, one relay at a time, each step in a transaction of its own. */
export async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query('create table if not exists schema_versions (version integer primary key, at bigint not null)');
    const { rows } = await client.query<{ version: number }>(
      'select coalesce(max(version), 0) as version from schema_versions',
    );
    const have = rows[0]?.version ?? 0;
    refuseNewer(have);
    for (const [i, sql] of migrations.entries()) {
      if (i < have) continue;
      await client.query('begin');
      await client.query(sql);
      await client.query('insert into schema_versions values ($1, $2)', [i + 1, Date.now()]);
      await client.query('commit');
    }
  } finally {
    // Closing the connection gives the lock back whatever happened.
    client.release(true);
  }
}

/** Waits until another replica has brought the schema up to date. @throws ProblemError `no-schema` */
export async function awaitSchema(pool: pg.Pool, log: Logger): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (let isTold = false; ; isTold = true) {
    const have = await versionOf(pool);
    refuseNewer(have);
    if (have === migrations.length) return;
    const message = `The database has schema version ${have}, this edge needs ${migrations.length}: start an ingest replica of this version, which brings it up to date.`;
    if (Date.now() > deadline) throw new ProblemError(problem('no-schema', message));
    if (!isTold) log.warn(`${message} Waiting for it.`);
    await sleep(LOOK_EVERY_MS);
  }
}

async function versionOf(pool: pg.Pool): Promise<number> {
  const { rows: tables } = await pool.query<{ exists: boolean }>(
    "select to_regclass('schema_versions') is not null as exists",
  );
  if (tables[0]?.exists !== true) return 0;
  const { rows } = await pool.query<{ version: number }>(
    'select coalesce(max(version), 0) as version from schema_versions',
  );
  return rows[0]?.version ?? 0;
}

function refuseNewer(have: number): void {
  if (have <= migrations.length) return;
  const message = `The database has schema version ${have}, this relay knows ${migrations.length}: it needs a newer Scorewire.`;
  throw new ProblemError(problem('newer-schema', message));
}
