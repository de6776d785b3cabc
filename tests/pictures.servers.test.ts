import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { signIn, withBrowser } from '../scripts/cli/browser.ts';
import { ensureBuilt } from '../scripts/cli/built.ts';
import type { Stack } from '../scripts/cli/stack.ts';
import { outputAddress } from '../scripts/screens/list.ts';
import { CHROMIUM, complaints } from './browser.ts';
import { consoleLog } from './journal.ts';
import { withStack } from './support.ts';

beforeAll(ensureBuilt);

describe.skipIf(CHROMIUM === null)('pictures and practice, in a real Chromium', () => {
  it('take a squad’s photos and sponsors on the screens, and show them on the outputs', async () => {
    await withStack(async (stack) => {
      await stack.startConsole();
      await withBrowser(async (context) => {
        const page = await context.newPage();
        const faults = complaints(page);
        await signIn(page, stack);
        const match = await setUp(page, stack);
        const [created] = consoleLog(stack.dataDir, match);
        expect(JSON.stringify(created?.data).match(/"photo":"[0-9a-f]{64}"/g)).toHaveLength(3);
        expect(JSON.stringify(created).length).toBeLessThan(4000);

        await page.goto(`${stack.consoleUrl}/#/outputs`);
        const sponsors = page.getByRole('region', { name: 'Sponsors' });
        await sponsors.locator('input[type=file]').setInputFiles([
          { name: 'Acme & co.png', mimeType: 'image/png', buffer: await drawn(page, '#aa3300', 1800, 600) },
          // What it is called changes nothing about what it is.
          {
            name: 'drawing.png',
            mimeType: 'image/png',
            buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
          },
        ]);
        await sponsors.getByText('drawing.png: This is no picture', { exact: false }).waitFor();
        await sponsors.getByRole('img', { name: 'Acme & co' }).waitFor();
        const card = page.getByRole('region', { name: 'overlay', exact: true });
        await card.getByLabel('Slide', { exact: true }).selectOption({ label: 'Ada Lovelace East' });

        const overlay = await context.newPage();
        await overlay.goto(`${await outputAddress(overlay, stack, 'overlay', match)}&sponsors=5`);
        expect(await sizeOf(overlay, '.slide .photo')).toEqual([360, 480]);
        expect(await sizeOf(overlay, '.sponsors img')).toEqual([960, 320]);
        await sponsors.getByRole('button', { name: 'Remove the picture of Acme & co' }).click();
        await overlay.locator('.sponsors img').waitFor({ state: 'detached' });
        expect(faults.filter((text) => !text.includes('401'))).toEqual([]);
      });
    });
  });

  it('begin a practice match from an empty console, mark it, and throw it away', async () => {
    await withStack(async (stack) => {
      await stack.startConsole();
      await withBrowser(async (context) => {
        const page = await context.newPage();
        await signIn(page, stack);
        await page.getByLabel('Sport').selectOption('tennis');
        await page.getByRole('button', { name: 'Start a practice match' }).click();
        await page.waitForURL(/#\/match\/practice-tennis-/);
        await page.locator('main header').getByText('Practice', { exact: true }).waitFor();
        await page.getByText('Practice: stays here').first().waitFor();
        const match = page.url().split('/').at(-1) ?? '';
        expect(consoleLog(stack.dataDir, match)[0]?.data.practice).toBe(true);

        await page.goto(`${stack.consoleUrl}/#/`);
        await page.getByRole('button', { name: 'Delete' }).click();
        await page.getByRole('button', { name: 'Delete it' }).click();
        await page.getByText('Welcome. Three steps', { exact: false }).waitFor();
        expect(consoleLog(stack.dataDir, match)).toEqual([]);
      });
    });
  });
});

/** A football match, with a photo by number, one by name and one that somebody has to claim; its id. */
async function setUp(page: Page, stack: Stack): Promise<string> {
  await page.goto(`${stack.consoleUrl}/#/new`);
  await page.getByLabel('Sport').selectOption('football');
  for (const [i, team] of ['East', 'West'].entries()) {
    const sheet = ['Ada Lovelace', 'Grace Hopper', 'Alan Turing'].map((name, n) => `${n + 1} ${name} ${team}`);
    await page.getByLabel('Team name').nth(i).fill(`Team ${team}`);
    await page.getByLabel('Players, one a line').nth(i).fill(sheet.join('\n'));
  }
  const photo = async (name: string, colour: string) => ({
    name,
    mimeType: 'image/png',
    buffer: await drawn(page, colour, 900, 1200),
  });
  await page
    .locator('input[type=file][accept^="image"]')
    .first()
    .setInputFiles([
      await photo('1.png', '#7a1f5c'),
      await photo('hopper.png', '#1f5c7a'),
      await photo('IMG_2.png', '#444'),
    ]);
  await page.getByLabel('Whose photo is IMG_2.png?').selectOption('Alan Turing East');
  await page.getByRole('img', { name: 'Photo of Alan Turing East' }).waitFor();
  await page.getByRole('button', { name: 'Create the match' }).click();
  await page.waitForURL(/#\/match\//);
  return page.url().split('/').at(-1) ?? '';
}

/** A picture of one colour, as PNG. */
async function drawn(page: Page, colour: string, width: number, height: number): Promise<Buffer> {
  const url = await page.evaluate(
    ([fill, w, h]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [w, h];
      const drawing = canvas.getContext('2d');
      if (drawing !== null) drawing.fillStyle = fill;
      drawing?.fillRect(0, 0, w, h);
      return canvas.toDataURL('image/png');
    },
    [colour, width, height] as const,
  );
  return Buffer.from(url.split(',')[1] ?? '', 'base64');
}

/** Once it is loaded. */
async function sizeOf(page: Page, selector: string): Promise<readonly number[]> {
  await page.locator(selector).first().waitFor();
  return await page.evaluate(async (wanted) => {
    const image = document.querySelector(wanted);
    if (!(image instanceof HTMLImageElement)) return [];
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  }, selector);
}
