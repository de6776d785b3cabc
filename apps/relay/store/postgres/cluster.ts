import { hash } from 'node:crypto';
import { chown, lstat, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError, problem } from '#shared/problem.ts';
import { ownAccount, runAs } from './account.ts';
import type { Native } from './binaries.ts';
import type { Home } from './home.ts';

export const SUPERUSER = 'scorewire';

/** Makes the database cluster of `home` if there is none; one that `initdb` left half-made is made anew. */
export async function ensureCluster(home: Home, native: Native): Promise<void> {
  const data = join(home.path, 'data');
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version === null) await initialise(home, native, data);
  else await refuseOtherVersion(home, native, version.trim(), data);
}

async function initialise(home: Home, native: Native, data: string): Promise<void> {
  const unfinished = join(home.path, 'data.unfinished');
  const passwordFile = join(home.path, 'password.once');
  await rm(unfinished, { recursive: true, force: true });
  await writeFile(passwordFile, `${home.password}\n`, { mode: 0o600 });
  if (ownAccount() === null) await chown(passwordFile, home.account.uid, home.account.gid);
  const args = ['-D', unfinished, '-U', SUPERUSER, '-A', 'scram-sha-256', '--no-locale', '-E', 'UTF8'];
  const initdb = join(native, 'bin', 'initdb');
  const { code, output } = await runAs(home.account, initdb, [...args, `--pwfile=${passwordFile}`], home.path);
  await rm(passwordFile, { force: true });
  if (code !== 0) {
    const message = `initdb could not make a database in ${home.path}: ${output.trim()} Set DATABASE_URL to a Postgres of yours.`;
    throw new ProblemError(problem('no-cluster', message));
  }
  await rename(unfinished, data);
  await sync(home.path);
}

async function refuseOtherVersion(home: Home, native: Native, have: string, data: string): Promise<void> {
  const { output } = await runAs(home.account, join(native, 'bin', 'postgres'), ['--version'], '/');
  const major = /(\d+)/.exec(output)?.[1] ?? '?';
  if (major === have) return;
  const message = `The database in ${data} is of Postgres ${have}, and this Scorewire carries ${major}. Upgrade it with pg_upgrade, or set DATABASE_URL to a Postgres ${have} that serves it.`;
  throw new ProblemError(problem('other-version', message));
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}

/** Room in `sockaddr_un.sun_path`, less the final zero. */
const MAX_SOCKET_PATH = 107;
const SOCKET_NAME = '.s.PGSQL.5432';

/**
 * A folder for the socket that only Postgres' account and root may enter, with a path short enough for a socket. Always
 * the same for one home, so that clients find a restarted server.
 */
export async function socketFolder(home: Home): Promise<string> {
  const inside = join(home.path, 'run');
  const fits = Buffer.byteLength(join(inside, SOCKET_NAME)) <= MAX_SOCKET_PATH;
  const folder = fits ? inside : join('/tmp', `scorewire-${hash('sha256', home.path).slice(0, 16)}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = await lstat(folder);
  if (uid === home.account.uid && (mode & 0o777) === 0o700) return folder;
  // In /tmp anybody may have been here first; only root can make a folder of its own into the account's.
  if (ownAccount() === null && uid === 0) await chown(folder, home.account.uid, home.account.gid);
  else throw new ProblemError(problem('no-place', `${folder} belongs to user ${uid}: remove it, or set DATABASE_URL.`));
  return folder;
}
