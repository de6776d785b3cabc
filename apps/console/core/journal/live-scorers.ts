import type Database from 'better-sqlite3';
import * as z from 'zod';
import type { MatchScorers } from '#shared/wire/scorers.ts';

const Row = z.object({
  match: z.string(),
  live: z.string().nullable(),
  remarks: z.int(),
  by: z.string(),
  at: z.int(),
});

/** Who was made a match's live scorer, when and by whom: nothing of it is ever changed or deleted. */
export class LiveScorerStore {
  readonly #newest: Database.Statement<[]>;
  readonly #list: Database.Statement<[string, number]>;
  readonly #insert: Database.Statement<[string, string | null, number, string, number]>;

  constructor(db: Database.Database) {
    this.#newest = db.prepare('SELECT * FROM live_scorers WHERE n IN (SELECT max(n) FROM live_scorers GROUP BY match)');
    this.#list = db.prepare('SELECT * FROM live_scorers WHERE match = ? ORDER BY n DESC LIMIT ?');
    this.#insert = db.prepare('INSERT INTO live_scorers (match, live, remarks, by, at) VALUES (?, ?, ?, ?, ?)');
  }

  /** As it is now, of each match where somebody was named. */
  newest(): MatchScorers[] {
    return this.#newest.all().map(scorersOf);
  }

  /** Newest first. */
  list(match: string, limit: number): MatchScorers[] {
    return this.#list.all(match, limit).map(scorersOf);
  }

  add({ match, live, remarks }: Pick<MatchScorers, 'match' | 'live' | 'remarks'>, by: string, at: number): void {
    this.#insert.run(match, live, remarks ? 1 : 0, by, at);
  }
}

function scorersOf(raw: unknown): MatchScorers {
  const { match, live, remarks, by, at } = Row.parse(raw);
  return { match, live, remarks: remarks !== 0, since: at, by };
}
