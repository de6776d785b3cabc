import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { isJsonObject, type Json } from '#shared/json/json.ts';
import { sports } from '#shared/sports/registry.ts';
import { stories } from '#shared/sports/testing/stories.ts';
import { signIn } from '../scripts/cli/browser.ts';
import { ensureBuilt } from '../scripts/cli/built.ts';
import { checked, decided, fillVenue, finished, underWay } from '../scripts/screens/venue.ts';
import { CHROMIUM, picture, withBrowser } from './browser.ts';
import { withStack } from './support.ts';

/**
 * What Hindi scorers write in Latin letters, too: keys, names of things that are written so everywhere, units, and what
 * people typed here.
 */
const KNOWN = new Set(
  `Scorewire Enter Esc Shift Ctrl Alt Tab Space PIN QR MQTT TLS URL HTTP JSON CSV XML vMix OBS LED TV PNG JPEG WebP MB GB
  KB ms km SQLite VAR DRS OT wd nb lb FIBA FIH IKF DLS UTC Ada Bo Cy Boundary rope
  localhost http mqtt English abc wk overlay board data simulated USB UE SW FE PC YC YR`.split(/\s+/),
);

beforeAll(ensureBuilt);

describe.skipIf(CHROMIUM === null)('the console in Hindi, in a real Chromium', () => {
  it('shows no English on any screen but names', async () => {
    const found: string[] = [];
    await withStack(async (stack) => {
      await stack.startRelay();
      await stack.startConsole();
      await withBrowser(async (context) => {
        const page = await context.newPage();
        await signIn(page, stack);
        await fillVenue(stack);
        await page.evaluate(() => localStorage.setItem('scorewire.preferences', JSON.stringify({ locale: 'hi' })));
        await page.reload();
        const look = async (where: string) => {
          await picture(page, `hindi-${where.replaceAll(/\W+/g, '-')}`);
          found.push(...(await english(page)).map((text) => `${where}: ${text}`));
        };
        for (const to of ['', 'refused', 'devices', 'outputs', 'settings', 'help']) {
          await page.goto(`${stack.consoleUrl}/#/${to}`);
          await page.getByRole('heading', { level: 1, name: /\p{Script=Devanagari}/u }).waitFor();
          await page.waitForTimeout(500);
          await look(to === '' ? 'matches' : to);
        }
        await page.goto(`${stack.consoleUrl}/#/new`);
        for (const { id } of sports) {
          await page.locator('select').first().selectOption(id);
          for (const details of await page.locator('details').all())
            await details.evaluate((node) => node.setAttribute('open', ''));
          await page.locator('form button[type=submit]').click();
          await look(`set-up ${id}`);
        }
        for (const match of [...underWay, checked, decided, finished]) {
          await page.goto(`${stack.consoleUrl}/#/match/${match}`);
          await page.locator('main header').first().waitFor();
          const tabs = page.locator('[role="tab"]');
          const count = await tabs.count();
          for (let i = 0; i < count; i++) {
            await tabs.nth(i).click();
            await page.waitForTimeout(150);
            await look(`${match}, tab ${i}`);
          }
          await page.keyboard.press('?');
          await look(`${match}, keys`);
          await page.keyboard.press('Escape');
        }
      });
    });
    expect([...new Set(found)]).toEqual([]);
  });
});

/** Texts on the page, read or read out, with words in Latin letters that are neither names nor on the list. */
async function english(page: Page): Promise<readonly string[]> {
  const texts = await page.evaluate(() => {
    const said: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || parent.closest('script, style, kbd, code, [aria-hidden="true"], .figures') !== null)
        continue;
      if (parent.closest('option') === null && !parent.checkVisibility()) continue;
      said.push(node.textContent ?? '');
    }
    for (const node of document.body.querySelectorAll('[aria-label], [title], [placeholder]')) {
      if (!node.checkVisibility()) continue;
      for (const name of ['aria-label', 'title', 'placeholder']) said.push(node.getAttribute(name) ?? '');
    }
    return said;
  });
  return texts
    .map((text) => text.replaceAll(/\s+/g, ' ').trim())
    .filter((text) => (withoutNames(text).match(/[A-Za-z]{2,}/g) ?? []).some((word) => !KNOWN.has(word)))
    .map((text) => text.slice(0, 160));
}

const NAMES = [
  ...new Set(
    stories.flatMap(({ drafts }) =>
      drafts.flatMap(({ data, override }) => namesIn({ ...data, why: { reason: override?.reason } })),
    ),
  ),
].sort((a, b) => b.length - a.length);

/** Whole words: no name is a part of another word. */
const NAMED = new RegExp(
  `(?<![A-Za-z])(?:${NAMES.map((name) => name.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&')).join('|')})(?![A-Za-z])`,
  'g',
);

function withoutNames(text: string): string {
  // Addresses, ids and file names are what they are.
  const plain = text
    .replaceAll(/“[^”]*”/g, ' ')
    .replaceAll(/\bnpm run .*--help\b|\b[A-Z]+_[A-Z]+\b|\b[0-9a-f]{4}\b/g, ' ')
    .replaceAll(/\S*(?:\/|\w[-.]\w|@)\S*/g, ' ');
  return plain.replaceAll(NAMED, ' ');
}

/** Whatever somebody typed: names of people, teams, grounds, competitions, reasons. */
function namesIn(value: Json | undefined): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const typed = [
      'name',
      'shortName',
      'id',
      'venue',
      'competition',
      'reason',
      'text',
      'role',
      'person',
      'official',
    ].includes(key);
    return typed && typeof inner === 'string' && inner.length > 1
      ? [inner, ...inner.split(' ').filter((word) => word.length > 2)]
      : namesIn(inner);
  });
}
