import { closeSync, fsyncSync, openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '#shared/wire/console.ts';

const NAME = /^journal-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z\.sqlite$/;

/** "20260301T140210123Z": sorts as time does, and every file system takes it. */
export function stamp(at: number): string {
  return new Date(at).toISOString().replaceAll(/[-:.]/g, '');
}

export function backupName(at: number): string {
  return `journal-${stamp(at)}.sqlite`;
}

/** The backups in a folder, newest first; none when it cannot be read. */
export function listBackups(dir: string): Backup[] {
  const found: Backup[] = [];
  for (const name of names(dir)) {
    const [, year, month, day, hours, minutes, seconds, ms] = NAME.exec(name) ?? [];
    if (year === undefined) continue;
    const file = join(dir, name);
    const bytes = statSync(file, { throwIfNoEntry: false })?.size;
    const at = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${ms}Z`);
    if (bytes !== undefined && !Number.isNaN(at)) found.push({ file, at, bytes });
  }
  return found.sort((a, b) => b.at - a.at);
}

/** What a file or folder says of itself is on the disk when this returns. */
export function syncPath(path: string): void {
  // Windows cannot open a folder, and needs no such word to keep a new name.
  if (process.platform === 'win32' && statSync(path).isDirectory()) return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function names(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    // Not made yet, or not readable: whoever writes there says what is wrong.
    return [];
  }
}
