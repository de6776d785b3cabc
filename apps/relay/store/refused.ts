import type pg from 'pg';
import type { Problem } from '#shared/problem.ts';

/** The newest this many are kept. */
const KEPT = 10_000;
/** An event's text is cut to this many characters. */
const MAX_TEXT = 64 * 1024;

export interface Refusal {
  readonly match: string;
  readonly writer: string;
  readonly seq: number | null;
  readonly id: string | null;
  /** Tells repetitions: a console sends a refused event again after every reconnection. */
  readonly hash: string;
  readonly text: string;
}

/** Keeps what was refused, with the reason; what is kept already is not kept twice. */
export async function keepRefused(pool: pg.Pool, refusals: readonly Refusal[], reason: Problem): Promise<void> {
  const { rows } = await pool.query<{ newest: string | null }>({
    name: 'keep-refused',
    text: `with kept as (
             insert into refused_events (match, writer, seq, id, hash, code, message, event, received_at)
             select match, writer, seq, id, hash, $7, $8, event, $9::bigint
             from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[])
               as new (match, writer, seq, id, hash, event)
             on conflict (match, writer, hash) do nothing
             returning n
           )
           select max(n) as newest from kept`,
    values: [
      refusals.map(({ match }) => match),
      refusals.map(({ writer }) => writer),
      refusals.map(({ seq }) => seq),
      refusals.map(({ id }) => id),
      refusals.map(({ hash }) => hash),
      refusals.map(({ text }) => text.slice(0, MAX_TEXT)),
      reason.code,
      reason.message,
      Date.now(),
    ],
  });
  const newest = rows[0]?.newest ?? null;
  if (newest === null) return;
  await pool.query({
    name: 'forget-refused',
    text: 'delete from refused_events where n <= $1::bigint - $2::bigint',
    values: [newest, KEPT],
  });
}
