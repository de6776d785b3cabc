import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { randomId } from '../random-id.ts';
import { CredentialStore } from './credentials.ts';
import { openDatabase } from './database.ts';
import { MatchStore } from './matches.ts';
import { ObservationStore } from './observations.ts';
import { RefusalStore } from './refusals.ts';
import { UplinkStore } from './uplink.ts';

const FILE = 'journal.sqlite';
/** Without a commit for so long, play pauses: time to copy the write-ahead log into the file. */
const QUIET_MS = 200;

/** The console's one durable file: WAL, `synchronous=FULL`, so that what is committed survives a power cut. */
export class Journal {
  readonly file: string;
  readonly matches: MatchStore;
  readonly refusals: RefusalStore;
  readonly observations: ObservationStore;
  readonly credentials: CredentialStore;
  readonly uplink: UplinkStore;
  /** This console's id, made at its first start. */
  readonly consoleId: string;
  readonly #db: Database.Database;
  readonly #transaction: Database.Transaction<(work: () => void) => void>;
  readonly #quiet: NodeJS.Timeout;

  /** @throws ProblemError when the file cannot be used, see `openDatabase` */
  constructor(dir: string) {
    this.file = join(dir, FILE);
    this.#db = openDatabase(this.file);
    this.#transaction = this.#db.transaction((work) => work());
    this.matches = new MatchStore(this.#db);
    this.refusals = new RefusalStore(this.#db);
    this.observations = new ObservationStore(this.#db);
    this.credentials = new CredentialStore(this.#db);
    this.uplink = new UplinkStore(this.#db);
    this.consoleId = identity(this.#db);
    this.#quiet = setTimeout(() => this.#checkpoint(), QUIET_MS).unref();
  }

  /** All of `work` or nothing; durable on return. @throws SqliteError, as when the disk is full */
  transaction(work: () => void): void {
    this.#transaction(work);
    this.#quiet.refresh();
  }

  close(): void {
    clearTimeout(this.#quiet);
    this.#db.close();
  }

  /**
   * Left to itself, SQLite does this within some commit, whose scorer then waits for two more flushes of a file's worth
   * of pages: 100 to 500 ms were seen.
   */
  #checkpoint(): void {
    try {
      this.#db.pragma('wal_checkpoint(PASSIVE)');
    } catch (error) {
      // The log keeps what is committed; whether the disk is in trouble the next commit tells.
      if (!(error instanceof Database.SqliteError)) throw error;
    }
  }
}

function identity(db: Database.Database): string {
  const known = db.prepare('SELECT id FROM identity').get();
  if (known !== undefined) return z.object({ id: z.string() }).parse(known).id;
  const id = randomId('console');
  db.prepare('INSERT INTO identity (only_row, id, created_at) VALUES (1, ?, ?)').run(id, Date.now());
  return id;
}
