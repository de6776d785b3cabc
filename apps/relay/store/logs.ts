import type pg from 'pg';
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
