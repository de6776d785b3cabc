import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Logger } from 'pino';
import * as z from 'zod';
import { ProblemError, problem } from '#shared/problem.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { readOwn, writeOwn } from '../../own-file.ts';
import { type Account, barrierFor, NOBODY, ownAccount, ownerOf } from './account.ts';

/** What `postgres.json` in the relay's data directory says: where the private Postgres is and its password. */
const Pointer = z.object({
  /** Folder of the cluster; a relative one is inside the data directory, so that this may be moved. */
  home: z.string().min(1),
  password: z.string().min(16),
});

export interface Home {
  /** Holds `data`, `run` (the socket) and `postgres.log`. */
  readonly path: string;
  readonly password: string;
  readonly account: Account;
}

/** Its name inside the data directory. */
const INSIDE = 'postgres';

/** Where a root-run relay keeps what Postgres' own account must reach. */
export const SYSTEM_PLACE = '/var/lib/scorewire';

/**
 * The folder of this data directory's Postgres, made at first: inside the data directory where Postgres' account can
 * reach it, else under `SYSTEM_PLACE`.
 * @throws ProblemError when there is no such place.
 */
export async function openHome(dataDir: string, log: Logger): Promise<Home> {
  const file = join(dataDir, 'postgres.json');
  const text = await readOwn(file);
  return text === null ? create(dataDir, file, log) : reopen(dataDir, file, text);
}

async function reopen(dataDir: string, file: string, text: string): Promise<Home> {
  const pointer = parseMessage(Pointer, text);
  if (!pointer.ok) throw new ProblemError(problem('bad-pointer', `${file} is damaged: ${pointer.problem.message}`));
  const path = resolve(dataDir, pointer.value.home);
  if ((await stat(path).catch(() => null)) === null) {
    const message = `${file} says that the database is in ${path}, and there is nothing. Put it back, or delete ${file} to begin with an empty database.`;
    throw new ProblemError(problem('no-cluster', message));
  }
  const account = await ownerOf(path);
  const own = ownAccount();
  if (own !== null && own.uid !== account.uid) {
    const message = `The database in ${path} belongs to user ${account.uid}, and this is user ${own.uid}. Start the relay as the user that made it, or set DATABASE_URL.`;
    throw new ProblemError(problem('wrong-user', message));
  }
  const barrier = await barrierFor(account, await realpath(path));
  if (barrier !== null) {
    const message = `Postgres runs as user ${account.uid} and may not enter ${barrier}, where its database ${path} is. Allow that (chmod o+x ${barrier}), or set DATABASE_URL.`;
    throw new ProblemError(problem('unreachable', message));
  }
  return { path, password: pointer.value.password, account };
}

async function create(dataDir: string, file: string, log: Logger): Promise<Home> {
  const account = ownAccount() ?? NOBODY;
  const parent = await realpath(dataDir);
  const barrier = await barrierFor(account, parent);
  const home = barrier === null ? INSIDE : join(SYSTEM_PLACE, randomBytes(6).toString('hex'));
  const path = resolve(parent, home);
  await refuseOrphan(path, file);
  await makeFor(account, path);
  if (barrier !== null) {
    const message = `The database goes to ${path}: Postgres never runs as root, and its user may not enter ${barrier}.`;
    log.warn({ home: path, barrier }, message);
  }
  const password = randomBytes(24).toString('base64url');
  await writeOwn(file, `${JSON.stringify({ home, password }, null, 2)}\n`);
  return { path, password, account };
}

/** A database without its pointer has lost its password; it is never overwritten. */
async function refuseOrphan(path: string, file: string): Promise<void> {
  if ((await stat(join(path, 'data')).catch(() => null)) === null) return;
  const message = `There is a database in ${path}, but not ${file} with its password. Put that file back, or move ${path} away to begin with an empty database.`;
  throw new ProblemError(problem('no-pointer', message));
}

async function makeFor(account: Account, path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o755 });
    await chmod(path, 0o700);
    if (ownAccount() === null) await chown(path, account.uid, account.gid);
    const barrier = await barrierFor(account, await realpath(path));
    if (barrier !== null) throw new Error(`user ${account.uid} may not enter ${barrier}`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `There is no place for a private Postgres: ${why}. Set DATABASE_URL to a Postgres of yours.`;
    throw new ProblemError(problem('no-place', message));
  }
}
