import type pg from 'pg';

const DAY_MS = 24 * 3_600_000;
/** Made ahead, so that a database that is away at midnight does no harm. */
const DAYS_AHEAD = 3;
/** Dropping a partition locks its table for an instant; rather later than that others wait for it. */
const PATIENCE = '2s';
/** Any number, the same in every relay. */
const LOCK = 0x5358;

/**
 * Retention of a table that is partitioned by range of a time (UTC ms): makes the partitions of the days to come and
 * drops those that ended more than `keepMs` ago. Rows that no day was there for lie in the table's `…_rest`.
 * @param table and @param column are names in our own schema
 */
export async function keepDays(
  pool: pg.Pool,
  { table, column, keepMs }: { readonly table: string; readonly column: string; readonly keepMs: number },
  now: number,
): Promise<void> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query('begin');
    await client.query('select set_config($1, $2, true)', ['lock_timeout', PATIENCE]);
    // One relay at a time, as long as this transaction lasts.
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const { rows } = await client.query<{ name: string }>(
      'select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::regclass',
      [table],
    );
    const known = new Set(rows.map(({ name }) => name));
    for (const name of known) {
      const start = dayOf(table, name);
      if (start !== null && start + DAY_MS <= now - keepMs) await client.query(`drop table ${name}`);
    }
    await client.query(`delete from ${table}_rest where ${column} < $1`, [now - keepMs]);
    const today = now - (now % DAY_MS);
    for (let start = today; start <= today + DAYS_AHEAD * DAY_MS; start += DAY_MS) {
      const name = partitionOf(table, start);
      if (known.has(name)) continue;
      await makeDay(client, { table, column, name }, start);
    }
    await client.query('commit');
    broken = false;
  } finally {
    // Closing the connection rolls back whatever happened.
    client.release(broken);
  }
}

/** What came while the day had no partition moves into it: a new partition must not overlap what is in the rest. */
async function makeDay(
  client: pg.ClientBase,
  { table, column, name }: { readonly table: string; readonly column: string; readonly name: string },
  start: number,
): Promise<void> {
  const range = [start, start + DAY_MS];
  await client.query(`create table ${name} (like ${table} including all)`);
  await client.query(
    `with moved as (delete from ${table}_rest where ${column} >= $1 and ${column} < $2 returning *)
     insert into ${name} select * from moved`,
    range,
  );
  await client.query(`alter table ${table} attach partition ${name} for values from (${range.join(') to (')})`);
}

function partitionOf(table: string, start: number): string {
  return `${table}_${new Date(start).toISOString().slice(0, 10).replaceAll('-', '')}`;
}

/** When the day of a partition begins, UTC ms; null: it is no day's. */
function dayOf(table: string, name: string): number | null {
  const [, year, month, day] = /_(\d{4})(\d\d)(\d\d)$/.exec(name) ?? [];
  if (!name.startsWith(`${table}_`) || year === undefined) return null;
  return Date.UTC(Number(year), Number(month) - 1, Number(day));
}
