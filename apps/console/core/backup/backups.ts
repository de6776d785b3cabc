import { chmodSync, closeSync, fdatasync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import * as z from 'zod';
import type { Parsed } from '#shared/json/json.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { Backup } from '#shared/wire/console.ts';
import { WireProblem } from '#shared/wire/problem.ts';
import { LogHead } from '#shared/wire/uplink.ts';
import type { Clock } from '../clock.ts';
import type { Journal } from '../journal/journal.ts';
import { backupName, listBackups, syncPath } from './files.ts';

/** Backups that stay: the newest of them. */
const KEEP = 12;
/** Unfinished ones; a crash may leave one behind. */
const PART = '.part';
/** Pages of 4 KiB copied in one turn of the event loop: about 2 ms, so that the desk is never held up for long. */
const PAGES_A_STEP = 25;

const Checked = z.union([
  z.object({ ok: z.literal(true), value: z.array(LogHead) }),
  z.object({ ok: z.literal(false), problem: WireProblem }),
]);

export interface BackupOptions {
  readonly journal: Journal;
  readonly dir: string;
  /** Minutes; 0: never by itself. */
  readonly every: number;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Copies of the journal, made while it is written to. A copy counts only after it has been read back: it is whole, and
 * the logs in it are as long as the journal's were at that moment.
 */
export class Backups {
  readonly #options: BackupOptions;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #last: Backup | null;
  #fault: Problem | null = null;
  /** The journal's heads in the newest backup: without a change there is nothing to copy. */
  #saved: string | null = null;

  constructor(options: BackupOptions) {
    this.#options = options;
    this.#last = listBackups(options.dir)[0] ?? null;
  }

  get running(): boolean {
    return this.#running !== null;
  }

  get last(): Backup | null {
    return this.#last;
  }

  /** Why the last attempt failed; null: it did not. */
  get fault(): Problem | null {
    return this.#fault;
  }

  get every(): number {
    return this.#options.every;
  }

  start(): void {
    if (this.#options.every === 0) return;
    this.#timer = setInterval(() => {
      if (this.#fault !== null || this.#saved !== this.#heads()) void this.run();
    }, this.#options.every * 60_000).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer ?? undefined);
    await this.#running;
  }

  /** Resolves when it is written and checked, or has failed (see `fault`). One at a time: the second joins the first. */
  run(): Promise<void> {
    this.#running ??= this.#attempt().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #attempt(): Promise<void> {
    const { dir, log } = this.#options;
    const started = performance.now();
    try {
      const made = await this.#write();
      this.#fault = made.ok ? null : made.problem;
      if (made.ok) {
        this.#last = made.value;
        this.#rotate();
        log.info({ ...made.value, ms: Math.round(performance.now() - started) }, 'The journal is backed up.');
      }
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      this.#fault = problem('backup-failed', `The journal could not be backed up to ${dir}: ${detail}.`);
    }
    if (this.#fault !== null) log.error({ problem: this.#fault }, 'A backup failed.');
  }

  async #write(): Promise<Parsed<Backup>> {
    const { dir, journal, clock } = this.#options;
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(dir)) if (name.endsWith(PART)) rmSync(join(dir, name), { force: true });
    const at = clock();
    const part = join(dir, `${backupName(at)}${PART}`);
    // It holds what the journal holds: it is for the console's user alone.
    closeSync(openSync(part, 'w', 0o600));
    chmodSync(part, 0o600);
    try {
      await copy(journal, part);
      // What is committed while it is copied is in the copy, too: the same turn sees the same heads.
      const heads = this.#heads();
      const checked = await check(part);
      if (!checked.ok) return checked;
      if (headsText(checked.value) !== heads) {
        return { ok: false, problem: problem('bad-backup', 'A backup had other events than the journal; try again.') };
      }
      syncPath(part);
      const file = join(dir, backupName(at));
      renameSync(part, file);
      syncPath(dir);
      this.#saved = heads;
      const [newest] = listBackups(dir);
      return newest === undefined
        ? { ok: false, problem: problem('bad-backup', `${file} is gone.`) }
        : { ok: true, value: newest };
    } finally {
      rmSync(part, { force: true });
    }
  }

  #heads(): string {
    return headsText(this.#options.journal.matches.heads());
  }

  #rotate(): void {
    for (const { file } of listBackups(this.#options.dir).slice(KEEP)) rmSync(file, { force: true });
  }
}

/** SQLite flushes the copy when it is complete: what is on the disk by then does not hold up that turn. */
async function copy(journal: Journal, file: string): Promise<void> {
  const handle = openSync(file, 'r+');
  let flushing: Promise<void> | null = null;
  const flush = () =>
    new Promise<void>((resolve) => {
      // A fault of the disk the copy itself meets.
      fdatasync(handle, () => resolve());
    });
  try {
    await journal.copyTo(file, () => {
      flushing ??= flush().then(() => {
        flushing = null;
      });
      return PAGES_A_STEP;
    });
  } finally {
    await flushing;
    closeSync(handle);
  }
}

function check(file: string): Promise<Parsed<readonly LogHead[]>> {
  // The desktop app runs these files bundled.
  const worker = new URL(import.meta.url.endsWith('.ts') ? './check-worker.ts' : './check-worker.js', import.meta.url);
  return new Promise((resolve, reject) => {
    const checking = new Worker(worker, { workerData: file });
    checking.once('message', (message: unknown) => {
      const result = Checked.parse(message);
      if (result.ok) resolve(result);
      else resolve({ ok: false, problem: problem(result.problem.code, result.problem.message) });
    });
    checking.once('error', reject);
    checking.once('exit', () => reject(new Error('the check ended without a word')));
  });
}

function headsText(heads: readonly LogHead[]): string {
  return heads
    .map(({ match, term, seq, hash }) => `${match} ${term} ${seq} ${hash}`)
    .sort()
    .join('\n');
}
