import type pg from 'pg';
import type { Scoreboard } from '#shared/match/scoreboard.ts';
import type { Locale } from '#shared/text/locale.ts';

/** A match as lists show it, at (term, seq) of its log. */
export interface Projection {
  readonly term: number;
  readonly seq: number;
  readonly scoreboard: Scoreboard;
  /** The same in the other languages. */
  readonly scoreboards: Readonly<Partial<Record<Locale, Scoreboard>>>;
  readonly createdAt: number;
  /** When the last event was stored. */
  readonly updatedAt: number;
}

/** Writes `matches` and `scores`; a row that is newer already stays. */
export async function project(pool: pg.Pool, projections: readonly Projection[]): Promise<void> {
  const boards = projections.map(({ scoreboard }) => scoreboard);
  const sides = projections.flatMap(({ scoreboard, updatedAt }) =>
    scoreboard.sides.map((side, i) => ({ match: scoreboard.match, i, updatedAt, ...side })),
  );
  await pool.query({
    name: 'project',
    text: `with moved as (
             insert into matches (match_id, sport, title, team_a, team_b, status, phase, situation, result, score,
                                  scoreboard, term, seq, created_at, started_at, updated_at, scoreboards)
             select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                                  $8::text[], $9::text[], $10::json[], $11::json[], $12::integer[], $13::integer[],
                                  $14::bigint[], $15::bigint[], $16::bigint[], $17::json[])
             on conflict (match_id) do update set
               title = excluded.title, team_a = excluded.team_a, team_b = excluded.team_b, status = excluded.status,
               phase = excluded.phase, situation = excluded.situation, result = excluded.result,
               score = excluded.score, scoreboard = excluded.scoreboard, term = excluded.term, seq = excluded.seq,
               created_at = excluded.created_at, started_at = excluded.started_at, updated_at = excluded.updated_at,
               scoreboards = excluded.scoreboards
             where (matches.term, matches.seq) <= (excluded.term, excluded.seq)
             returning match_id
           )
           insert into scores (match_id, side, team, score, detail, updated_at)
           select side.* from unnest($18::text[], $19::smallint[], $20::text[], $21::text[], $22::text[], $23::bigint[])
             as side (match_id, side, team, score, detail, updated_at)
           join moved using (match_id)
           on conflict (match_id, side) do update set
             team = excluded.team, score = excluded.score, detail = excluded.detail, updated_at = excluded.updated_at`,
    values: [
      boards.map(({ match }) => match),
      boards.map(({ sport }) => sport),
      boards.map(({ title }) => title),
      boards.map(({ sides: [a] }) => a?.name ?? ''),
      boards.map(({ sides: [, b] }) => b?.name ?? ''),
      boards.map(({ status }) => status),
      boards.map(({ phase }) => phase),
      boards.map(({ situation }) => situation),
      boards.map(({ result }) => result),
      boards.map(({ score }) => JSON.stringify(score)),
      boards.map((board) => JSON.stringify(board)),
      projections.map(({ term }) => term),
      projections.map(({ seq }) => seq),
      projections.map(({ createdAt }) => createdAt),
      boards.map(({ startedAt }) => startedAt),
      projections.map(({ updatedAt }) => updatedAt),
      projections.map(({ scoreboards }) => JSON.stringify(scoreboards)),
      sides.map(({ match }) => match),
      sides.map(({ i }) => i),
      sides.map(({ name }) => name),
      sides.map(({ score }) => score),
      sides.map(({ detail }) => detail ?? null),
      sides.map(({ updatedAt }) => updatedAt),
    ],
  });
}
