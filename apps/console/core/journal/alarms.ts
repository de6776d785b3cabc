import type Database from 'better-sqlite3';

/**
 * Matches that were flagged because a scoreboard showed something else, for as long as that disagreement lasts: a person
 * who takes the flag down is not to see it go up again after a restart.
 */
export class AlarmStore {
  readonly #find: Database.Statement<[string]>;
  readonly #add: Database.Statement<[string]>;
  readonly #drop: Database.Statement<[string]>;

  constructor(db: Database.Database) {
    this.#find = db.prepare('SELECT 1 FROM board_alarms WHERE match = ?');
    this.#add = db.prepare('INSERT OR IGNORE INTO board_alarms (match) VALUES (?)');
    this.#drop = db.prepare('DELETE FROM board_alarms WHERE match = ?');
  }

  has(match: string): boolean {
    return this.#find.get(match) !== undefined;
  }

  /** Call within a transaction. */
  set(match: string, raised: boolean): void {
    (raised ? this.#add : this.#drop).run(match);
  }
}
