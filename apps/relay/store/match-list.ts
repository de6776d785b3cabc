import type pg from 'pg';
import type { MatchStatus } from '#shared/match/lifecycle.ts';

export interface MatchFilter {
  readonly sport?: string | undefined;
  /** Any of these; absent: all. */
  readonly statuses?: readonly MatchStatus[] | undefined;
  /** The last row of the page before. */
  readonly after?: { readonly createdAt: number; readonly match: string } | undefined;
  readonly limit: number;
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
  const { rows } = await pool.query<ListedMatch>({
    name: 'list-matches',
    text: `select match_id, sport, status, team_a, team_b, score::text as score, scoreboard::text as scoreboard,
                  term, seq, created_at::float8 as created_at, updated_at::float8 as updated_at
           from matches
           where ($1::text is null or sport = $1) and ($2::text[] is null or status = any($2))
             and ($3::bigint is null or (created_at, match_id) < ($3, $4))
           order by created_at desc, match_id desc limit $5`,
    values: [
      filter.sport ?? null,
      filter.statuses ?? null,
      filter.after?.createdAt ?? null,
      filter.after?.match ?? null,
      filter.limit,
    ],
  });
  return rows;
}
