import type Database from 'better-sqlite3';
import * as z from 'zod';

const Row = z.object({ match: z.string() });

/** Matches that were made to practise: they go nowhere, and are the only ones that are ever deleted. */
export class PracticeStore {
  readonly #all: Database.Statement<[]>;
  readonly #has: Database.Statement<[string]>;
  readonly #deletions: readonly Database.Statement<[string]>[];

  constructor(db: Database.Database) {
    // The log itself says so, by its first event: this holds for a rebuilt journal too.
    const isPractice = "e.seq = 1 AND json_extract(e.json, '$.data.practice') = 1";
    this.#all = db.prepare(`SELECT m.match FROM matches m JOIN events e ON e.match = m.match WHERE ${isPractice}`);
    this.#has = db.prepare(`SELECT e.match FROM events e WHERE e.match = ? AND ${isPractice}`);
    const checks = '(SELECT n FROM check_logs WHERE match = ?)';
    this.#deletions = [
      `DELETE FROM check_events WHERE log IN ${checks}`,
      `DELETE FROM check_ignored WHERE log IN ${checks}`,
      ...[
        'check_logs',
        'live_scorers',
        'observations',
        'observation_rules',
        'board_alarms',
        'refused',
        'uplink',
        'standings',
        'forks',
        'matches',
        'events',
      ].map((table) => `DELETE FROM ${table} WHERE match = ?`),
    ].map((sql) => db.prepare<[string]>(sql));
  }

  all(): string[] {
    return this.#all.all().map((row) => Row.parse(row).match);
  }

  has(match: string): boolean {
    return this.#has.get(match) !== undefined;
  }

  /** Takes out all there is of the match. Call within a transaction. */
  remove(match: string): void {
    for (const deletion of this.#deletions) deletion.run(match);
  }
}
