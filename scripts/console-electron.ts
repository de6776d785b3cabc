import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const ELECTRON = join(ROOT, 'node_modules/electron');
const FETCH_WITHIN_MS = 300_000;
const KIOSK = 'Use kiosk mode instead: `npm run console`, then open http://localhost:8090 in any browser.';

/** Electron's program: its package fetches it from the web on first use. Null when it cannot be had here. */
function findElectron(): string | null {
  if (!existsSync(ELECTRON)) return null;
  const path = join(ELECTRON, 'path.txt');
  if (!existsSync(path)) spawnSync(process.execPath, [join(ELECTRON, 'install.js')], { timeout: FETCH_WITHIN_MS });
  return existsSync(path) ? join(ELECTRON, 'dist', readFileSync(path, 'utf8')) : null;
}

const electron = findElectron();
if (electron === null) {
  process.stderr.write(`Electron's program cannot be fetched on this machine. ${KIOSK}\n`);
  process.exitCode = 1;
} else {
  spawnSync(process.execPath, [join(ROOT, 'scripts/build.ts')], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  const child = spawn(electron, [ROOT, ...process.argv.slice(2)], { stdio: 'inherit' });
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
