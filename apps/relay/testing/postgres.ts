import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type Database, openDatabase } from '../store/database.ts';

/** A folder that Postgres' own account may enter too. */
export function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'scorewire-test-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** A private Postgres that is gone after the test file. */
export async function testDatabase(): Promise<Database> {
  const folder = openFolder();
  const database = await openDatabase(undefined, folder, pino({ level: 'silent' }));
  return {
    ...database,
    async close() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
