import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import mqtt, { type MqttClient } from 'mqtt';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkJournalFile } from '#console/core/backup/check.ts';
import { listBackups } from '#console/core/backup/files.ts';
import { topics } from '#shared/wire/mqtt.ts';
import { localScorer } from '../scripts/cli/credentials.ts';
import { ConsoleReady, launch, type Running, stop } from '../scripts/cli/process.ts';
import { demoMatch } from '../scripts/demo/match.ts';
import { record } from '../scripts/demo/record.ts';
import { consoleLog } from './journal.ts';
import { eventually, openFolder, ROOT, run } from './support.ts';

const MAIN = join(ROOT, 'apps/console/main.ts');
const MATCH = 'disk';
const recorded = record(MATCH, demoMatch(11));
const Health = z.object({
  status: z.enum(['ok', 'failing']),
  problem: z.object({ code: z.string(), message: z.string() }).optional(),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })).optional(),
});

/** A file system of its own, as small as a test needs it; false where nothing may be mounted. */
function mount(folder: string, size: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const mayMount = await (async () => {
  const folder = await openFolder('scorewire-mount-');
  const may = mount(folder, '1m');
  if (may) execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return may;
})();

describe.skipIf(!mayMount)('a disk (a file system of the test’s own) that', () => {
  it('is full: the console says so, takes nothing, and goes on by itself once there is room', async () => {
    await withDisk('6m', async (folder) => {
      const console = await start(folder);
      const scorer = await Scorer.connect(console, folder);
      await scorer.send(0, 40);
      const filler = join(folder, 'filler');
      fill(filler, folder);
      // What cannot be saved is not acknowledged: a scorer that is not answered keeps it.
      scorer.offer(40, recorded.length);
      const failing = await eventually('the console says that it cannot save', async () => {
        const health = await healthOf(console);
        return health.status === 'failing' ? health : null;
      });
      expect(failing.problem).toMatchObject({ code: 'not-saved', message: expect.stringContaining('disk is full') });
      const acked = scorer.acked.size;
      expect(acked).toBeLessThan(recorded.length);
      rmSync(filler);
      await eventually('the console can save again', async () =>
        (await healthOf(console)).status === 'ok' ? true : null,
      );
      scorer.end();
      const again = await Scorer.connect(console, folder);
      await again.send(0, recorded.length);
      again.end();
      await stop(console);
      expectLog(folder);
    });
  });

  it('is read-only: a console says so in one sentence, and goes on where it was once it can be written', async () => {
    await withDisk('32m', async (folder) => {
      const console = await start(folder);
      const scorer = await Scorer.connect(console, folder);
      await scorer.send(0, 40);
      // Files that are open for writing keep a file system from being mounted read-only, so the console is without one.
      await stop(console);
      execFileSync('mount', ['-o', 'remount,ro', folder]);
      const refused = run(process.execPath, [MAIN], { ...quiet, DATA_DIR: folder });
      const { code, stderr, stdout } = await refused.finished;
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stderr).toMatch(/journal\.sqlite cannot be used: .*read-only/i);
      execFileSync('mount', ['-o', 'remount,rw', folder]);
      const again = await start(folder);
      const after = await Scorer.connect(again, folder);
      await after.send(0, recorded.length);
      after.end();
      await stop(again);
      expectLog(folder);
    });
  });

  it('takes no more backups: a warning, and scoring goes on', async () => {
    await withDisk('64k', async (small) => {
      const data = await openFolder('scorewire-disk-');
      try {
        const console = await start(data, { BACKUP_DIR: small, BACKUP_EVERY: '0.005' });
        const scorer = await Scorer.connect(console, data);
        await scorer.send(0, recorded.length);
        const warned = await eventually('the console warns', async () => {
          const health = await healthOf(console);
          return health.warnings?.some(({ code }) => code === 'backup-failed') ? health : null;
        });
        expect(warned.status).toBe('ok');
        scorer.end();
        await stop(console);
        expectLog(data);
      } finally {
        rmSync(data, { recursive: true, force: true });
      }
    });
  });
});

describe('a damaged page of the journal', () => {
  it('is mended from the backup and what can still be read; the match goes on', async () => {
    const data = await openFolder('scorewire-disk-');
    try {
      const console = await start(data, { BACKUP_EVERY: '0.01' });
      const scorer = await Scorer.connect(console, data);
      await scorer.send(0, 60);
      const backups = join(data, 'console', 'backups');
      await eventually('there is a backup', () => (existsSync(backups) ? true : null));
      await scorer.send(60, 90);
      scorer.end();
      await stop(console);
      const file = join(data, 'console', 'journal.sqlite');
      const at = readFileSync(file).indexOf(recorded[30]?.id ?? '');
      expect(at).toBeGreaterThan(0);
      overwrite(file, Math.floor(at / 4096) * 4096);

      const again = await start(data);
      const health = await healthOf(again);
      expect(health).toMatchObject({ status: 'ok', warnings: [{ code: 'journal-rebuilt' }] });
      expect(health.warnings?.[0]?.message).toContain('No event is missing');
      const after = await Scorer.connect(again, data);
      await after.send(0, recorded.length);
      after.end();
      await stop(again);
      expectLog(data);
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  });
});

describe('npm run console -- --restore', () => {
  it('puts a backup in place, and says what is shorter now', async () => {
    const data = await openFolder('scorewire-disk-');
    try {
      const console = await start(data, { BACKUP_EVERY: '0.01', BACKUP_DIR: join(data, 'copies') });
      const scorer = await Scorer.connect(console, data);
      await scorer.send(0, 50);
      scorer.end();
      const name = await eventually('the backup has it all', () => newestBackup(join(data, 'copies'), 50));
      const inUse = run(process.execPath, [MAIN, '--restore', name], { ...quiet, DATA_DIR: data });
      expect(await inUse.finished).toMatchObject({ code: 1, stderr: expect.stringContaining('in use') });
      const kept = join(data, 'kept.sqlite');
      writeFileSync(kept, readFileSync(name));
      const more = await Scorer.connect(console, data);
      await more.send(50, 70);
      more.end();
      await stop(console);
      const { code, stdout } = await run(process.execPath, [MAIN, '--restore', kept], { ...quiet, DATA_DIR: data })
        .finished;
      expect(code).toBe(0);
      expect(stdout).toContain(`${MATCH} has 50 events now; it had 70 before.`);
      expect(consoleLog(data, MATCH)).toHaveLength(50);
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  });
});

const quiet = {
  CONSOLE_PORT: '0',
  MQTT_PORT: '0',
  CONSOLE_HOST: '127.0.0.1',
  MQTT_HOST: '127.0.0.1',
  LOG_LEVEL: 'silent',
};

type Console = Running<z.infer<typeof ConsoleReady>>;

function start(dataDir: string, settings: Readonly<Record<string, string>> = {}): Promise<Console> {
  return launch(MAIN, { ...quiet, DATA_DIR: dataDir, ...settings }, ConsoleReady, () => undefined);
}

async function withDisk(size: string, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await openFolder('scorewire-disk-');
  mount(folder, size);
  try {
    await use(folder);
  } finally {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function healthOf(console: Console): Promise<z.infer<typeof Health>> {
  return Health.parse(await (await fetch(`${console.ready.url}/healthz`)).json());
}

/** To the last byte. */
function fill(file: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const handle = openSync(file, 'w');
  try {
    for (let size = 64 * 1024; size >= 1; size = Math.floor(size / 2)) {
      while (statfsSync(folder).bavail > 0) {
        try {
          writeSync(handle, Buffer.alloc(size, 1));
        } catch {
          break;
        }
      }
    }
  } finally {
    closeSync(handle);
  }
}

function overwrite(file: string, at: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096, 0x55), 0, 4096, at);
  closeSync(handle);
}

function newestBackup(folder: string, events: number): string | null {
  if (!existsSync(folder)) return null;
  const [newest] = listBackups(folder);
  if (newest === undefined) return null;
  const checked = checkJournalFile(newest.file);
  return checked.ok && checked.value[0]?.seq === events ? newest.file : null;
}

/** The whole match, in order, once. */
function expectLog(dataDir: string): void {
  expect(consoleLog(dataDir, MATCH).map(({ id }) => id)).toEqual(recorded.map(({ id }) => id));
}

class Scorer {
  readonly acked = new Set<string>();
  readonly #client: MqttClient;

  private constructor(client: MqttClient) {
    this.#client = client;
  }

  static async connect(console: Console, dataDir: string): Promise<Scorer> {
    const { username, password } = await localScorer(dataDir);
    const client = await mqtt.connectAsync(console.ready.mqtt, {
      protocolVersion: 4,
      reconnectPeriod: 0,
      username,
      password,
      clientId: username,
    });
    client.on('error', () => undefined);
    return new Scorer(client);
  }

  /** Publishes these; they are acknowledged when it resolves. */
  async send(from: number, to: number): Promise<void> {
    await Promise.all(
      recorded.slice(from, to).map(async ({ id, type, data, at }) => {
        await this.#client.publishAsync(topics.draft(MATCH), JSON.stringify({ id, type, data, at }), { qos: 1 });
        this.acked.add(id);
      }),
    );
  }

  offer(from: number, to: number): void {
    this.send(from, to).catch(() => undefined);
  }

  end(): void {
    this.#client.end(true);
  }
}
