import type Database from 'better-sqlite3';
import * as z from 'zod';
import { parseJson } from '#shared/json/json.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { WireProblem } from '#shared/wire/problem.ts';
import { problemOf } from './problem.ts';

/** How far the relay has a match, as last heard, and why it will not take more of it. */
export interface UplinkRecord {
  readonly match: string;
  readonly ackedSeq: number;
  readonly fork: Problem | null;
}

const Row = z.object({ match: z.string(), acked_seq: z.int(), fork: z.string().nullable() });

export class UplinkStore {
  readonly #db: Database.Database;
  readonly #all: Database.Statement<[]>;
  readonly #save: Database.Statement<[string, number, string | null]>;

  constructor(db: Database.Database) {
    this.#db = db;
    this.#all = db.prepare('SELECT match, acked_seq, fork FROM uplink');
    this.#save = db.prepare(`INSERT INTO uplink (match, acked_seq, fork) VALUES (?, ?, ?)
      ON CONFLICT (match) DO UPDATE SET acked_seq = excluded.acked_seq, fork = excluded.fork`);
  }

  all(): UplinkRecord[] {
    return this.#all.all().map((raw) => {
      const row = Row.parse(raw);
      return { match: row.match, ackedSeq: row.acked_seq, fork: row.fork === null ? null : parseFork(row.fork) };
    });
  }

  save(records: Iterable<UplinkRecord>): void {
    this.#db.transaction(() => {
      for (const { match, ackedSeq, fork } of records) {
        this.#save.run(match, ackedSeq, fork === null ? null : JSON.stringify(fork));
      }
    })();
  }
}

function parseFork(json: string): Problem {
  const parsed = parseJson(json);
  const fork = WireProblem.safeParse(parsed.ok ? parsed.value : null);
  return fork.success ? problemOf(fork.data) : problem('fork', 'Another console has this match.');
}
