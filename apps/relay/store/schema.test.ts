import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../testing/postgres.ts';
import { type Database, openDatabase } from './database.ts';
import { keepDays } from './days.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { refusedByMatch } from './migrations/refused-by-match.ts';

/** Tables that belong to matches, each with the column that a cluster spreads it over its machines by. */
const MATCH_TABLES = {
  logs: 'match',
  events: 'match',
  matches: 'match_id',
  scores: 'match_id',
  refused_events: 'match',
  forked_events: 'match',
  delivery_cursors: 'match',
  kafka_cursors: 'match',
  kafka_snapshots: 'match',
  alerts: 'match',
  alert_receipts: 'match',
} as const;

/** Tables that belong to no match: in a cluster each is a reference or a local table. */
const WHOLE_TABLES: Readonly<Record<string, string>> = {
  schema_versions: 'the schema is the same for all matches',
  identity: 'of the relay',
  console_keys: 'a console writes many matches',
  api_keys: 'of integrators',
  webhooks: 'of integrators; a webhook may want all matches',
  delivery_consumers: 'of the relay',
  deliveries: 'a queue of its own by consumer and destination; some follow from no match',
  alert_users: 'a person follows many matches',
  alert_devices: 'of a person',
  alert_follows: 'of a person; teams and players are followed too',
  alert_held: 'goes with its device; the summary of a night is over many matches',
};

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(() => database.close());

async function ask<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await database.pool.query<Row>(sql, values)).rows;
}

/**
 * What Citus' `create_distributed_table` asks of a table ("Creating and Modifying Distributed Objects" in its
 * documentation; `EnsureRelationCanBeDistributed` and `ErrorIfUnsupportedConstraint` in its source).
 */
describe('the schema can be distributed by match', () => {
  test('every table is keyed by match, or is said not to be and why', async () => {
    const tables = await ask<{ name: string }>(
      `select relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`,
    );
    const known = [...Object.keys(MATCH_TABLES), ...Object.keys(WHOLE_TABLES)];
    expect(tables.map(({ name }) => name)).toEqual(known.toSorted());
  });

  test('the match is in every primary key, unique constraint, unique index and exclusion', async () => {
    for (const [table, column] of Object.entries(MATCH_TABLES)) {
      const keys = await ask<{ name: string; columns: string[] }>(
        `select indexrelid::regclass::text as name,
                array(select attname::text from pg_attribute where attrelid = indrelid and attnum = any(indkey)) as columns
         from pg_index where indrelid = $1::regclass and (indisunique or indisexclusion)`,
        [table],
      );
      expect(keys.length, `${table} has a key`).toBeGreaterThan(0);
      for (const { name, columns } of keys) expect(columns, name).toContain(column);
    }
  });

  test('a foreign key of such a table leads to another by the match, and none leads to it from elsewhere', async () => {
    const links = await ask<{ source: string; target: string; columns: string[]; referenced: string[] }>(
      `select conrelid::regclass::text as source, confrelid::regclass::text as target,
              array(select attname::text from pg_attribute where attrelid = conrelid and attnum = any(conkey)) as columns,
              array(select attname::text from pg_attribute where attrelid = confrelid and attnum = any(confkey)) as referenced
       from pg_constraint where contype = 'f' and conparentid = 0`,
    );
    const byMatch = new Map<string, string>(Object.entries(MATCH_TABLES));
    for (const { source, target, columns, referenced } of links) {
      const [from, to] = [byMatch.get(source), byMatch.get(target)];
      if (from === undefined && to === undefined) continue;
      expect(columns, `${source} to ${target}`).toContain(from);
      expect(referenced, `${source} to ${target}`).toContain(to);
    }
  });

  test('partitions are of one level, and no row of such a table is numbered by less than a bigint', async () => {
    const nested = await ask(`select relname from pg_class where relkind = 'p' and relispartition`);
    expect(nested).toEqual([]);
    const small = await ask(
      `select seqrelid::regclass from pg_sequence where seqtypid <> 'bigint'::regtype
         and seqrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)`,
    );
    expect(small).toEqual([]);
  });

  test('the columns that matches are spread by are of one type and collation, so that their rows lie together', async () => {
    const columns = await ask<{ type: string; collation: string }>(
      `select distinct atttypid::regtype::text as type, attcollation::text as collation
       from unnest($1::text[], $2::text[]) as each (name, attribute)
       join pg_attribute on attrelid = name::regclass and attname = attribute`,
      [Object.keys(MATCH_TABLES), Object.values(MATCH_TABLES)],
    );
    expect(columns).toEqual([expect.objectContaining({ type: 'text' })]);
  });
});

describe('migrations', () => {
  test('keep what was refused and who was told', async () => {
    await ask('create database before');
    const { host, user, password } = database.pool.options;
    const pool = new pg.Pool({ host, user, password, database: 'before', max: 2 });
    try {
      await pool.query('create table schema_versions (version integer primary key, at bigint not null)');
      const from = migrations.indexOf(refusedByMatch);
      for (const [i, sql] of migrations.slice(0, from).entries()) {
        await pool.query(sql);
        await pool.query('insert into schema_versions values ($1, 0)', [i + 1]);
      }
      await pool.query(
        `insert into refused_events (match, writer, seq, id, hash, code, message, event, received_at)
         select 'm' || n % 3, 'console/a', n, null, 'h' || n, 'gap', 'why', '{}', n from generate_series(1, 300) as n`,
      );
      const now = Date.now();
      await pool.query(
        `insert into alerts (match, event, revision, seq, judged_at, silent, change, happenings, kinds, wordings, audience, told_at)
         values ('m1', '018f0000-0000-7000-8000-000000000001', 1, 1, 1, false, '', '[]', '{}', '{}', '[]', $1)`,
        [now],
      );
      await pool.query(
        `insert into alert_receipts (match, event, device, at)
         select 'm1', '018f0000-0000-7000-8000-000000000001', gen_random_uuid(), $1 from generate_series(1, 50)`,
        [now + 5],
      );
      await migrate(pool);
      const refused = await pool.query(
        'select count(*)::int as n, count(distinct n)::int as numbers, bool_and(match = $1 || seq % 3) as same from refused_events',
        ['m'],
      );
      expect(refused.rows).toEqual([{ n: 300, numbers: 300, same: true }]);
      const order = await pool.query(
        'select array_agg(seq order by n) = array_agg(seq order by seq) as kept from refused_events',
      );
      expect(order.rows).toEqual([{ kept: true }]);
      await keepDays(pool, { table: 'alert_receipts', column: 'told_at', keepMs: 1 }, now);
      const told = await pool.query(
        'select tableoid::regclass::text as day, count(*)::int as n, min(told_at)::float8 as at from alert_receipts group by 1',
      );
      const today = new Date(now).toISOString().slice(0, 10).replaceAll('-', '');
      expect(told.rows).toEqual([{ day: `alert_receipts_${today}`, n: 50, at: now }]);
    } finally {
      await pool.end();
    }
  });
});

describe('a table of days', () => {
  const DAY = 24 * 3_600_000;
  const now = Date.UTC(2026, 10, 24, 23, 59);
  const days = { table: 'told', column: 'at', keepMs: 2 * DAY };
  const partitions = async () =>
    (
      await ask<{ name: string }>(`select inhrelid::regclass::text as name from pg_inherits
                                  where inhparent = 'told'::regclass order by 1`)
    ).map(({ name }) => name);

  beforeAll(async () => {
    await ask('create table told (match text, at bigint not null, primary key (match, at)) partition by range (at)');
    await ask('create table told_rest partition of told default');
  });

  test('is made ahead, by two relays at once too, and drops what is old as a whole', async () => {
    const { host, user, password } = database.pool.options;
    const query = new URLSearchParams({ host: host ?? '', user: user ?? '', password: String(password ?? '') });
    const other = await openDatabase(`postgres://localhost/postgres?${query}`, '', pino({ level: 'silent' }));
    // Came before there was any day; a row of the day before has no day any more.
    await ask('insert into told values ($1, $2), ($1, $3)', ['m', now, now - 4 * DAY]);
    await Promise.all([keepDays(database.pool, days, now), keepDays(other.pool, days, now)]);
    await other.close();
    expect(await partitions()).toEqual([
      'told_20261124',
      'told_20261125',
      'told_20261126',
      'told_20261127',
      'told_rest',
    ]);
    expect(await ask('select match from told_20261124')).toEqual([{ match: 'm' }]);
    expect(await ask('select match from told_rest')).toEqual([]);
    await ask('insert into told values ($1, $2)', ['next', now + DAY]);

    await keepDays(database.pool, days, now + 2 * DAY);
    expect(await partitions()).toContain('told_20261124');
    await keepDays(database.pool, days, now + 2 * DAY + 60_000);
    const left = await partitions();
    expect(left).not.toContain('told_20261124');
    expect(left).toContain('told_20261130');
    expect(await ask('select match from told')).toEqual([{ match: 'next' }]);
  });
});
