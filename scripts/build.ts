import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { build } from 'vite';

/** Both user interfaces, with compressed copies for the servers to send, into dist/console and dist/web. */
const PAGES = [
  { configFile: 'apps/console/renderer/vite.config.ts', output: 'dist/console' },
  { configFile: 'apps/relay/web/vite.config.ts', output: 'dist/web' },
];
/** The fans' page once more, as the relay renders it, into dist/web-server. */
const RENDERER = { entry: 'apps/relay/web/server.tsx', output: 'dist/web-server' };
/** Its service worker, one file whose address stays: dist/web/worker.js. */
const WORKER = 'apps/relay/web/sw/worker.ts';
/** The desktop shell, into dist/shell. */
const SHELL = ['apps/console/shell/vite.config.ts', 'apps/console/preload/vite.config.ts'];
const ROOT = join(import.meta.dirname, '..');
const COMPRESSIBLE = /\.(js|css|html|svg|webmanifest)$/;

// A test runner's "test" would put React's development version into the pages.
process.env.NODE_ENV = 'production';
const [part] = process.argv.slice(2);
if (part !== 'shell') {
  for (const { configFile } of PAGES) await build({ configFile, logLevel: 'warn' });
  await buildWorker();
  await build({
    configFile: 'apps/relay/web/vite.config.ts',
    logLevel: 'warn',
    build: { ssr: join(ROOT, RENDERER.entry), outDir: join(ROOT, RENDERER.output), copyPublicDir: false },
  });
}
if (part !== 'shell') for (const { output } of PAGES) await compress(output);
if (part !== 'pages') {
  for (const configFile of SHELL) await build({ configFile, logLevel: 'warn' });
}

/** Knows the page's files by name, so that it can keep them for offline times. */
async function buildWorker(): Promise<void> {
  const files = (await readdir(join(ROOT, 'dist/web/assets'))).map((file) => `/assets/${file}`);
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    define: { PAGE_FILES: JSON.stringify(files) },
    build: {
      outDir: 'dist/web',
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: { input: WORKER, output: { format: 'iife', entryFileNames: 'worker.js' } },
    },
  });
}

async function compress(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true });
  for (const file of files.filter((name) => COMPRESSIBLE.test(name))) {
    const path = join(folder, file);
    const content = await readFile(path);
    await writeFile(`${path}.br`, await promisify(brotliCompress)(content));
    await writeFile(`${path}.gz`, await promisify(gzip)(content));
  }
}
