import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../scripts/cli/built.ts';
import type { Stack } from '../scripts/cli/stack.ts';
import { CHROMIUM, complaints, picture, withBrowser } from './browser.ts';
import { consoleLog } from './journal.ts';
import { balls, deskPage, expectRuns, expectSaved, MATCH, openMatch, padPage, ready } from './scorers.ts';
import { eventually, withStack } from './support.ts';

const TABLET = { width: 820, height: 1180 };
const PHONE = { width: 390, height: 844 };

beforeAll(ensureBuilt);

describe.skipIf(CHROMIUM === null)('two scorers, each at a device of their own', () => {
  it('score one match; a pad outlives the console, and its scorer goes on at another device', async () => {
    await withStack(async (stack) => {
      await stack.startConsole();
      await openMatch(stack);
      await withBrowser(async (main) => {
        const desk = await deskPage(main, stack, 'Ada');
        await withBrowser(async (second) => {
          const pad = await padPage(second, stack, 'Bo');
          const faults = complaints(pad);
          await picture(pad, 'pad-matches');
          await pad
            .getByRole('link', { name: /Falcons|Harbour|v / })
            .first()
            .click();
          await ready(pad);

          await desk.keyboard.press('1');
          await expectRuns(pad, '1/0');
          await pad.keyboard.press('4');
          await expectRuns(desk, '5/0');
          await expectRuns(pad, '5/0');
          expect(balls(stack)).toEqual([
            [expect.stringMatching(/^operator-/), 1],
            [expect.stringMatching(/^scorer-/), 4],
          ]);
          await picture(pad, 'pad-desk');
          await pad.keyboard.press('u');
          await expectRuns(desk, '1/0');
          await eventually('the undo is stored', () => (consoleLog(stack.dataDir, MATCH).length === 6 ? true : null));
          await expectSaved(pad);

          // The console is gone without a word. What is scored meanwhile waits on the pad, through a reload too.
          await stack.killConsole();
          await pad.getByText('No connection to the console.').waitFor();
          await pad.keyboard.press('2');
          await pad.keyboard.press('3');
          await pad.getByText('2 actions are not saved yet.', { exact: false }).waitFor();
          await picture(pad, 'pad-offline');
          await stack.startConsole();
          await expectRuns(pad, '6/0');
          await pad.getByText('Saved here').first().waitFor();
          await expectRuns(desk, '6/0');
          expect(balls(stack).map(([, runs]) => runs)).toEqual([1, 4, 2, 3]);

          // Wi-Fi lost and the page loaded anew when it is back.
          await second.setOffline(true);
          await pad.getByText('No connection to the console.').waitFor();
          await pad.keyboard.press('1');
          await second.setOffline(false);
          await pad.reload();
          await expectRuns(desk, '7/0');
          await pad.getByText('Saved here').first().waitFor();
          expect(balls(stack).map(([, runs]) => runs)).toEqual([1, 4, 2, 3, 1]);

          await withBrowser((third) => moveTo(third, pad, desk, stack));
          // No key yet, no server, and a probe for eval in a library that does without: a browser calls all of it an error.
          expect(faults.filter((text) => !/401|ERR_|WebSocket|script-src/.test(text))).toEqual([]);
        });
      });
    });
  });
});

describe.skipIf(CHROMIUM === null)('a second scorer in check mode', () => {
  it('scores a log of their own; a disagreement is on both screens at once and ends as somebody decides', async () => {
    await withStack(async (stack) => {
      await stack.startConsole();
      await openMatch(stack);
      await withBrowser(async (main) => {
        const desk = await deskPage(main, stack, 'Ada');
        await withBrowser(async (second) => {
          const pad = await padPage(second, stack, 'Bo');
          await pad.setViewportSize(TABLET);
          await pad.getByRole('link', { name: /Harbour Kites/ }).click();
          await ready(pad);
          await pad.getByRole('button', { name: 'Check', exact: true }).click();
          await pad.getByText('Agrees with the main scorer.', { exact: false }).waitFor();

          await desk.keyboard.press('4');
          await desk.getByText('Bo checks: 1 behind').waitFor();
          await pad.keyboard.press('4');
          await desk.getByText('Bo checks: agrees').waitFor();
          expect(balls(stack)).toHaveLength(1);

          // Two runs there, one here: the main scorer takes the second scorer's word, seen before it is done.
          await desk.keyboard.press('1');
          await pad.keyboard.press('2');
          const began = Date.now();
          await Promise.all([desk.getByText('Bo has').waitFor(), pad.getByText('The main scorer has').waitFor()]);
          console.log(`a disagreement was on both screens within ${Date.now() - began} ms`);
          await pictures(pad, 'pad-apart');
          await desk.keyboard.press('F8');
          await desk.getByText('The score becomes HK 6/0', { exact: false }).waitFor();
          await picture(desk, 'console-apart');
          await desk.keyboard.press('F8');
          await desk.getByText('Bo checks: agrees').waitFor();
          await expectRuns(desk, '6/0');
          const amend = await eventually('the change is stored', () => {
            const last = consoleLog(stack.dataDir, MATCH).at(-1);
            return last?.type === 'correction.amend' ? last : null;
          });
          expect(amend.data).toMatchObject({ reason: 'as scored by Bo', data: { runs: { batter: 2 } } });

          // The other way about: the second scorer's log gets the main scorer's word, and the match is left alone.
          const before = consoleLog(stack.dataDir, MATCH).length;
          await desk.keyboard.press('3');
          await pad.keyboard.press('0');
          await pad.getByText('The main scorer has').waitFor();
          await pad.getByRole('button', { name: 'Take the main scorer’s' }).click();
          await pad.getByRole('button', { name: 'Do it' }).click();
          await pad.getByText('Agrees with the main scorer.', { exact: false }).waitFor();
          await expectRuns(pad, '9/0');
          expect(consoleLog(stack.dataDir, MATCH)).toHaveLength(before + 1);

          // The second scorer's word into the score, from the pad.
          await desk.keyboard.press('0');
          await pad.keyboard.press('1');
          await pad.getByText('The main scorer has').waitFor();
          await pad.keyboard.press('F9');
          await pad.getByText('The score becomes HK 10/0', { exact: false }).waitFor();
          await pad.keyboard.press('F9');
          await expectRuns(desk, '10/0');
          await desk.getByText('Bo checks: agrees').waitFor();

          // Left as it is, with a reason; the console gone and back in between changes nothing.
          await desk.keyboard.press('1');
          await pad.keyboard.press('2');
          await desk.getByText('Bo has').waitFor();
          await stack.killConsole();
          const lost = desk.getByRole('alert').filter({ hasText: 'No connection to the console.' });
          await lost.waitFor();
          await stack.startConsole();
          await lost.waitFor({ state: 'hidden' });
          await expectSaved(desk);
          await desk.getByText('Bo has').waitFor();
          await desk.keyboard.press('F10');
          await desk.getByLabel('Why is it left?').fill('the umpire says one');
          await desk.keyboard.press('Enter');
          await desk.getByText('Bo checks: agrees').waitFor();
          await pad.getByText('Agrees with the main scorer.', { exact: false }).waitFor();
        });
      });
    });
  });
});

async function pictures(page: Page, name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize(PHONE);
    await picture(page, `${name}-phone-${scheme}`);
    await page.setViewportSize(TABLET);
    await picture(page, `${name}-tablet-${scheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** The pad's scorer scans the code with another device and scores on; the first one is out. */
async function moveTo(third: BrowserContext, pad: Page, desk: Page, stack: Stack): Promise<void> {
  await pad.getByRole('button', { name: 'Move' }).click();
  await pad.getByRole('button', { name: 'Show the code' }).click();
  await pad.getByRole('img', { name: 'Code to scan' }).waitFor();
  await picture(pad, 'pad-move');
  const address = await pad.getByText(`${stack.consoleUrl}/pad?code=`).textContent();
  if (address === null) throw new Error('no address');
  const tablet = await third.newPage();
  await tablet.setViewportSize(TABLET);
  const began = Date.now();
  await tablet.goto(address);
  await ready(tablet);
  await tablet.keyboard.press('6');
  await expectRuns(desk, '13/0');
  const took = Date.now() - began;
  console.log(`moved to another device and scored there in ${took} ms`);
  expect(took).toBeLessThan(30_000);
  expect(new Set(balls(stack).map(([source]) => source)).size).toBe(3);
  await pad.getByRole('heading', { name: 'Pair this screen' }).waitFor();
  expect(tablet.url()).not.toContain('code=');
  for (const scheme of ['light', 'dark'] as const) {
    await tablet.emulateMedia({ colorScheme: scheme });
    await tablet.setViewportSize(TABLET);
    await picture(tablet, `pad-tablet-${scheme}`);
    await tablet.setViewportSize(PHONE);
    await picture(tablet, `pad-phone-${scheme}`);
    expect(await tablet.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  }
}
