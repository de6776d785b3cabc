import { rm } from 'node:fs/promises';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ELECTRON } from './electron.ts';
import { openFolder, ROOT, run } from './support.ts';

if (ELECTRON === null) console.log("The desktop app is not started: Electron's program is not on this machine.");

async function launch(): Promise<{ app: ElectronApplication; page: Page }> {
  const folder = await openFolder('scorewire-electron-');
  const build = await run(process.execPath, ['scripts/build.ts']).finished;
  expect(build.code, build.stderr).toBe(0);
  const app = await electron.launch({
    ...(ELECTRON !== null && { executablePath: ELECTRON }),
    args: [ROOT, `--user-data-dir=${folder}`, '--no-sandbox'],
    env: { ...process.env, DATA_DIR: folder, CONSOLE_PORT: '0', MQTT_PORT: '0', CONSOLE_HOST: '127.0.0.1' },
  });
  onTestFinished(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { app, page: await app.firstWindow() };
}

describe.skipIf(ELECTRON === null)('the desktop app', () => {
  it('opens its own page, signed in, with nothing of Node or Electron in it', async () => {
    const { app, page } = await launch();
    await page.getByRole('heading', { name: 'Matches' }).waitFor();
    expect(page.url()).toMatch(/^scorewire:\/\/console\//);
    const reach = 'JSON.stringify([typeof process, typeof require, typeof module, typeof scorewireShell])';
    expect(await page.evaluate(reach)).toBe('["undefined","undefined","undefined","object"]');
    await page.evaluate('location.href = "https://example.org/"');
    await page.evaluate('void window.open("https://example.org/")');
    expect(app.windows()).toHaveLength(1);
    expect(page.url()).toMatch(/^scorewire:\/\/console\//);
  });

  it('locks the machine and opens by the PIN alone', async () => {
    const { page } = await launch();
    await page.getByRole('heading', { name: 'Matches' }).waitFor();
    const command = (input: object) => page.evaluate(`scorewireShell.command(${JSON.stringify(input)})`);
    expect(await command({ op: 'enterKiosk', pin: '4711' })).toMatchObject({ ok: true, about: { kiosk: true } });
    expect(await command({ op: 'leaveKiosk', pin: '0000' })).toMatchObject({ ok: false });
    expect(await command({ op: 'leaveKiosk', pin: '4711' })).toMatchObject({ ok: true, about: { kiosk: false } });
    expect(await command({ op: 'format-disk' })).toMatchObject({ ok: false });
  });
});

describe.skipIf(ELECTRON !== null)('where Electron cannot be fetched', () => {
  it('says so in one sentence and names kiosk mode', async () => {
    const tool = await run(process.execPath, ['scripts/console-electron.ts']).finished;
    expect(tool.code).toBe(1);
    expect(tool.stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^Electron's program cannot be fetched .*npm run console/),
    ]);
  });
});
