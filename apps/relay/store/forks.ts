import type pg from 'pg';
import type { MatchEvent } from '#shared/match/event.ts';

/** Kept of all forks of one match; a console keeps its own events in any case. */
const MAX_OF_MATCH = 20_000;

/** What a console that lost a match holds of it beyond the log. */
export interface Fork {
  readonly match: string;
  readonly console: string;
  /** Texts of events that nobody has taken into the log or discarded, in their old order. */
  readonly events: readonly string[];
}

/** Keeps those events that are not in the match's log; what is kept already stays as it is. */
export async function keepFork(
  pool: pg.Pool,
  match: string,
  console: string,
  events: readonly MatchEvent[],
): Promise<void> {
  await pool.query({
    name: 'keep-fork',
    text: `insert into forked_events (match, console, id, seq, event, received_at)
           select $1, $2, id, seq, event, $6::bigint
           from unnest($3::uuid[], $4::integer[], $5::json[]) as new (id, seq, event)
           where not exists (select from events where events.match = $1 and events.id = new.id)
             and (select count(*) from forked_events where match = $1) < $7
           on conflict do nothing`,
    values: [
      match,
      console,
      events.map(({ id }) => id),
      events.map(({ seq }) => seq),
      events.map((event) => JSON.stringify(event)),
      Date.now(),
      MAX_OF_MATCH,
    ],
  });
}

/** Which of these ids are in the match's log. */
export async function inLog(pool: pg.Pool, match: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'in-log',
    text: 'select id::text as id from events where match = $1 and id = any($2::uuid[])',
    values: [match, ids],
  });
  return rows.map(({ id }) => id);
}

/** The open forks of these matches. */
export async function openForks(pool: pg.Pool, matches: readonly string[]): Promise<Fork[]> {
  const { rows } = await pool.query<Fork>({
    name: 'open-forks',
    text: `select match, console, array_agg(event::text order by seq) as events from forked_events
           where match = any($1) and discarded_at is null
             and not exists (select from events where events.match = forked_events.match and events.id = forked_events.id)
           group by match, console`,
    values: [matches],
  });
  return rows;
}

export async function discardForked(
  pool: pg.Pool,
  match: string,
  console: string,
  ids: readonly string[],
  reason: string,
): Promise<void> {
  await pool.query({
    name: 'discard-forked',
    text: `update forked_events set discarded_at = $5, reason = $4
           where match = $1 and console = $2 and id = any($3::uuid[]) and discarded_at is null`,
    values: [match, console, ids, reason, Date.now()],
  });
}

/** Which events of this console's forks the writers have discarded, and why. */
export async function discardedOf(
  pool: pg.Pool,
  match: string,
  console: string,
): Promise<{ readonly reason: string; readonly ids: readonly string[] }[]> {
  const { rows } = await pool.query<{ reason: string; ids: string[] }>({
    name: 'discarded-of',
    text: `select reason, array_agg(id::text order by seq) as ids from forked_events
           where match = $1 and console = $2 and discarded_at is not null group by reason`,
    values: [match, console],
  });
  return rows;
}
