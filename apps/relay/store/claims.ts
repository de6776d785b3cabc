import type pg from 'pg';
import { FEED, type Log, NOBODY } from './log.ts';
import { type LogRow, logOf } from './logs.ts';

/**
 * Makes `writer` the one who writes the match, under the term after `from`. One statement: of two that claim from the
 * same term one wins. Claimed again after a lost answer it is the same claim.
 * @returns the log as it is then; null: the match is a feed's, or its term is no longer `from`
 */
export async function claim(pool: pg.Pool, match: string, writer: string, from: number): Promise<Log | null> {
  const { rows } = await pool.query<LogRow>({
    name: 'claim',
    text: `update logs set writer = $2, fence = $3 + 1
           where match = $1 and seq > 0 and writer <> $4
             and (greatest(term, fence) = $3 or (greatest(term, fence) = $3 + 1 and writer = $2))
           returning match, sport, writer, term, seq, hash, fence`,
    values: [match, writer, from, FEED],
  });
  return rows.map(logOf)[0] ?? null;
}

/** Leaves the match without a writer until somebody claims it. @returns null when it was not `writer`'s under `term` */
export async function release(pool: pg.Pool, match: string, writer: string, term: number): Promise<Log | null> {
  const { rows } = await pool.query<LogRow>({
    name: 'release',
    text: `update logs set writer = $4 where match = $1 and writer = $2 and greatest(term, fence) = $3
           returning match, sport, writer, term, seq, hash, fence`,
    values: [match, writer, term, NOBODY],
  });
  return rows.map(logOf)[0] ?? null;
}
