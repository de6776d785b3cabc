import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Logger } from 'pino';
import * as z from 'zod';
import { ProblemError } from '#shared/problem.ts';
import type { Backup } from '#shared/wire/console.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { JOURNAL_FILE, Journal } from '../journal/journal.ts';
import { listBackups } from './files.ts';
import { copyAside, putAside, takeBackup } from './place.ts';
import { type Claimed, salvage } from './salvage.ts';

const REPORT = 'rebuilt.json';

const Rebuilt = z.object({
  at: z.int(),
  /** Folder with the damaged journal. */
  aside: z.string(),
  /** When the backup was made that it began with; null: there was none that is whole. */
  backupAt: z.int().nullable(),
  matches: z.array(
    z.object({
      match: z.string(),
      /** Events that the damaged journal said it had; null: it could not be asked. */
      had: z.int().nullable(),
      backup: z.int(),
      now: z.int(),
    }),
  ),
});
export type Rebuilt = z.infer<typeof Rebuilt>;

interface Options {
  readonly dir: string;
  readonly backups: string;
  readonly now: number;
  readonly log: Logger;
}

/**
 * Opens the journal. One that is damaged is put aside whole, and another is made of the newest backup that is good and
 * of what can still be read of the damaged one; what the relay has beyond that the uplink finds out.
 * @throws ProblemError as `openDatabase` does, but for `journal-damaged`
 */
export function openJournal(options: Options): Journal {
  try {
    return new Journal(options.dir);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'journal-damaged') throw error;
    options.log.error({ problem: error.problem }, 'The journal is damaged; it is being rebuilt.');
    return rebuild(options);
  }
}

/** What a rebuilt journal has and lacks, until somebody has read it; null: nothing to tell. */
export function readRebuilt(dir: string): Rebuilt | null {
  try {
    const parsed = parseMessage(Rebuilt, readFileSync(join(dir, REPORT), 'utf8'));
    return parsed.ok ? parsed.value : null;
  } catch {
    // Not there: the usual case.
    return null;
  }
}

export function forgetRebuilt(dir: string): void {
  rmSync(join(dir, REPORT), { force: true });
}

export function describeRebuilt({ backupAt, matches, aside }: Rebuilt): string {
  const from =
    backupAt === null
      ? 'what could still be read of it (there was no good backup)'
      : `the backup of ${new Date(backupAt).toISOString().slice(0, 16).replace('T', ' ')} UTC and what could still be read of it`;
  const short = matches.filter(({ had, now }) => had !== null && now < had);
  const unknown = matches.some(({ had }) => had === null);
  const missing = short.map(({ match, had, now }) => `${match}: ${now} of ${had} events`).join('; ');
  const result =
    missing === ''
      ? unknown
        ? 'Whether anything is missing it could not say: compare the score with the relay’s or the teams’.'
        : 'No event is missing.'
      : `Missing here: ${missing}.`;
  return `The journal was damaged and has been rebuilt from ${from}. ${result} The damaged one is in ${aside}.`;
}

function rebuild(options: Options): Journal {
  const { dir, backups, now, log } = options;
  const aside = putAside(dir, 'damaged', now);
  const backup = newestGood(options);
  const id = aside === null || backup !== null ? null : identityOf(aside);
  const journal = new Journal(dir, id);
  const before = new Map(journal.matches.heads().map(({ match, seq }) => [match, seq]));
  const claimed = aside === null ? new Map<string, number>() : salvageAside(aside, dir, journal);
  const report: Rebuilt = {
    at: now,
    aside: aside ?? dir,
    backupAt: backup?.at ?? null,
    matches: compare(before, claimed, journal),
  };
  writeFileSync(join(dir, `${REPORT}.new`), JSON.stringify(report), { mode: 0o600 });
  renameSync(join(dir, `${REPORT}.new`), join(dir, REPORT));
  log.error({ report, backups }, describeRebuilt(report));
  return journal;
}

function newestGood({ dir, backups, log }: Options): Backup | null {
  for (const backup of listBackups(backups)) {
    const taken = takeBackup(backup.file, dir);
    if (taken.ok) {
      taken.value.keep();
      return backup;
    }
    log.warn({ problem: taken.problem }, 'This backup is no good; the one before is tried.');
  }
  return null;
}

function salvageAside(aside: string, dir: string, journal: Journal): Claimed {
  const copy = join(dir, 'salvage');
  rmSync(copy, { recursive: true, force: true });
  try {
    copyAside(aside, copy);
    return salvage(copy, journal);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The damaged journal's console stays the same one to the relay, as far as it can be read. */
function identityOf(aside: string): string | null {
  try {
    const db = new Database(join(aside, JOURNAL_FILE), { readonly: true, timeout: 0 });
    try {
      return z.object({ id: z.string() }).safeParse(db.prepare('SELECT id FROM identity').get()).data?.id ?? null;
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}

function compare(before: ReadonlyMap<string, number>, claimed: Claimed, journal: Journal): Rebuilt['matches'] {
  const now = new Map(journal.matches.heads().map(({ match, seq }) => [match, seq]));
  return [...new Set([...now.keys(), ...claimed.keys()])].map((match) => ({
    match,
    had: claimed.get(match) ?? null,
    backup: before.get(match) ?? 0,
    now: now.get(match) ?? 0,
  }));
}
