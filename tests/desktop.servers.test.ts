import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { openFolder, ROOT, run } from './support.ts';

const Packages = z.object({ version: z.string() });
const Started = z.object({ kind: z.literal('ready'), httpPort: z.int() });

/** What a utility process has and Node has not: the port to its parent, here the channel of `fork`. */
const PARENT_PORT = `
process.parentPort = {
  postMessage: (message) => process.send(message),
  on: (_event, listener) => process.on('message', (data) => listener({ data, ports: [] })),
};`;

async function folder(): Promise<string> {
  const path = await openFolder('scorewire-desktop-');
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** The bundled core as the shell starts it; resolves to the console's HTTP port. */
async function startBundle(core: string, dataDir: string): Promise<number> {
  const shim = join(dataDir, 'parent-port.mjs');
  await writeFile(shim, PARENT_PORT);
  const child = spawn(process.execPath, ['--import', pathToFileURL(shim).href, core], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  onTestFinished(async () => {
    child.send({ kind: 'stop' });
    await once(child, 'exit');
  });
  const settings = {
    DATA_DIR: dataDir,
    CONSOLE_PORT: '0',
    CONSOLE_HOST: '127.0.0.1',
    MQTT_PORT: '0',
    MQTT_HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
  };
  child.send({ kind: 'start', settings, pages: join(core, '../../console') });
  const [message] = await once(child, 'message');
  return Started.parse(message).httpPort;
}

describe('the desktop app', () => {
  it('is packed with all that it runs, and the packed core starts and serves its page', async () => {
    const build = await run(process.execPath, ['scripts/build.ts']).finished;
    expect(build.code, build.stderr).toBe(0);
    const out = await folder();
    const stub = join(out, 'electron');
    await electronStub(stub);

    const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js');
    const config = join(out, 'builder.json');
    // The fuses are switches in Electron's own program, which is not here.
    const changes = { electronDist: stub, electronFuses: null, directories: { output: join(out, 'installers') } };
    await writeFile(config, JSON.stringify({ extends: join(ROOT, 'electron-builder.yml'), ...changes }));
    const packed = await run(process.execPath, [builder, '--linux', 'dir', '--config', config]).finished;
    expect(packed.code, packed.stderr + packed.stdout).toBe(0);

    const resources = join(out, 'installers/linux-unpacked/resources');
    const app = join(out, 'app');
    const asar = createRequire(createRequire(builder).resolve('app-builder-lib')).resolve('@electron/asar/bin/asar.js');
    const extracted = await run(process.execPath, [asar, 'extract', join(resources, 'app.asar'), app]).finished;
    expect(extracted.code, extracted.stderr).toBe(0);

    const port = await startBundle(join(app, 'dist/shell/core.js'), await folder());
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<div id="root">');
  });
});

/** Stands for Electron's own program, which is fetched from the web: enough for the packing itself. */
async function electronStub(path: string): Promise<void> {
  const electron = Packages.parse(JSON.parse(await readFile(join(ROOT, 'node_modules/electron/package.json'), 'utf8')));
  await mkdir(join(path, 'resources'), { recursive: true });
  await writeFile(join(path, 'electron'), '', { mode: 0o755 });
  await writeFile(join(path, 'version'), electron.version);
  await cp(join(ROOT, 'LICENSE'), join(path, 'LICENSE'));
}
