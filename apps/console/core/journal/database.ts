import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { ProblemError, problem } from '#shared/problem.ts';
import { migrations } from './schema.ts';

/** How long to wait for a console that is just stopping to let go of the file, ms. */
const LOCK_PATIENCE = 3000;

/**
 * Opens the journal file for this process alone and brings its tables up to date.
 * @throws ProblemError `journal-in-use`, `journal-damaged`, `journal-newer` or `journal-unusable`
 */
export function openDatabase(file: string): Database.Database {
  try {
    // Its parent is shared with others (the relay's database runs under a user of its own): only ours is private.
    mkdirSync(dirname(file), { recursive: true });
    chmodSync(dirname(file), 0o700);
    // SQLite gives its WAL the permissions of the file itself.
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
    return prepare(new Database(file, { timeout: LOCK_PATIENCE }), file);
  } catch (error) {
    throw explain(error, file);
  }
}

function prepare(db: Database.Database, file: string): Database.Database {
  try {
    // Two consoles on one journal would both give out the next seq: the second is to fail at once.
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    // The journal checkpoints when play pauses; this bounds the log (16 MB) when it never does.
    db.pragma('wal_autocheckpoint = 4000');
    const check = db.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw damaged(file, String(check));
    migrate(db, file);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function migrate(db: Database.Database, file: string): void {
  const version = z.int().parse(db.pragma('user_version', { simple: true }));
  if (version > migrations.length) {
    throw new ProblemError(
      problem('journal-newer', `${file} was written by a newer version of Scorewire; install that version to use it.`),
    );
  }
  for (const [index, script] of migrations.entries()) {
    if (index < version) continue;
    db.transaction(() => {
      db.exec(script);
      db.pragma(`user_version = ${index + 1}`);
    })();
  }
}

function explain(error: unknown, file: string): unknown {
  if (error instanceof Database.SqliteError) {
    if (error.code.startsWith('SQLITE_BUSY') || error.code.startsWith('SQLITE_LOCKED')) {
      return new ProblemError(
        problem('journal-in-use', `${file} is in use by another console; stop that one or set another DATA_DIR.`),
      );
    }
    if (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB') return damaged(file, error.message);
    return unusable(file, error);
  }
  return error instanceof Error && 'syscall' in error ? unusable(file, error) : error;
}

function damaged(file: string, detail: string): ProblemError {
  return new ProblemError(
    problem(
      'journal-damaged',
      `${file} is damaged (${detail}); start the console to have it rebuilt, or restore a backup by --restore FILE.`,
    ),
  );
}

function unusable(file: string, error: Error): ProblemError {
  return new ProblemError(problem('journal-unusable', `${file} cannot be used: ${error.message}.`));
}
