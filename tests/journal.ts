import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { MatchEvent } from '#shared/match/event.ts';
import { WireProblem } from '#shared/wire/problem.ts';

const JsonRow = z.object({ json: z.string() });
const ErrorRow = z.object({ error: z.string() });

/** A match's log as the console has it on disk. */
export function consoleLog(dataDir: string, match: string): MatchEvent[] {
  const rows = query(dataDir, 'SELECT json FROM events WHERE match = ? ORDER BY seq', [match]);
  return rows.map((row) => MatchEvent.parse(JSON.parse(JsonRow.parse(row).json)));
}

/** Codes of the refused drafts that the console keeps, oldest first. */
export function refusedDrafts(dataDir: string): string[] {
  const rows = query(dataDir, 'SELECT error FROM refused ORDER BY n', []);
  return rows.map((row) => WireProblem.parse(JSON.parse(ErrorRow.parse(row).error)).code);
}

/** The console holds its journal's lock, so a copy is read: database and write-ahead log, as after a crash. */
function query(dataDir: string, sql: string, parameters: unknown[]): unknown[] {
  const source = join(dataDir, 'console', 'journal.sqlite');
  if (!existsSync(source)) return [];
  const folder = mkdtempSync(join(tmpdir(), 'scorewire-journal-'));
  try {
    const copy = join(folder, 'journal.sqlite');
    copyTogether(source, copy);
    const db = new Database(copy);
    try {
      return db.prepare(sql).all(...parameters);
    } finally {
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Database and write-ahead log, as they were together. As long as the log is not begun anew (its header stays), it
 * holds every page that the console may have moved into the database meanwhile.
 */
function copyTogether(source: string, copy: string): void {
  for (;;) {
    const before = header(`${source}-wal`);
    copyFileSync(source, copy);
    if (before === null) return;
    copyFileSync(`${source}-wal`, `${copy}-wal`);
    if (header(`${copy}-wal`) === before) return;
  }
}

/** What tells one write-ahead log from the next: its first 32 bytes (https://sqlite.org/fileformat.html#walformat). */
function header(wal: string): string | null {
  return existsSync(wal) ? readFileSync(wal).subarray(0, 32).toString('hex') : null;
}
