import type pg from 'pg';
import type { ChainHead } from '#shared/match/chain.ts';

/** What a commit gives its replica to see to what follows; renewed as long as that takes, in ms. */
const LEASE_MS = 3000;
/** A lease that lasts longer than this is not written again: the row's index stays as it is. */
const RENEW_BELOW_MS = 1500;

const NOW = '(extract(epoch from clock_timestamp()) * 1000)::bigint';
const ME = "current_setting('application_name')";

/** Part of the statement that moves `logs` at a commit: its replica holds the match. */
export const TAKE_LEASE = `holder = ${ME},
  held_until = case when logs.holder = ${ME} and logs.held_until > ${NOW} + ${RENEW_BELOW_MS}
                    then logs.held_until else ${NOW} + ${LEASE_MS} end`;

/** A match whose newest commits are ours to see to. */
export interface Taken {
  readonly match: string;
  readonly head: ChainHead;
}

/** Nobody else takes these over as long as we are at it. */
export async function renewLeases(pool: pg.Pool, matches: readonly string[]): Promise<void> {
  await pool.query({
    name: 'renew-leases',
    // Whoever has the row is appending, which renews the lease too.
    text: `update logs set held_until = ${NOW} + ${LEASE_MS}
           where match in (select match from logs
                           where match = any($1) and holder = ${ME} and held_until < ${NOW} + ${RENEW_BELOW_MS}
                           order by match for update skip locked)`,
    values: [matches],
  });
}

export interface Lapsed {
  /** Leases that ran out before were looked at already; by the server's clock, UTC ms. */
  readonly since: number;
  /** Consumers of deliveries that run here. */
  readonly consumers: readonly string[];
  /** Those that a replica of our name held count as lapsed: it is us before we were started again. */
  readonly oursToo: boolean;
  readonly limit: number;
}

/**
 * Takes matches over whose replica let its lease run out and left something undone: lists that are behind the log, or
 * deliveries that were not made.
 * @returns them, and the server's time
 */
export async function takeLapsed(
  pool: pg.Pool,
  { since, consumers, oursToo, limit }: Lapsed,
): Promise<{ readonly taken: readonly Taken[]; readonly now: number }> {
  const { rows } = await pool.query<{ now: number; match: string | null; seq: number; term: number; hash: string }>({
    name: 'take-lapsed',
    text: `with lapsed as (
             select match from logs
             where seq > 0 and held_until > $1
               and (held_until <= ${NOW} or ($3 and holder = ${ME}))
               and (not exists (select from matches where match_id = match and (matches.term, matches.seq) >= (logs.term, logs.seq))
                    or exists (select from unnest($2::text[]) as consumer (name)
                               where logs.seq > coalesce((select cursor.seq from delivery_cursors cursor
                                                          where cursor.match = logs.match and cursor.consumer = name), 0)))
             order by held_until limit $4 for update skip locked
           ), taken as (
             update logs set holder = ${ME}, held_until = ${NOW} + ${LEASE_MS} from lapsed where logs.match = lapsed.match
             returning logs.match, seq, term, hash
           )
           select (${NOW})::float8 as now, match, seq, term, hash from (select 1) as one left join taken on true`,
    values: [since, consumers, oursToo, limit],
  });
  const taken = rows.flatMap(({ match, seq, term, hash }) =>
    match === null ? [] : [{ match, head: { seq, term, hash } }],
  );
  return { taken, now: rows[0]?.now ?? 0 };
}
