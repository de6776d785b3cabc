import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { eventually, openFolder, run } from './support.ts';

const ROOT_OF_VERSIONS = '/usr/lib/postgresql';
/** Postgres refuses to run as root. */
const NOBODY = { uid: 65534, gid: 65534 };

/** Folder of the programs of Debian's newest PostgreSQL; null when it is not installed. */
export const DEBIAN_POSTGRES = findPrograms();

/** A server as an operator would give one: over TCP, with a password; `use` gets its address. */
export async function withPostgres(use: (url: string) => Promise<void>): Promise<void> {
  const bin = DEBIAN_POSTGRES ?? '';
  const folder = await openFolder('scorewire-postgres-');
  const account = process.getuid?.() === 0 ? NOBODY : {};
  const password = randomBytes(12).toString('hex');
  writeFileSync(join(folder, 'password'), password, { mode: 0o600 });
  if (process.getuid?.() === 0) {
    chownSync(folder, NOBODY.uid, NOBODY.gid);
    chownSync(join(folder, 'password'), NOBODY.uid, NOBODY.gid);
  }
  const data = join(folder, 'data');
  const port = await freePort();
  const spawned = (program: string, args: string[]) =>
    spawn(join(bin, program), args, { ...account, cwd: '/', stdio: 'ignore' });
  const initdb = spawned('initdb', [
    '-D',
    data,
    '-U',
    'club',
    '-A',
    'scram-sha-256',
    `--pwfile=${join(folder, 'password')}`,
  ]);
  await new Promise((resolve) => initdb.once('close', resolve));
  const server = spawned('postgres', ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder]);
  const ended = new Promise((resolve) => server.once('close', resolve));
  const url = `postgres://club:${password}@127.0.0.1:${port}/postgres`;
  try {
    await eventually('Postgres answers', () => answers(url));
    await use(url);
  } finally {
    server.kill('SIGINT');
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
}

/** "postgres (PostgreSQL) 15.18 …" */
export async function postgresVersion(): Promise<string> {
  return (await run(join(DEBIAN_POSTGRES ?? '', 'postgres'), ['--version']).finished).stdout.trim();
}

async function answers(url: string): Promise<true | null> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  return client.connect().then(
    () => client.end().then(() => true as const),
    () => null,
  );
}

function findPrograms(): string | null {
  if (!existsSync(ROOT_OF_VERSIONS)) return null;
  const versions = readdirSync(ROOT_OF_VERSIONS).sort((a, b) => Number(b) - Number(a));
  const folders = versions.map((version) => join(ROOT_OF_VERSIONS, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
