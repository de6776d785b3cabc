import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Parsed } from '#shared/json/json.ts';
import type { LogHead } from '#shared/wire/uplink.ts';
import { JOURNAL_FILE } from '../journal/journal.ts';
import { checkJournalFile } from './check.ts';
import { stamp, syncPath } from './files.ts';

/** SQLite's own files beside a journal: what was committed last may be in them alone. */
const BESIDE = ['-wal', '-shm', '-journal'];

/** Moves the journal of `dir` into a folder of its own, whole. @returns that folder; null: there is no journal */
export function putAside(dir: string, why: 'damaged' | 'replaced', now: number): string | null {
  const file = join(dir, JOURNAL_FILE);
  if (!existsSync(file)) return null;
  const aside = join(dir, `${why}-${stamp(now)}`);
  mkdirSync(aside, { mode: 0o700 });
  // The log first: without its database nobody reads it, and the database without its log would look whole.
  for (const suffix of [...BESIDE, '']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, join(aside, JOURNAL_FILE + suffix));
  }
  syncPath(dir);
  return aside;
}

/** Copies the journal that was put aside, to be read: opening it may change it, and it is evidence. */
export function copyAside(aside: string, to: string): void {
  mkdirSync(to, { mode: 0o700 });
  for (const suffix of ['', '-wal']) {
    const file = join(aside, JOURNAL_FILE + suffix);
    if (existsSync(file)) copyFileSync(file, join(to, JOURNAL_FILE + suffix));
  }
}

/** Checks a copy of `backup` within `dir`; `keep` makes it the journal when that is good. */
export function takeBackup(backup: string, dir: string): Parsed<{ heads: readonly LogHead[]; keep: () => void }> {
  const copy = join(dir, `${JOURNAL_FILE}.new`);
  try {
    copyFileSync(backup, copy);
    const checked = checkJournalFile(copy);
    if (!checked.ok) {
      rmSync(copy, { force: true });
      return checked;
    }
    const keep = () => {
      syncPath(copy);
      renameSync(copy, join(dir, JOURNAL_FILE));
      syncPath(dir);
    };
    return { ok: true, value: { heads: checked.value, keep } };
  } catch (error) {
    rmSync(copy, { force: true });
    throw error;
  }
}
