import type pg from 'pg';

export interface SnapshotCursor {
  readonly match: string;
  readonly term: number;
  readonly seq: number;
}

/** Commits that somebody is seeing to are left to them for so long, in ms. */
const GRACE_MS = 5000;

/** Matches whose newest snapshot is behind their log, and which nobody sees to. */
export async function behind(pool: pg.Pool, limit: number): Promise<{ match: string; seq: number }[]> {
  const { rows } = await pool.query<{ match: string; seq: number }>({
    name: 'kafka-snapshots-behind',
    text: `select logs.match, logs.seq from logs left join kafka_snapshots shown using (match)
           where logs.seq > coalesce(shown.seq, 0)
             and held_until < extract(epoch from clock_timestamp()) * 1000 - $2
           order by held_until desc limit $1`,
    values: [limit, GRACE_MS],
  });
  return rows;
}

/** Locks the rows of those matches, by match, that nobody else is publishing; those that are not there are made. */
export async function lockSnapshots(
  client: pg.ClientBase,
  matches: readonly string[],
): Promise<Map<string, SnapshotCursor>> {
  await client.query({
    name: 'kafka-create-snapshots',
    text: 'insert into kafka_snapshots (match) select * from unnest($1::text[]) order by 1 on conflict do nothing',
    values: [matches],
  });
  const { rows } = await client.query<SnapshotCursor>({
    name: 'kafka-lock-snapshots',
    text: `select match, term, seq from kafka_snapshots where match = any($1) order by match for update skip locked`,
    values: [matches],
  });
  return new Map(rows.map((row) => [row.match, row]));
}

export async function moveSnapshots(client: pg.ClientBase, shown: readonly SnapshotCursor[]): Promise<void> {
  await client.query({
    name: 'kafka-move-snapshots',
    text: `update kafka_snapshots set term = moved.term, seq = moved.seq
           from unnest($1::text[], $2::integer[], $3::integer[]) as moved (match, term, seq)
           where kafka_snapshots.match = moved.match and kafka_snapshots.seq < moved.seq`,
    values: [shown.map(({ match }) => match), shown.map(({ term }) => term), shown.map(({ seq }) => seq)],
  });
}
