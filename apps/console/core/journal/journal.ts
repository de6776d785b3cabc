import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { randomId } from '../random-id.ts';
import { AlarmStore } from './alarms.ts';
import { CheckStore } from './checks.ts';
import { CredentialStore } from './credentials.ts';
import { openDatabase } from './database.ts';
import { ForkStore } from './forks.ts';
import { LiveScorerStore } from './live-scorers.ts';
import { MatchStore } from './matches.ts';
import { ObservationRuleStore } from './observation-rules.ts';
import { ObservationStore } from './observations.ts';
import { PracticeStore } from './practice.ts';
import { RefusalStore } from './refusals.ts';
import { StandingStore } from './standings.ts';
import { TemplateStore } from './templates.ts';
import { UplinkStore } from './uplink.ts';

export const JOURNAL_FILE = 'journal.sqlite';
/** Without a commit for so long, play pauses: time to copy the write-ahead log into the file. */
const QUIET_MS = 200;

/** The console's one durable file: WAL, `synchronous=FULL`, so that what is committed survives a power cut. */
export class Journal {
  readonly file: string;
  readonly matches: MatchStore;
  readonly refusals: RefusalStore;
  readonly observations: ObservationStore;
  readonly observationRules: ObservationRuleStore;
  readonly alarms: AlarmStore;
  readonly credentials: CredentialStore;
  readonly checks: CheckStore;
  readonly liveScorers: LiveScorerStore;
  readonly uplink: UplinkStore;
  readonly templates: TemplateStore;
  readonly standings: StandingStore;
  readonly forks: ForkStore;
  readonly practice: PracticeStore;
  /** This console's id, made at its first start. */
  readonly consoleId: string;
  readonly #db: Database.Database;
  readonly #transaction: Database.Transaction<(work: () => void) => void>;
  readonly #quiet: NodeJS.Timeout;

  /**
   * @param id of the console, where a journal is new and takes the place of another; its own one otherwise
   * @throws ProblemError when the file cannot be used, see `openDatabase`
   */
  constructor(dir: string, id: string | null = null) {
    this.file = join(dir, JOURNAL_FILE);
    this.#db = openDatabase(this.file);
    this.#transaction = this.#db.transaction((work) => work());
    this.matches = new MatchStore(this.#db);
    this.refusals = new RefusalStore(this.#db);
    this.observations = new ObservationStore(this.#db);
    this.observationRules = new ObservationRuleStore(this.#db);
    this.alarms = new AlarmStore(this.#db);
    this.credentials = new CredentialStore(this.#db);
    this.checks = new CheckStore(this.#db);
    this.liveScorers = new LiveScorerStore(this.#db);
    this.uplink = new UplinkStore(this.#db);
    this.templates = new TemplateStore(this.#db);
    this.standings = new StandingStore(this.#db);
    this.forks = new ForkStore(this.#db);
    this.practice = new PracticeStore(this.#db);
    this.consoleId = identity(this.#db, id);
    this.#quiet = setTimeout(() => this.#checkpoint(), QUIET_MS).unref();
  }

  /** All of `work` or nothing; durable on return. @throws SqliteError, as when the disk is full */
  transaction(work: () => void): void {
    this.#transaction(work);
    this.#quiet.refresh();
  }

  /** What people call this console, as they set it; null: they have not. */
  get name(): string | null {
    return z.object({ name: z.string().nullable() }).parse(this.#db.prepare('SELECT name FROM identity').get()).name;
  }

  rename(name: string): void {
    this.#db.prepare('UPDATE identity SET name = ?').run(name);
  }

  /** Writes something that changes nothing. @throws SqliteError while the disk takes nothing */
  probe(): void {
    this.#db.prepare('UPDATE identity SET created_at = created_at').run();
  }

  /**
   * Copies the whole journal into a file while it is used; `step` says before each turn how many pages to copy in it.
   * What is committed meanwhile is in the copy.
   */
  async copyTo(file: string, step: () => number): Promise<void> {
    await this.#db.backup(file, { progress: step });
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

function identity(db: Database.Database, given: string | null): string {
  const known = db.prepare('SELECT id FROM identity').get();
  if (known !== undefined) return z.object({ id: z.string() }).parse(known).id;
  const id = given ?? randomId('console');
  db.prepare('INSERT INTO identity (only_row, id, created_at) VALUES (1, ?, ?)').run(id, Date.now());
  return id;
}
