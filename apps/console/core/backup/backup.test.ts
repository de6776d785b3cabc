import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyHead, extend } from '#shared/match/chain.ts';
import { topics } from '#shared/wire/mqtt.ts';
import type { Core } from '../core.ts';
import { JOURNAL_FILE, Journal } from '../journal/journal.ts';
import { connect, localScorer, pair, startConsole, tcp, tempDir } from '../testing/console.ts';
import { innings } from '../testing/drafts.ts';
import { openApi, type Ui } from '../testing/ui.ts';
import { Backups } from './backups.ts';
import { checkJournalFile } from './check.ts';
import { listBackups } from './files.ts';
import { restore } from './restore.ts';

const log = pino({ level: 'silent' });
const MATCH = 'final';

function openBackups(journal: Journal, dir: string): Backups {
  return new Backups({ journal, dir, every: 0, clock: Date.now, log });
}

/** Scores `count` events of a real match over MQTT, each acknowledged when this resolves; goes on where it was left. */
async function score(core: Core, dataDir: string, drafts: readonly { id: string }[]): Promise<void> {
  const client = await connect(tcp(core), localScorer(dataDir));
  await Promise.all(
    drafts.map((one) => client.mqtt.publishAsync(topics.draft(MATCH), JSON.stringify(one), { qos: 1 })),
  );
  await client.mqtt.endAsync();
}

async function operator(core: Core): Promise<Ui> {
  const { cookie } = await pair(core, 'operator');
  const ui = await openApi(core, cookie);
  if (typeof ui === 'number') throw new Error(`refused with ${ui}`);
  return ui;
}

async function backUp(ui: Ui): Promise<void> {
  const before = ui.of('health').at(-1)?.health.backup.last?.at;
  await ui.ask({ op: 'backup' });
  await ui.until(() => {
    const last = ui.of('health').at(-1)?.health;
    return last?.backup.running === false && last.backup.last !== null && last.backup.last.at !== before;
  });
}

function ids(dir: string): string[] {
  const journal = new Journal(dir);
  try {
    let head = emptyHead(MATCH);
    return [...journal.matches.log(MATCH)].map((event) => {
      const next = extend(head, event);
      if ('code' in next) throw new Error(next.message);
      head = next;
      return event.id;
    });
  } finally {
    journal.close();
  }
}

/** Overwrites the page of the journal's file in which `text` stands; false: it stands nowhere. */
function damage(file: string, text: string): boolean {
  const at = readFileSync(file).indexOf(text);
  if (at < 0) return false;
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0x55), 0, 4096, Math.floor(at / 4096) * 4096);
  closeSync(handle);
  return true;
}

describe('a backup', () => {
  it('is made while events are committed, holds up no turn for long, and holds them all', async () => {
    const journal = new Journal(tempDir());
    onTestFinished(() => journal.close());
    const dir = tempDir();
    let n = 0;
    // Rows as wide as events; refusals need no chain, and the copy does not know one table from another.
    const add = (count: number) =>
      journal.transaction(() => {
        for (let i = 0; i < count; i++, n++) {
          const refusal = {
            digest: `${n}`,
            match: 'm',
            id: null,
            source: 's',
            at: 0,
            receivedAt: n,
            payload: 'x'.repeat(600),
          };
          journal.refusals.add({ ...refusal, error: { code: 'c', message: 'm' } });
        }
      });
    add(30_000);
    let commits = 0;
    let longest = 0;
    let last = performance.now();
    let busy = true;
    const turn = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      if (commits++ % 50 === 0) add(1);
      last = performance.now();
      if (busy) setImmediate(turn);
    };
    setImmediate(turn);
    const backups = openBackups(journal, dir);
    const began = performance.now();
    await backups.run();
    const took = performance.now() - began;
    busy = false;
    expect(backups.fault).toBeNull();
    expect(commits).toBeGreaterThan(100);
    // 2 to 9 ms on an idle machine; a loaded one may take its time, but a copy in one piece is one long turn.
    expect(longest).toBeLessThan(Math.max(100, took / 2));
    const [backup] = listBackups(dir);
    expect(backup).toEqual(backups.last);
    expect(statSync(backup?.file ?? '').mode & 0o777).toBe(0o600);
    expect(readdirSync(dir)).toHaveLength(1);
    const copy = new Database(backup?.file ?? '', { readonly: true });
    const rows = Number(copy.prepare('SELECT count(*) FROM refused').pluck().get());
    copy.close();
    expect(rows).toBeGreaterThanOrEqual(30_000);
  });

  it('takes the place of the oldest, tidies up after a crash, and says what went wrong', async () => {
    const journal = new Journal(tempDir());
    onTestFinished(() => journal.close());
    const dir = tempDir();
    writeFileSync(join(dir, 'journal-20260101T000000000Z.sqlite.part'), 'half');
    let now = Date.UTC(2026, 2, 1);
    const backups = new Backups({ journal, dir, every: 0, clock: () => now++, log });
    for (let i = 0; i < 14; i++) await backups.run();
    expect(listBackups(dir)).toHaveLength(12);
    expect(readdirSync(dir)).toHaveLength(12);
    expect(backups.last?.at).toBe(Date.UTC(2026, 2, 1) + 13);

    const file = join(tempDir(), 'in-the-way');
    writeFileSync(file, '');
    const hopeless = openBackups(journal, join(file, 'backups'));
    await hopeless.run();
    expect(hopeless.fault).toMatchObject({ code: 'backup-failed', message: expect.stringContaining('in-the-way') });
    expect(hopeless.last).toBeNull();
    rmSync(file);
    await hopeless.run();
    expect([hopeless.fault, hopeless.last === null]).toEqual([null, false]);
  });

  it('finds a damaged page of the journal, and is then thrown away', async () => {
    const dir = tempDir();
    const first = new Journal(dir);
    // More than SQLite keeps in memory.
    first.transaction(() => {
      for (let i = 0; i < 40_000; i++) {
        first.observations.add({
          match: 'm',
          device: 'd',
          kind: 'k',
          at: i,
          receivedAt: i,
          json: `{"text":"row ${i}${'.'.repeat(500)}"}`,
        });
      }
    });
    first.close();
    const journal = new Journal(dir);
    onTestFinished(() => journal.close());
    // While it is open: nobody has noticed yet.
    expect(damage(join(dir, JOURNAL_FILE), 'row 150.')).toBe(true);
    const backups = openBackups(journal, join(dir, 'backups'));
    await backups.run();
    expect(backups.fault).toMatchObject({ code: 'bad-backup', message: expect.stringContaining('damaged') });
    expect(readdirSync(join(dir, 'backups'))).toEqual([]);
  });
});

describe('a journal with a damaged page', () => {
  it('is rebuilt from the backup and what can still be read; every screen says so until somebody has read it', async () => {
    const dataDir = tempDir();
    const drafts = innings(398);
    const core = await startConsole(dataDir);
    await score(core, dataDir, drafts.slice(0, 250));
    const ui = await operator(core);
    await backUp(ui);
    await score(core, dataDir, drafts.slice(250));
    const { console: id } = await ui.ask({ op: 'about' });
    await core.stop();
    const dir = join(dataDir, 'console');
    // A page with events that the backup has: behind it all can be read.
    expect(damage(join(dir, JOURNAL_FILE), drafts[100]?.id ?? '')).toBe(true);

    const again = await startConsole(dataDir);
    const told = await (await fetch(`http://127.0.0.1:${again.httpPort}/healthz`)).json();
    expect(told).toMatchObject({ status: 'ok', warnings: [{ code: 'journal-rebuilt' }] });
    const screen = await operator(again);
    await screen.until((pushes) => pushes.some(({ push }) => push === 'health'));
    const [problem] = screen.of('health')[0]?.health.problems ?? [];
    expect(problem).toMatchObject({ code: 'journal-rebuilt', dismissable: true });
    expect(problem?.message).toContain('No event is missing.');
    expect(await screen.ask({ op: 'about' })).toMatchObject({ console: id });
    // It goes on.
    await score(again, dataDir, drafts.slice(398));
    await screen.ask({ op: 'dismiss', code: 'journal-rebuilt' });
    await again.stop();
    expect(ids(dir).slice(0, 400)).toEqual(drafts.map((one) => one.id));
    expect(readdirSync(dir).filter((name) => name.startsWith('damaged-'))).toHaveLength(1);
    expect(existsSync(join(dir, 'rebuilt.json'))).toBe(false);
  });

  it('without a backup keeps what proves itself, and tells what is missing', async () => {
    const dataDir = tempDir();
    const drafts = innings(398);
    const core = await startConsole(dataDir);
    await score(core, dataDir, drafts);
    await core.stop();
    const dir = join(dataDir, 'console');
    expect(damage(join(dir, JOURNAL_FILE), drafts[300]?.id ?? '')).toBe(true);
    const again = await startConsole(dataDir);
    const { warnings } = await (await fetch(`http://127.0.0.1:${again.httpPort}/healthz`)).json();
    await again.stop();
    const kept = ids(dir);
    expect(kept.length).toBeGreaterThan(200);
    expect(kept.length).toBeLessThan(400);
    expect(kept).toEqual(drafts.slice(0, kept.length).map((one) => one.id));
    expect(warnings[0].message).toContain(`final: ${kept.length} of 400 events`);
  });

  it('passes over a backup that is damaged itself', async () => {
    const dataDir = tempDir();
    const drafts = innings(298);
    const core = await startConsole(dataDir);
    const ui = await operator(core);
    await score(core, dataDir, drafts.slice(0, 200));
    await backUp(ui);
    await score(core, dataDir, drafts.slice(200));
    await backUp(ui);
    await core.stop();
    const dir = join(dataDir, 'console');
    const [newest, older] = listBackups(join(dir, 'backups'));
    expect(damage(newest?.file ?? '', drafts[50]?.id ?? '')).toBe(true);
    expect(checkJournalFile(newest?.file ?? '').ok).toBe(false);
    expect(checkJournalFile(older?.file ?? '').ok).toBe(true);
    // No database any more at all.
    writeFileSync(join(dir, JOURNAL_FILE), Buffer.alloc(20_000, 0x20));
    const again = await startConsole(dataDir);
    await again.stop();
    expect(ids(dir)).toEqual(drafts.slice(0, 200).map((one) => one.id));
  });
});

describe('restoring', () => {
  it('puts the backup in place, keeps the journal that was there, and names what is shorter now', async () => {
    const dataDir = tempDir();
    const dir = join(dataDir, 'console');
    const drafts = innings(118);
    const core = await startConsole(dataDir);
    const ui = await operator(core);
    await score(core, dataDir, drafts.slice(0, 100));
    await backUp(ui);
    await score(core, dataDir, drafts.slice(100));
    const [backup] = listBackups(join(dir, 'backups'));
    const file = backup?.file ?? '';
    expect(restore(file, dir, Date.now())).toMatchObject({ ok: false, problem: { code: 'journal-in-use' } });
    await core.stop();

    const junk = join(dataDir, 'junk.sqlite');
    writeFileSync(junk, 'no journal');
    expect(restore(junk, dir, Date.now()).ok).toBe(false);
    expect(restore(join(dataDir, 'nowhere'), dir, Date.now()).ok).toBe(false);
    expect(ids(dir)).toHaveLength(120);

    const restored = restore(file, dir, Date.now());
    expect(restored).toMatchObject({
      ok: true,
      value: expect.stringContaining('final has 100 events now; it had 120'),
    });
    expect(ids(dir)).toEqual(drafts.slice(0, 100).map((one) => one.id));
    const [aside] = readdirSync(dir).filter((name) => name.startsWith('replaced-'));
    expect(ids(join(dir, aside ?? ''))).toHaveLength(120);

    const elsewhere = join(tempDir(), 'console');
    mkdirSync(elsewhere);
    expect(restore(file, elsewhere, Date.now()).ok).toBe(true);
    expect(ids(elsewhere)).toHaveLength(100);
  });
});
