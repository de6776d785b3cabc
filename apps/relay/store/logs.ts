import type pg from 'pg';
import type { ChainHead } from '#shared/match/chain.ts';
import type { Log } from './log.ts';

/** A row of `logs`. */
export interface LogRow {
  readonly match: string;
  readonly sport: string;
  readonly writer: string;
  readonly term: number;
  readonly seq: number;
  readonly hash: string;
  readonly fence: number;
}

export function logOf({ match, sport, writer, term, seq, hash, fence }: LogRow): Log {
  return { match, sport, writer, term: Math.max(term, fence), head: { term, seq, hash } };
}

export async function readLogs(pool: pg.Pool, matches: readonly string[]): Promise<Map<string, Log>> {
  if (matches.length === 0) return new Map();
  const { rows } = await pool.query<LogRow>({
    name: 'read-logs',
    text: 'select match, sport, writer, term, seq, hash, fence from logs where match = any($1) and seq > 0',
    values: [matches],
  });
  return new Map(rows.map((row) => [row.match, logOf(row)]));
}

/** Those of these logs that have gone on beyond what is known of them, and where they stand. */
export async function movedLogs(
  pool: pg.Pool,
  known: readonly { readonly match: string; readonly seq: number }[],
): Promise<{ readonly match: string; readonly head: ChainHead }[]> {
  const { rows } = await pool.query<{ match: string; seq: number; term: number; hash: string }>({
    name: 'moved-logs',
    text: `select logs.match, logs.seq, term, hash from logs
           join unnest($1::text[], $2::integer[]) as known (match, seq) on logs.match = known.match
           where logs.seq > known.seq`,
    values: [known.map(({ match }) => match), known.map(({ seq }) => seq)],
  });
  return rows.map(({ match, seq, term, hash }) => ({ match, head: { seq, term, hash } }));
}
