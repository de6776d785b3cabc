import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError, problem } from '#shared/problem.ts';

const ROOT = join(import.meta.dirname, '../..');
const SOURCES = ['apps/console/renderer', 'apps/relay/web', 'shared', 'package.json'];
const PAGES = ['dist/console/index.html', 'dist/web/index.html', 'dist/web-server/server.js'];

/** Builds the pages when they are missing or older than their sources, so that `npm start` works on a fresh clone. */
export async function ensureBuilt(): Promise<void> {
  const built = await Promise.all(PAGES.map((page) => modified(join(ROOT, page))));
  const sources = await Promise.all(SOURCES.map((source) => newest(join(ROOT, source))));
  if (Math.min(...built) >= Math.max(...sources)) return;
  process.stderr.write('Building the pages…\n');
  const child = spawn(process.execPath, [join(ROOT, 'scripts/build.ts'), 'pages'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new ProblemError(problem('not-built', 'The pages could not be built; the reason is above.'));
}

async function newest(path: string): Promise<number> {
  const info = await stat(path);
  if (!info.isDirectory()) return info.mtimeMs;
  const files = await readdir(path, { recursive: true });
  return Math.max(0, ...(await Promise.all(files.map((file) => modified(join(path, file))))));
}

async function modified(path: string): Promise<number> {
  return stat(path).then(
    (info) => info.mtimeMs,
    () => 0,
  );
}
