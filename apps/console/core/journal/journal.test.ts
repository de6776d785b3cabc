import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '#shared/problem.ts';
import { tempDir } from '../testing/console.ts';
import { Journal } from './journal.ts';

function codeOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : `other: ${error}`;
  }
  return 'opened';
}

describe('opening the journal', () => {
  it('keeps its files from other users and its id from start to start', () => {
    const dir = join(tempDir(), 'console');
    const journal = new Journal(dir);
    const mode = (file: string) => statSync(join(dir, file)).mode & 0o777;
    expect([mode('.'), mode('journal.sqlite'), mode('journal.sqlite-wal')]).toEqual([0o700, 0o600, 0o600]);
    const { consoleId } = journal;
    expect(consoleId).toMatch(/^console-[0-9a-z]{8}$/);
    journal.close();
    chmodSync(join(dir, 'journal.sqlite'), 0o644);
    const again = new Journal(dir);
    expect(again.consoleId).toBe(consoleId);
    expect(mode('journal.sqlite')).toBe(0o600);
    again.close();
  });

  it('moves what is committed into the file when play pauses, not within a commit', async () => {
    const dir = join(tempDir(), 'console');
    const journal = new Journal(dir);
    const file = join(dir, 'journal.sqlite');
    const credential = { name: 'x', role: 'board', passwordSha256: '', sessionSha256: null, createdAt: 1 } as const;
    const filler = 'x'.repeat(3000);
    const before = statSync(file).size;
    for (let i = 0; i < 600; i++) {
      journal.transaction(() => {
        journal.credentials.add({ ...credential, id: `board-${i}`, name: filler, revokedAt: null, lastSeenAt: null });
      });
    }
    // Over 1,000 pages: SQLite by itself would have copied them by now, and held up one of these commits.
    expect(statSync(file).size).toBe(before);
    await expect.poll(() => statSync(file).size).toBeGreaterThan(600 * 3000);
    journal.close();
  });

  it('is for one console at a time', () => {
    const dir = join(tempDir(), 'console');
    const journal = new Journal(dir);
    expect(codeOf(() => new Journal(dir))).toBe('journal-in-use');
    journal.close();
    expect(codeOf(() => new Journal(dir).close())).toBe('opened');
  });

  it('refuses a damaged file, one of a newer version, and a folder that cannot be used, in words', () => {
    const dir = tempDir();
    const file = join(dir, 'journal.sqlite');
    new Journal(dir).close();
    const bytes = readFileSync(file);
    bytes.fill(0x55, 5000, 9000);
    writeFileSync(file, bytes);
    expect(codeOf(() => new Journal(dir))).toBe('journal-damaged');
    expect(() => new Journal(dir)).toThrow(/rebuilt.*--restore/);
    writeFileSync(file, 'this is a letter to my aunt, and a long one, no database of any kind '.repeat(10));
    expect(codeOf(() => new Journal(dir))).toBe('journal-damaged');

    const newer = tempDir();
    new Journal(newer).close();
    const db = new Database(join(newer, 'journal.sqlite'));
    db.pragma('user_version = 99');
    db.close();
    expect(codeOf(() => new Journal(newer))).toBe('journal-newer');

    const odd = tempDir();
    mkdirSync(join(odd, 'journal.sqlite'));
    expect(codeOf(() => new Journal(odd))).toBe('journal-unusable');
  });
});

describe('what is kept', () => {
  const refusal = (i: number) => ({
    digest: `${i}`,
    match: 'm',
    id: null,
    source: 's',
    at: 0,
    receivedAt: i,
    payload: '{}',
    error: { code: 'c', message: 'm' },
  });

  it('is the newest refusals and observations, within bounds', () => {
    const journal = new Journal(tempDir());
    journal.transaction(() => {
      for (let i = 1; i <= 10_001; i++) journal.refusals.add(refusal(i));
      for (let i = 1; i <= 21_000; i++) {
        journal.observations.add({ match: 'm', device: 'd', kind: 'k', at: i, receivedAt: i, json: '{}' });
      }
    });
    expect(journal.refusals.prune()).toBe(1001);
    expect(journal.refusals.prune()).toBe(0);
    expect(journal.refusals.list('m', 500)[0]?.receivedAt).toBe(10_001);
    expect(journal.refusals.repeated('1001')).toBeNull();
    expect(journal.refusals.repeated('1002')).toEqual({ id: null, error: { code: 'c', message: 'm' } });
    expect(journal.observations.prune()).toBe(1000);
    journal.close();
  });

  it('is all or nothing of a transaction', () => {
    const journal = new Journal(tempDir());
    const failing = () =>
      journal.transaction(() => {
        journal.refusals.add(refusal(1));
        journal.refusals.add(refusal(1));
      });
    expect(failing).toThrow('UNIQUE');
    expect(journal.refusals.list(undefined, 10)).toEqual([]);
    journal.close();
  });
});
