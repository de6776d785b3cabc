import type Database from 'better-sqlite3';
import * as z from 'zod';
import type { JsonObject } from '#shared/json/json.ts';
import { EventData } from '#shared/match/event.ts';
import type { Template } from '#shared/wire/console.ts';

/** More than any list that somebody looks through. */
const MAX_ROWS = 200;

const Row = z.object({ sport: z.string(), name: z.string(), form: z.string(), updated_at: z.int() });

/** Set-up forms kept for the next match. */
export class TemplateStore {
  readonly #list: Database.Statement<[number]>;
  readonly #save: Database.Statement<[string, string, string, number]>;
  readonly #delete: Database.Statement<[string, string]>;

  constructor(db: Database.Database) {
    this.#list = db.prepare('SELECT * FROM templates ORDER BY updated_at DESC LIMIT ?');
    this.#save = db.prepare(`INSERT INTO templates (sport, name, form, updated_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (sport, name) DO UPDATE SET form = excluded.form, updated_at = excluded.updated_at`);
    this.#delete = db.prepare('DELETE FROM templates WHERE sport = ? AND name = ?');
  }

  /** Most recently saved first. */
  list(): Template[] {
    return this.#list.all(MAX_ROWS).map((raw) => {
      const { updated_at, form, ...row } = Row.parse(raw);
      return { ...row, form: EventData.parse(JSON.parse(form)), updatedAt: updated_at };
    });
  }

  save(sport: string, name: string, form: JsonObject, now: number): void {
    this.#save.run(sport, name, JSON.stringify(form), now);
  }

  delete(sport: string, name: string): void {
    this.#delete.run(sport, name);
  }
}
