import type Database from 'better-sqlite3';
import * as z from 'zod';
import { MatchEvent } from '#shared/match/event.ts';

/** A second scorer's log: the match's own up to `base`, then its events. */
export interface CheckLog {
  readonly n: number;
  readonly match: string;
  readonly client: string;
  readonly base: number;
}

const LogRow = z.object({ n: z.int(), match: z.string(), client: z.string(), base: z.int() });
const EventRow = z.object({ json: z.string() });
const KeyRow = z.object({ key: z.string() });

/** What second scorers have scored. Evidence: it is ended, never deleted, and no part of the log. */
export class CheckStore {
  readonly #active: Database.Statement<[]>;
  readonly #begin: Database.Statement<[string, string, number, number]>;
  readonly #end: Database.Statement<[number, number]>;
  readonly #pass: Database.Statement<[string, string]>;
  readonly #events: Database.Statement<[number]>;
  readonly #insert: Database.Statement<[number, number, string, string]>;
  readonly #ignored: Database.Statement<[number]>;
  readonly #ignore: Database.Statement<[number, string, string, string, number]>;

  constructor(db: Database.Database) {
    this.#active = db.prepare('SELECT n, match, client, base FROM check_logs WHERE ended_at IS NULL ORDER BY n');
    this.#begin = db.prepare('INSERT INTO check_logs (match, client, base, created_at) VALUES (?, ?, ?, ?)');
    this.#end = db.prepare('UPDATE check_logs SET ended_at = ? WHERE n = ?');
    this.#pass = db.prepare('UPDATE check_logs SET client = ? WHERE client = ? AND ended_at IS NULL');
    this.#events = db.prepare('SELECT json FROM check_events WHERE log = ? ORDER BY seq');
    this.#insert = db.prepare('INSERT INTO check_events (log, seq, id, json) VALUES (?, ?, ?, ?)');
    this.#ignored = db.prepare('SELECT key FROM check_ignored WHERE log = ?');
    this.#ignore = db.prepare(
      'INSERT OR REPLACE INTO check_ignored (log, key, reason, client, at) VALUES (?, ?, ?, ?, ?)',
    );
  }

  active(): CheckLog[] {
    return this.#active.all().map((row) => LogRow.parse(row));
  }

  begin(match: string, client: string, base: number, at: number): CheckLog {
    const { lastInsertRowid } = this.#begin.run(match, client, base, at);
    return { n: Number(lastInsertRowid), match, client, base };
  }

  end(n: number, at: number): void {
    this.#end.run(at, n);
  }

  /** What `before` checks, `after` goes on checking. */
  pass(before: string, after: string): void {
    this.#pass.run(after, before);
  }

  events(n: number): MatchEvent[] {
    return this.#events.all(n).map((row) => MatchEvent.parse(JSON.parse(EventRow.parse(row).json)));
  }

  add(n: number, event: MatchEvent, json: string): void {
    this.#insert.run(n, event.seq, event.id, json);
  }

  ignored(n: number): string[] {
    return this.#ignored.all(n).map((row) => KeyRow.parse(row).key);
  }

  ignore(n: number, key: string, reason: string, client: string, at: number): void {
    this.#ignore.run(n, key, reason, client, at);
  }
}
