import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { build } from 'vite';

/** Builds both user interfaces into dist/console and dist/web, with compressed copies for the servers to send. */
const PAGES = [
  { configFile: 'apps/console/renderer/vite.config.ts', output: 'dist/console' },
  { configFile: 'apps/relay/web/vite.config.ts', output: 'dist/web' },
];
const COMPRESSIBLE = /\.(js|css|html|svg|webmanifest)$/;

// A test runner's "test" would put React's development version into the pages.
process.env.NODE_ENV = 'production';
for (const { configFile, output } of PAGES) {
  await build({ configFile, logLevel: 'warn' });
  await compress(output);
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
