import { type ChildProcess, spawn } from 'node:child_process';
import { chown, open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { ProblemError, problem } from '#shared/problem.ts';
import { credentials, environment, ownAccount, runAs } from './account.ts';
import type { Native } from './binaries.ts';
import { SUPERUSER, socketFolder } from './cluster.ts';
import type { Home } from './home.ts';

/** How a client connects: `host` is the socket's folder. */
export interface Address {
  readonly host: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** A dead server's zombie keeps its lock until the system has reaped it; that was seen to take 2 s. */
const HELD_PATIENCE_MS = 60_000;
/** A log that grew beyond this is begun anew at the next start. */
const MAX_LOG_BYTES = 16 * 1024 * 1024;

/** A running server, ours or adopted. */
export interface Postmaster {
  readonly pid: number;
  readonly address: Address;
  /** Null when another process started it: a relay that was killed leaves its Postgres running. */
  readonly child: ChildProcess | null;
}

/**
 * The server of `home`: the one that runs already, else a new one. `postmaster.pid` is never touched: while its server
 * lives or is a zombie a second one refuses to start, and that is retried for up to a minute.
 */
export async function reach(home: Home, native: Native, log: Logger): Promise<Postmaster> {
  const deadline = Date.now() + HELD_PATIENCE_MS;
  for (;;) {
    const running = await findRunning(home);
    if (running !== null) {
      log.info({ pid: running.pid }, 'Postgres runs already');
      return running;
    }
    const started = await start(home, native, log);
    if ('child' in started) return started;
    if (!started.held || Date.now() > deadline) {
      const message = `Postgres did not start: ${started.why} (all of it in ${logFile(home)}).`;
      throw new ProblemError(problem('no-postgres', message));
    }
    log.warn({ why: started.why }, 'the last Postgres is not quite gone; trying again');
    await sleep(500);
  }
}

/** Ends the server in good order, waiting for its last checkpoint. */
export async function stop(home: Home, native: Native, log: Logger): Promise<void> {
  const args = ['stop', '-D', dataOf(home), '-m', 'fast', '-w', '-t', '60'];
  const { code, output } = await runAs(home.account, join(native, 'bin', 'pg_ctl'), args, '/');
  if (code !== 0) log.error({ output }, 'Postgres did not stop; the next start will find it running');
}

function dataOf(home: Home): string {
  return join(home.path, 'data');
}

function logFile(home: Home): string {
  return join(home.path, 'postgres.log');
}

/** The server that `postmaster.pid` names, if it answers. */
async function findRunning(home: Home): Promise<Postmaster | null> {
  const text = await readFile(join(dataOf(home), 'postmaster.pid'), 'utf8').catch(() => null);
  // Lines: pid, data directory, start time, port, socket folder, … (PostgreSQL, "miscadmin.h", LOCK_FILE_LINE_*).
  const [pid, directory = '', , , folder] = text?.split('\n') ?? [];
  if (pid === undefined || folder === undefined || folder === '') return null;
  const address = addressAt(home, folder);
  if (!(await answers(address))) return null;
  if (await isSameFolder(directory, dataOf(home))) return { pid: Number(pid), address, child: null };
  const message = `${dataOf(home)} is a copy of ${directory}, made while that database was running (process ${pid}), and it still is. Stop its relay and copy again.`;
  throw new ProblemError(problem('copied-cluster', message));
}

/** A copied `postmaster.pid` names the original's server: to use that, and to stop it, is for its own relay. */
async function isSameFolder(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([stat(one).catch(() => null), stat(other)]);
  return first?.ino === second.ino && first.dev === second.dev;
}

function addressAt(home: Home, host: string): Address {
  return { host, user: SUPERUSER, password: home.password, database: 'postgres' };
}

async function answers(address: Address): Promise<boolean> {
  const client = new pg.Client({ ...address, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    // 28P01: the server is there and our password is wrong. Everything else may pass.
    if (error instanceof pg.DatabaseError && error.code === '28P01') {
      throw new ProblemError(problem('wrong-password', 'The private Postgres refuses the password in postgres.json.'));
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

type NotStarted = { readonly why: string; readonly held: boolean };

async function start(home: Home, native: Native, log: Logger): Promise<Postmaster | NotStarted> {
  const folder = await socketFolder(home);
  const output = await openLog(home);
  const before = (await output.stat()).size;
  const child = spawn(join(native, 'bin', 'postgres'), ['-D', dataOf(home), ...settings(folder)], {
    ...credentials(home.account),
    cwd: '/',
    env: environment(),
    stdio: ['ignore', output.fd, output.fd],
    // A Ctrl-C in the terminal is for the relay, which stops Postgres last.
    detached: true,
  });
  child.unref();
  let exit: string | null = null;
  child.once('error', (error) => {
    exit = error.message;
  });
  child.once('exit', (code, signal) => {
    exit = `it ended with ${signal ?? `code ${code}`}`;
  });
  await output.close();

  const address = addressAt(home, folder);
  const started = Date.now();
  for (let waits = 1; ; waits++) {
    if (exit !== null) {
      const said = await tail(home, before);
      return { why: said || exit, held: HELD.test(said) };
    }
    if (await answers(address)) {
      log.info({ pid: child.pid, ms: Date.now() - started }, 'Postgres started');
      return { pid: child.pid ?? 0, address, child };
    }
    // Recovery after a crash may take its time; as long as the server lives there is nothing better than to wait.
    if (waits % 500 === 0) log.warn('Postgres is still starting (recovering?)');
    await sleep(20);
  }
}

/** The ways in which a server says that another one, perhaps dying, has the data directory or the socket. */
const HELD = /lock file .* already exists|pre-existing shared memory block|still in use|Is another postmaster/i;

function settings(socketFolder: string): string[] {
  const values = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    // What an ack promises hangs on these three; a tuned postgresql.conf must not lose them.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    max_connections: '40',
    shared_buffers: '64MB',
    max_wal_size: '512MB',
    log_min_messages: 'warning',
    // A batch of the console's backlog must not wait for a commit delay or a parallel plan.
    jit: 'off',
  };
  return Object.entries(values).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
}

async function openLog(home: Home): Promise<Awaited<ReturnType<typeof open>>> {
  const file = logFile(home);
  const size = (await stat(file).catch(() => null))?.size ?? 0;
  const handle = await open(file, size > MAX_LOG_BYTES ? 'w' : 'a', 0o600);
  if (ownAccount() === null) await chown(file, home.account.uid, home.account.gid);
  return handle;
}

async function tail(home: Home, from: number): Promise<string> {
  const text = await readFile(logFile(home), 'utf8').catch(() => '');
  const lines = text
    .slice(from)
    .split('\n')
    .filter((line) => /FATAL|PANIC|error/.test(line));
  return lines.slice(0, 3).join(' ').slice(0, 500);
}
