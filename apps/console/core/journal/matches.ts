import type Database from 'better-sqlite3';
import * as z from 'zod';
import { MatchEvent } from '#shared/match/event.ts';
import { Scoreboard } from '#shared/match/scoreboard.ts';
import type { LogHead } from '#shared/wire/uplink.ts';

/** Where a match's log stands and what it folds to. */
export interface MatchRecord {
  readonly match: string;
  readonly term: number;
  readonly seq: number;
  /** Hash of the newest event. */
  readonly hash: string;
  /** Null when an older version wrote it in another shape: the log has to be folded again. */
  readonly scoreboard: Scoreboard | null;
  /** Newest accepted draft of each sender, the latest sender last. */
  readonly last: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** An event as it is stored and sent: its JSON is built once. */
export interface StoredEvent {
  readonly seq: number;
  readonly json: string;
}

const Row = z.object({
  match: z.string(),
  term: z.int(),
  seq: z.int(),
  hash: z.string(),
  scoreboard: z.string(),
  last: z.string(),
  created_at: z.int(),
  updated_at: z.int(),
});
const HeadRow = z.object({ match: z.string(), term: z.int(), seq: z.int(), hash: z.string() });
const EventRow = z.object({ seq: z.int(), json: z.string() });
const Last = z.record(z.string(), z.string());

/** Read this many events at a time: the memory of a reader is bounded, however long the log. */
const PAGE = 512;

export class MatchStore {
  readonly #find: Database.Statement<[string]>;
  readonly #recent: Database.Statement<[number]>;
  readonly #heads: Database.Statement<[]>;
  readonly #events: Database.Statement<[string, number, number]>;
  readonly #insert: Database.Statement<[string, number, string, string]>;
  readonly #save: Database.Statement<[string, number, number, string, string, string, number, number]>;

  readonly #cut: Database.Statement<[string, number]>;
  readonly #pictured: Database.Statement<[]>;

  constructor(db: Database.Database) {
    this.#cut = db.prepare('DELETE FROM events WHERE match = ? AND seq > ?');
    this.#pictured = db.prepare(`SELECT seq, json FROM events WHERE json LIKE '%"photo":"%'`);
    this.#find = db.prepare('SELECT * FROM matches WHERE match = ?');
    this.#recent = db.prepare('SELECT * FROM matches ORDER BY updated_at DESC LIMIT ?');
    this.#heads = db.prepare('SELECT match, term, seq, hash FROM matches ORDER BY updated_at DESC');
    this.#events = db.prepare('SELECT seq, json FROM events WHERE match = ? AND seq > ? ORDER BY seq LIMIT ?');
    this.#insert = db.prepare('INSERT INTO events (match, seq, id, json) VALUES (?, ?, ?, ?)');
    this.#save = db.prepare(`
      INSERT INTO matches (match, term, seq, hash, scoreboard, last, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (match) DO UPDATE SET term = excluded.term, seq = excluded.seq, hash = excluded.hash,
        scoreboard = excluded.scoreboard, last = excluded.last, updated_at = excluded.updated_at`);
  }

  find(match: string): MatchRecord | null {
    const row = this.#find.get(match);
    return row === undefined ? null : record(row);
  }

  /** Most recently written first. */
  recent(limit: number): MatchRecord[] {
    return this.#recent.all(limit).map(record);
  }

  /** Most recently written first. */
  heads(): LogHead[] {
    return this.#heads.all().map((row) => HeadRow.parse(row));
  }

  /** Hashes of all pictures that logs name. Reads every log: for once in a long while. */
  *photos(): Generator<string> {
    for (const row of this.#pictured.iterate()) {
      for (const [, photo] of EventRow.parse(row).json.matchAll(/"photo":"([0-9a-f]{64})"/g)) if (photo) yield photo;
    }
  }

  /** At most `limit` events after `after`, in order. */
  events(match: string, after: number, limit: number): StoredEvent[] {
    return this.#events.all(match, after, limit).map((row) => EventRow.parse(row));
  }

  /** The same, read. */
  parsed(match: string, after: number, limit: number): { json: string; event: MatchEvent }[] {
    return this.events(match, after, limit).map(({ json }) => ({ json, event: MatchEvent.parse(JSON.parse(json)) }));
  }

  *log(match: string): Generator<MatchEvent> {
    let after = 0;
    for (;;) {
      const page = this.events(match, after, PAGE);
      for (const { json } of page) yield MatchEvent.parse(JSON.parse(json));
      after += page.length;
      if (page.length < PAGE) return;
    }
  }

  event(match: string, seq: number): MatchEvent | null {
    const [stored] = this.events(match, seq - 1, 1);
    return stored?.seq === seq ? MatchEvent.parse(JSON.parse(stored.json)) : null;
  }

  /** Takes the events after `after` out of the log; `save` is to follow in the same transaction. */
  cut(match: string, after: number): void {
    this.#cut.run(match, after);
  }

  addEvent(event: MatchEvent, json: string): void {
    this.#insert.run(event.match, event.seq, event.id, json);
  }

  save(value: MatchRecord): void {
    this.#save.run(
      value.match,
      value.term,
      value.seq,
      value.hash,
      JSON.stringify(value.scoreboard),
      JSON.stringify(value.last),
      value.createdAt,
      value.updatedAt,
    );
  }
}

function record(raw: unknown): MatchRecord {
  const row = Row.parse(raw);
  const scoreboard = Scoreboard.safeParse(JSON.parse(row.scoreboard));
  return {
    match: row.match,
    term: row.term,
    seq: row.seq,
    hash: row.hash,
    scoreboard: scoreboard.success ? scoreboard.data : null,
    last: Last.parse(JSON.parse(row.last)),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
