import type Database from 'better-sqlite3';
import * as z from 'zod';
import { ObservationRule } from '#shared/wire/inbox.ts';

/** What is done about devices' observations without asking, for each match and kind. */
export class ObservationRuleStore {
  readonly #list: Database.Statement<[string]>;
  readonly #find: Database.Statement<[string, string]>;
  readonly #set: Database.Statement<[string, string, string]>;

  constructor(db: Database.Database) {
    this.#list = db.prepare('SELECT kind, action FROM observation_rules WHERE match = ? ORDER BY kind');
    this.#find = db.prepare('SELECT kind, action FROM observation_rules WHERE match = ? AND kind = ?');
    this.#set = db.prepare(`INSERT INTO observation_rules (match, kind, action) VALUES (?, ?, ?)
      ON CONFLICT (match, kind) DO UPDATE SET action = excluded.action`);
  }

  list(match: string): ObservationRule[] {
    return z.array(ObservationRule).parse(this.#list.all(match));
  }

  action(match: string, kind: string): ObservationRule['action'] {
    const row = this.#find.get(match, kind);
    return row === undefined ? 'propose' : ObservationRule.parse(row).action;
  }

  set(match: string, { kind, action }: ObservationRule): void {
    this.#set.run(match, kind, action);
  }
}
