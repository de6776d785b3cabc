import type pg from 'pg';
import { ProblemError, problem } from '#shared/problem.ts';
import { migrations } from './migrations/migrations.ts';

/** Any number, the same in every relay: "SW" in ASCII. */
const LOCK = 0x5357;

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
    if (have > migrations.length) {
      const message = `The database has schema version ${have}, this relay knows ${migrations.length}: it needs a newer Scorewire.`;
      throw new ProblemError(problem('newer-schema', message));
    }
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
