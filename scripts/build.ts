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
/** The desktop shell, into dist/shell. */
const SHELL = ['apps/console/shell/vite.config.ts', 'apps/console/preload/vite.config.ts'];
const COMPRESSIBLE = /\.(js|css|html|svg|webmanifest)$/;

// A test runner's "test" would put React's development version into the pages.
process.env.NODE_ENV = 'production';
const [part] = process.argv.slice(2);
if (part !== 'shell') {
  for (const { configFile, output } of PAGES) {
    await build({ configFile, logLevel: 'warn' });
    await compress(output);
  }
}
if (part !== 'pages') {
  for (const configFile of SHELL) await build({ configFile, logLevel: 'warn' });
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
