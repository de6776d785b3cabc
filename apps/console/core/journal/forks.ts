import type Database from 'better-sqlite3';
import * as z from 'zod';
import { MatchEvent } from '#shared/match/event.ts';
import type { ForkedEvent } from '#shared/wire/console.ts';

const Row = z.object({
  console: z.string(),
  json: z.string(),
  state: z.enum(['open', 'merged', 'discarded']),
  reason: z.string().nullable(),
});
const Count = z.object({ n: z.int() });
const State = z.object({ state: z.enum(['open', 'merged', 'discarded']), reason: z.string().nullable() });

/** An event that is in the log by now counts as merged, whoever put it there. */
const STATE = `CASE WHEN state = 'open' AND EXISTS
  (SELECT 1 FROM events WHERE events.match = forks.match AND events.id = forks.id) THEN 'merged' ELSE state END`;

/** Events of matches that were scored at a console which no longer had the match: kept until somebody decides, and after. */
export class ForkStore {
  readonly #insert: Database.Statement<[string, string, string, number, string]>;
  readonly #list: Database.Statement<[string]>;
  readonly #count: Database.Statement<[string]>;
  readonly #discarded: Database.Statement<[string, string]>;
  readonly #find: Database.Statement<[string, string, string]>;
  readonly #settle: Database.Statement<[string, string | null, number, string, string, string]>;

  constructor(db: Database.Database) {
    this.#insert = db.prepare(`INSERT INTO forks (match, console, id, seq, json, state) VALUES (?, ?, ?, ?, ?, 'open')
      ON CONFLICT DO NOTHING`);
    this.#list = db.prepare(
      `SELECT console, json, ${STATE} AS state, reason FROM forks WHERE match = ? ORDER BY console, seq`,
    );
    this.#count = db.prepare(`SELECT count(*) AS n FROM forks WHERE match = ? AND ${STATE} = 'open'`);
    this.#discarded = db.prepare(
      "SELECT count(*) AS n FROM forks WHERE match = ? AND console = ? AND state = 'discarded'",
    );
    this.#find = db.prepare(`SELECT ${STATE} AS state, reason FROM forks WHERE match = ? AND console = ? AND id = ?`);
    this.#settle = db.prepare(`UPDATE forks SET state = ?, reason = ?, settled_at = ?
      WHERE match = ? AND console = ? AND id = ? AND state = 'open'`);
  }

  /** What is known already stays as it is. */
  add(console: string, event: MatchEvent): void {
    this.#insert.run(event.match, console, event.id, event.seq, JSON.stringify(event));
  }

  /** In the order in which each console had them. */
  list(match: string): ForkedEvent[] {
    return this.#list.all(match).map((raw) => {
      const { json, ...row } = Row.parse(raw);
      return { ...row, event: MatchEvent.parse(JSON.parse(json)) };
    });
  }

  open(match: string): number {
    return Count.parse(this.#count.get(match)).n;
  }

  /** How many of this console's events were discarded. */
  discarded(match: string, console: string): number {
    return Count.parse(this.#discarded.get(match, console)).n;
  }

  find(match: string, console: string, id: string): z.infer<typeof State> | null {
    const row = this.#find.get(match, console, id);
    return row === undefined ? null : State.parse(row);
  }

  settle(match: string, console: string, id: string, as: 'merged' | 'discarded', reason: string | null, at: number) {
    this.#settle.run(as, reason, at, match, console, id);
  }
}
