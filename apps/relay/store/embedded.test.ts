import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { EmbeddedPostgres } from './embedded.ts';

const log = pino({ level: 'silent' });
const folders: string[] = [];
const isRoot = process.getuid?.() === 0;

function folder(mode: number): string {
  const path = mkdtempSync(join(tmpdir(), 'scorewire-test-'));
  chmodSync(path, mode);
  folders.push(path);
  return path;
}

function homeOf(dataDir: string): string {
  const text = readFileSync(join(dataDir, 'postgres.json'), 'utf8');
  return resolve(dataDir, z.object({ home: z.string() }).parse(JSON.parse(text)).home);
}

async function query(postgres: EmbeddedPostgres, sql: string): Promise<unknown> {
  const client = new pg.Client({ ...postgres.address });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows[0]?.value;
}

/** A process of its own that opens the database and holds it until it is killed. */
async function holder(dataDir: string): Promise<{ kill(): Promise<void> }> {
  const script = `
    import { EmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))};
    import { pino } from 'pino';
    await EmbeddedPostgres.open(${JSON.stringify(dataDir)}, pino({ level: 'silent' }));
    console.log('open');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: import.meta.dirname,
  });
  const lines = createInterface({ input: child.stdout });
  await new Promise<void>((ready, fail) => {
    lines.once('line', () => ready());
    child.once('exit', (code) => fail(new Error(`the holder ended with ${code}`)));
  });
  return {
    kill: () =>
      new Promise((ended) => {
        child.removeAllListeners('exit');
        child.once('exit', () => ended());
        child.kill('SIGKILL');
      }),
  };
}

afterAll(() => {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

describe('the private Postgres', () => {
  test('is made at first start, durable, without TCP, and stops with the relay', async () => {
    const dataDir = folder(0o755);
    const postgres = await EmbeddedPostgres.open(dataDir, log);
    const home = homeOf(dataDir);
    expect(home).toBe(join(dataDir, 'postgres'));
    for (const [setting, value] of [
      ['fsync', 'on'],
      ['synchronous_commit', 'on'],
      ['full_page_writes', 'on'],
      ['listen_addresses', ''],
      ['data_checksums', 'on'],
    ]) {
      expect(await query(postgres, `select current_setting('${setting}') as value`), setting).toBe(value);
    }
    const owner = statSync(join(home, 'data')).uid;
    expect(owner).toBe(isRoot ? 65534 : process.getuid?.());
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);

    await expect(EmbeddedPostgres.open(dataDir, log)).rejects.toMatchObject({ problem: { code: 'already-running' } });

    await query(postgres, `create table kept as select 'still here' as value`);
    await postgres.close();
    expect(() => statSync(join(home, 'data', 'postmaster.pid'))).toThrow();

    const again = await EmbeddedPostgres.open(dataDir, log);
    expect(again.adopted).toBe(false);
    expect(await query(again, 'select value from kept')).toBe('still here');
    await again.close();
  });

  test('is adopted after the relay was killed, and stopped all the same at the end', async () => {
    const dataDir = folder(0o755);
    const first = await holder(dataDir);
    await first.kill();
    const pidFile = join(homeOf(dataDir), 'data', 'postmaster.pid');
    const pid = readFileSync(pidFile, 'utf8').split('\n')[0];

    const postgres = await EmbeddedPostgres.open(dataDir, log);
    expect(postgres.adopted).toBe(true);
    expect(readFileSync(pidFile, 'utf8').split('\n')[0]).toBe(pid);
    expect(await query(postgres, 'select 1 as value')).toBe(1);
    await postgres.close();
    expect(() => statSync(pidFile)).toThrow();
  });

  test('is nobody else’s: not that of a copy of the data, nor of a second relay by another name', async () => {
    const dataDir = folder(0o755);
    const postgres = await EmbeddedPostgres.open(dataDir, log);
    const other = folder(0o755);
    const copy = join(other, 'copy');
    // Whoever owned the files owns their copies: as a backup tool does it.
    execFileSync('cp', ['-a', dataDir, copy]);
    await expect(EmbeddedPostgres.open(copy, log)).rejects.toMatchObject({ problem: { code: 'copied-cluster' } });

    const link = join(other, 'link');
    symlinkSync(dataDir, link);
    await expect(EmbeddedPostgres.open(link, log)).rejects.toMatchObject({ problem: { code: 'already-running' } });
    expect(await query(postgres, 'select 1 as value')).toBe(1);
    await postgres.close();
  });

  test('comes back when relay and postmaster were killed together', async () => {
    const dataDir = folder(0o755);
    const first = await holder(dataDir);
    const pidFile = join(homeOf(dataDir), 'data', 'postmaster.pid');
    process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGKILL');
    await first.kill();
    const postgres = await EmbeddedPostgres.open(dataDir, log);
    expect(await query(postgres, 'select 1 as value')).toBe(1);
    await postgres.close();
  }, 90_000);

  test('is started again when it dies under a running relay', async () => {
    const dataDir = folder(0o755);
    const postgres = await EmbeddedPostgres.open(dataDir, log);
    const pidFile = join(homeOf(dataDir), 'data', 'postmaster.pid');
    process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGKILL');
    await expect
      .poll(() => query(postgres, 'select 1 as value').catch(() => null), { timeout: 60_000, interval: 100 })
      .toBe(1);
    await postgres.close();
  }, 90_000);

  test('finds room for its socket however deep the data directory is', async () => {
    const dataDir = join(folder(0o755), 'a'.repeat(60), 'b'.repeat(60));
    mkdirSync(dataDir, { recursive: true });
    const postgres = await EmbeddedPostgres.open(dataDir, log);
    folders.push(postgres.address.host);
    expect(await query(postgres, 'select 1 as value')).toBe(1);
    await postgres.close();
  });

  test('never begins anew beside a database whose pointer is lost', async () => {
    const dataDir = folder(0o755);
    const postgres = await EmbeddedPostgres.open(dataDir, log);
    await postgres.close();
    rmSync(join(dataDir, 'postgres.json'));
    await expect(EmbeddedPostgres.open(dataDir, log)).rejects.toMatchObject({ problem: { code: 'no-pointer' } });
  });

  test.skipIf(!isRoot)(
    'as root below a directory only root may enter, it goes where its account can reach it',
    async () => {
      const dataDir = folder(0o700);
      const postgres = await EmbeddedPostgres.open(dataDir, log);
      const home = homeOf(dataDir);
      folders.push(home);
      expect(home).toMatch(/^\/var\/lib\/scorewire\//);
      await query(postgres, `create table kept as select 'still here' as value`);
      await postgres.close();
      const again = await EmbeddedPostgres.open(dataDir, log);
      expect(await query(again, 'select value from kept')).toBe('still here');
      await again.close();

      rmSync(home, { recursive: true });
      await expect(EmbeddedPostgres.open(dataDir, log)).rejects.toMatchObject({ problem: { code: 'no-cluster' } });
    },
  );
});
