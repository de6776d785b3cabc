import { join } from 'node:path';
import type Database from 'better-sqlite3';
import * as z from 'zod';
import { randomId } from '../random-id.ts';
import { CredentialStore } from './credentials.ts';
import { openDatabase } from './database.ts';
import { MatchStore } from './matches.ts';
import { ObservationStore } from './observations.ts';
import { RefusalStore } from './refusals.ts';
import { UplinkStore } from './uplink.ts';

const FILE = 'journal.sqlite';

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
  }

  /** All of `work` or nothing; durable on return. @throws SqliteError, as when the disk is full */
  transaction(work: () => void): void {
    this.#transaction(work);
  }

  close(): void {
    this.#db.close();
  }
}

function identity(db: Database.Database): string {
  const known = db.prepare('SELECT id FROM identity').get();
  if (known !== undefined) return z.object({ id: z.string() }).parse(known).id;
  const id = randomId('console');
  db.prepare('INSERT INTO identity (only_row, id, created_at) VALUES (1, ?, ?)').run(id, Date.now());
  return id;
}
