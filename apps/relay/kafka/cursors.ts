import type pg from 'pg';

/** An event that waits to be published. */
export interface Unpublished {
  readonly match: string;
  readonly seq: number;
  readonly sport: string;
  readonly writer: string;
  /** The event's very text. */
  readonly event: string;
  readonly hash: string;
  readonly offline: boolean;
  /** UTC ms */
  readonly stored_at: number;
}

export interface Cursor {
  readonly match: string;
  readonly seq: number;
}

/**
 * A crash of the database may forget how far we were: what was published is then published again, which consumers
 * drop. So that a cursor's commit need not wait for the disk.
 */
export const BEGIN = 'begin; set local synchronous_commit to off';

/** Makes a row for each match that has none yet. @returns how many that were */
export async function createCursors(pool: pg.Pool, matches: readonly string[]): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'kafka-create-cursors',
    text: `insert into kafka_cursors (match) select match from logs where match = any($1) on conflict do nothing`,
    values: [matches],
  });
  return rowCount ?? 0;
}

/** Locks the rows of those matches that nobody else is publishing. */
export async function lockCursors(client: pg.ClientBase, matches: readonly string[]): Promise<Cursor[]> {
  const { rows } = await client.query<Cursor>({
    name: 'kafka-lock-cursors',
    text: 'select match, seq from kafka_cursors where match = any($1) order by match for update skip locked',
    values: [matches],
  });
  return rows;
}

/** What is behind the cursors, in order for each match, so many of each match. */
export async function readUnpublished(
  client: pg.ClientBase,
  cursors: readonly Cursor[],
  limit: number,
): Promise<Unpublished[]> {
  const { rows } = await client.query<Unpublished>({
    name: 'kafka-unpublished',
    text: `select logs.match, logs.sport, logs.writer, news.*
           from unnest($1::text[], $2::integer[]) as cursors (match, seq)
           join logs on logs.match = cursors.match
           cross join lateral (
             select events.seq, event::text as event, events.hash, offline, stored_at::float8 as stored_at
             from events where events.match = cursors.match and events.seq > cursors.seq order by events.seq limit $3
           ) news
           order by logs.match, news.seq`,
    values: [cursors.map(({ match }) => match), cursors.map(({ seq }) => seq), limit],
  });
  return rows;
}

export async function moveCursors(client: pg.ClientBase, cursors: readonly Cursor[]): Promise<void> {
  await client.query({
    name: 'kafka-move-cursors',
    text: `update kafka_cursors set seq = moved.seq from unnest($1::text[], $2::integer[]) as moved (match, seq)
           where kafka_cursors.match = moved.match`,
    values: [cursors.map(({ match }) => match), cursors.map(({ seq }) => seq)],
  });
}

/** Matches with events that are not published, and how many events that are in all. */
export async function unpublished(pool: pg.Pool, limit: number): Promise<{ matches: string[]; events: number }> {
  const { rows } = await pool.query<{ matches: string[]; events: number }>({
    name: 'kafka-behind',
    text: `select coalesce((array_agg(logs.match))[1:$1::integer], '{}') as matches,
                  coalesce(sum(logs.seq - coalesce(cursors.seq, 0)), 0)::float8 as events
           from logs left join kafka_cursors cursors using (match) where logs.seq > coalesce(cursors.seq, 0)`,
    values: [limit],
  });
  return rows[0] ?? { matches: [], events: 0 };
}
