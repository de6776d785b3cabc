import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { credentials, environment, NOBODY, ownAccount, runAs } from '#relay/store/postgres/account.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import { findProgram, openFolder } from '../cli/machine.ts';

/** Where Debian keeps its versions. */
const DEBIAN = '/usr/lib/postgresql';
/** After a kill -9 its backends hold the shared memory until they notice. */
const PATIENCE_MS = 60_000;

/** A Postgres of the machine's own, with its own settings: what `DATABASE_URL` names in production. */
export interface PostgresServer {
  readonly url: string;
  /** kill -9 of the postmaster. */
  kill(): Promise<void>;
  /** Again on the same port and data. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  close(): Promise<void>;
}

/** The folder of the newest Postgres' programs; null when the machine has none. */
export async function findPostgres(): Promise<string | null> {
  const versions = await readdir(DEBIAN).catch(() => []);
  for (const version of versions.toSorted((a, b) => Number(b) - Number(a))) {
    const bin = join(DEBIAN, version, 'bin');
    if ((await stat(join(bin, 'postgres')).catch(() => null)) !== null) return bin;
  }
  const program = findProgram('postgres');
  return program === null ? null : dirname(program);
}

/** @throws ProblemError `no-server` with the reason */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = await findPostgres();
  if (bin === null) throw new ProblemError(problem('no-server', `There is no Postgres in ${DEBIAN} or in PATH.`));
  const folder = await openFolder('scorewire-postgres-');
  const account = ownAccount() ?? NOBODY;
  const password = randomBytes(12).toString('hex');
  const data = join(folder, 'data');
  await writeFile(join(folder, 'password'), password);
  const args = ['-D', data, '-U', 'scorewire', '-A', 'scram-sha-256', `--pwfile=${join(folder, 'password')}`];
  // The folder is ours; what is in it belongs to the account that Postgres runs as.
  await mkdir(data, { mode: 0o700 });
  if (ownAccount() === null) await chown(data, account.uid, account.gid);
  const made = await runAs(account, join(bin, 'initdb'), [...args, '--no-locale', '-E', 'UTF8'], folder);
  if (made.code !== 0) throw new ProblemError(problem('no-server', `initdb failed: ${made.output.trim()}`));
  const port = await freePort();
  const url = `postgres://scorewire:${password}@127.0.0.1:${port}/postgres`;
  let child: ChildProcess | null = null;

  const start = async (): Promise<void> => {
    const deadline = Date.now() + PATIENCE_MS;
    while (Date.now() < deadline) {
      const settings = ['-c', `port=${port}`, '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
      const one = spawn(join(bin, 'postgres'), ['-D', data, ...settings], {
        ...credentials(account),
        cwd: '/',
        env: environment(),
        stdio: 'ignore',
      });
      child = one;
      while (one.exitCode === null && one.signalCode === null && Date.now() < deadline) {
        if (await answers(url)) return;
        await sleep(20);
      }
      await sleep(200);
    }
    throw new ProblemError(problem('no-server', 'Postgres did not start.'));
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const one = child;
    if (one === null || one.exitCode !== null || one.signalCode !== null) return;
    const ended = new Promise((resolve) => one.once('exit', resolve));
    one.kill(signal);
    await ended;
  };

  await start();
  return {
    url,
    start,
    kill: () => end('SIGKILL'),
    async close() {
      // "Fast shutdown": connections are closed, and all is written.
      await end('SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
