import type pg from 'pg';
import type { MatchStatus } from '#shared/match/lifecycle.ts';
import { DEFAULT_LOCALE, type Locale } from '#shared/text/locale.ts';

export interface MatchFilter {
  readonly sport?: string | undefined;
  /** Any of these; absent: all. */
  readonly statuses?: readonly MatchStatus[] | undefined;
  /** Name of one of the sides; case does not matter. */
  readonly team?: string | undefined;
  /** Began at or after, UTC ms; a match that has not begun counts by when it was created. */
  readonly from?: number | undefined;
  /** Began before, UTC ms. */
  readonly to?: number | undefined;
  /** Beginnings of words in the title or the names of the sides: all of them occur. */
  readonly words?: readonly string[] | undefined;
  /** The last row of the page before. */
  readonly after?: { readonly createdAt: number; readonly match: string } | undefined;
  readonly limit: number;
  /** Of the scoreboard's texts; absent: English. */
  readonly locale?: Locale | undefined;
}

/** A row of `matches`; `score` and `scoreboard` are JSON texts. */
export interface ListedMatch {
  readonly match_id: string;
  readonly sport: string;
  readonly status: string;
  readonly team_a: string;
  readonly team_b: string;
  readonly score: string;
  readonly scoreboard: string;
  readonly term: number;
  readonly seq: number;
  readonly created_at: number;
  readonly updated_at: number;
}

/** Newest match first. */
export async function listMatches(pool: pg.Pool, filter: MatchFilter): Promise<ListedMatch[]> {
  const values: unknown[] = [];
  const value = (one: unknown) => `$${values.push(one)}`;
  const began = 'coalesce(started_at, created_at)';
  const { sport, statuses, team, from, to, words, after, limit, locale = DEFAULT_LOCALE } = filter;
  // A row that was written before there were others has the English one alone.
  const board = locale === DEFAULT_LOCALE ? 'scoreboard' : `coalesce(scoreboards->${value(locale)}, scoreboard)`;
  // Only what is asked for is in the query, so that the planner sees which index serves.
  const conditions: string[] = [];
  if (sport !== undefined) conditions.push(`sport = ${value(sport)}`);
  if (statuses !== undefined) conditions.push(`status = any(${value(statuses)})`);
  if (team !== undefined) {
    const name = `lower(${value(team)}::text)`;
    conditions.push(`(lower(team_a) = ${name} or lower(team_b) = ${name})`);
  }
  if (from !== undefined) conditions.push(`${began} >= ${value(from)}`);
  if (to !== undefined) conditions.push(`${began} < ${value(to)}`);
  if (words !== undefined) conditions.push(`words @@ to_tsquery('simple', ${value(words.map(prefix).join(' & '))})`);
  if (after !== undefined) {
    conditions.push(`(created_at, match_id) < (${value(after.createdAt)}, ${value(after.match)})`);
  }
  const { rows } = await pool.query<ListedMatch>(
    `select match_id, sport, status, team_a, team_b, score::text as score, (${board})::text as scoreboard,
            term, seq, created_at::float8 as created_at, updated_at::float8 as updated_at
     from matches ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}
     order by created_at desc, match_id desc limit ${value(limit)}`,
    values,
  );
  return rows;
}

/** A word in quotes is text to `to_tsquery`, whatever is in it; `:*` asks for what begins with it. */
function prefix(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`;
}
