import type Database from 'better-sqlite3';
import * as z from 'zod';
import type { Problem } from '#shared/problem.ts';
import type { RefusedDraft } from '#shared/wire/console.ts';
import { WireProblem } from '#shared/wire/problem.ts';
import { problemOf } from './problem.ts';

/** Refusals kept: the newest of them, up to either bound. */
const MAX_ROWS = 10_000;
const MAX_BYTES = 64 * 1024 * 1024;
/** What goes when a bound is passed: one part in ten, so that it does not happen at every refusal. */
const PRUNE_PART = 10;

export interface NewRefusal {
  /** SHA-256 over match, source and payload: the same draft from the same sender has the same. */
  readonly digest: string;
  readonly match: string;
  readonly id: string | null;
  readonly source: string;
  readonly receivedAt: number;
  readonly payload: string;
  readonly error: Problem;
}

const Row = z.object({
  n: z.int(),
  match: z.string(),
  id: z.string().nullable(),
  source: z.string(),
  received_at: z.int(),
  payload: z.string(),
  error: z.string(),
});
const Repeated = z.object({ id: z.string().nullable(), error: z.string() });
const Size = z.object({ rows: z.int(), bytes: z.int() });

/** Every draft that was refused, with its reason: for the operator, and to give the same answer when it comes again. */
export class RefusalStore {
  readonly #insert: Database.Statement<[string, string, string | null, string, number, string, string]>;
  readonly #repeated: Database.Statement<[string]>;
  readonly #newest: Database.Statement<[number]>;
  readonly #ofMatch: Database.Statement<[string, number]>;
  readonly #prune: Database.Statement<[number]>;
  readonly #measure: Database.Statement<[]>;
  #size: z.infer<typeof Size>;

  constructor(db: Database.Database) {
    this.#insert = db.prepare(`INSERT INTO refused (digest, match, id, source, received_at, payload, error)
      VALUES (?, ?, ?, ?, ?, ?, ?)`);
    this.#repeated = db.prepare('SELECT id, error FROM refused WHERE digest = ?');
    this.#newest = db.prepare('SELECT * FROM refused ORDER BY n DESC LIMIT ?');
    this.#ofMatch = db.prepare('SELECT * FROM refused WHERE match = ? ORDER BY n DESC LIMIT ?');
    this.#prune = db.prepare('DELETE FROM refused WHERE n IN (SELECT n FROM refused ORDER BY n LIMIT ?)');
    this.#measure = db.prepare(
      'SELECT count(*) AS rows, coalesce(sum(length(CAST(payload AS BLOB))), 0) AS bytes FROM refused',
    );
    this.#size = Size.parse(this.#measure.get());
  }

  /** The answer that this very draft got before; null when it was never refused. */
  repeated(digest: string): { id: string | null; error: Problem } | null {
    const row = this.#repeated.get(digest);
    if (row === undefined) return null;
    const { id, error } = Repeated.parse(row);
    return { id, error: parseError(error) };
  }

  add(refusal: NewRefusal): RefusedDraft {
    const { digest, match, id, source, receivedAt, payload, error } = refusal;
    const { lastInsertRowid } = this.#insert.run(digest, match, id, source, receivedAt, payload, JSON.stringify(error));
    this.#size = { rows: this.#size.rows + 1, bytes: this.#size.bytes + payload.length };
    return { n: Number(lastInsertRowid), match, id, source, receivedAt, payload, error };
  }

  /** Newest first. */
  list(match: string | undefined, limit: number): RefusedDraft[] {
    const rows = match === undefined ? this.#newest.all(limit) : this.#ofMatch.all(match, limit);
    return rows.map((raw) => {
      const { received_at, error, ...row } = Row.parse(raw);
      return { ...row, receivedAt: received_at, error: parseError(error) };
    });
  }

  /** Deletes the oldest when there are too many. @returns how many went */
  prune(): number {
    if (this.#size.rows <= MAX_ROWS && this.#size.bytes <= MAX_BYTES) return 0;
    const { changes } = this.#prune.run(Math.ceil(this.#size.rows / PRUNE_PART));
    this.#size = Size.parse(this.#measure.get());
    return changes;
  }
}

function parseError(json: string): Problem {
  return problemOf(WireProblem.parse(JSON.parse(json)));
}
