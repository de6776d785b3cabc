import { join } from 'node:path';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Core } from '#console/core/core.ts';
import { pair, startConsole, tempDir } from '#console/core/testing/console.ts';
import { draft, innings } from '#console/core/testing/drafts.ts';
import { openApi, type Ui } from '#console/core/testing/ui.ts';
import type { Draft } from '#shared/match/event.ts';
import { CHROMIUM, complaints, picture, withBrowser } from './browser.ts';
import { ROOT } from './support.ts';

const MATCH = 'final';
const PAGES = join(ROOT, 'dist/console');

interface Venue {
  readonly core: Core;
  readonly ui: Ui;
  readonly key: string;
  readonly url: string;
}

/** A console that knows of a relay which does not answer. */
async function venue(): Promise<Venue> {
  const core = await startConsole(tempDir(), { RELAY_URL: 'http://127.0.0.1:9', RELAY_TOKEN: 'nobody' }, PAGES);
  const ui = await openApi(core, (await pair(core, 'operator')).cookie);
  if (typeof ui === 'number') throw new Error(`refused with ${ui}`);
  const { key } = await ui.ask({ op: 'outputs' });
  return { core, ui, key, url: `http://127.0.0.1:${core.httpPort}` };
}

async function score({ ui }: Venue, drafts: readonly Draft[]): Promise<void> {
  for (const one of drafts) {
    const answer = await ui.ask({ op: 'draft', match: MATCH, draft: one });
    if (answer.status !== 'accepted') throw new Error(JSON.stringify(answer));
  }
}

/** Opens an output; each change of its score is noted with the browser's time. */
async function output(context: BrowserContext, { url, key }: Venue, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1920, height: 1080 });
  const [address = '', more = ''] = path.split('?');
  await page.goto(`${url}/${address}?key=${key}&${more}`);
  await page.locator('.score-box').waitFor();
  return page;
}

const total = (page: Page) => page.locator('.batting .score').textContent();
const ball = (batter: number) => draft('cricket.delivery', { runs: { batter } });

/** When the page shows the score `text`: the browser's time, ms. */
function shownAt(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const shown = document.querySelector('.batting .score')?.textContent === wanted;
          if (shown) resolve(Date.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    text,
  );
}

/** How long until `page` shows `text`, ms, from before the ball was sent. */
async function shownAfter(page: Page, text: string, act: () => Promise<void>): Promise<number> {
  const seen = shownAt(page, text);
  const from = Date.now();
  await act();
  return (await seen) - from;
}

describe.skipIf(CHROMIUM === null)('outputs in a browser, the relay away', () => {
  it('follow the score, as late as they shall, with slides by themselves and a held score in a review', async () => {
    const here = await venue();
    await score(here, innings(2));
    await withBrowser(async (context) => {
      const live = await output(context, here, `overlay/${MATCH}`);
      const late = await output(context, here, `overlay/${MATCH}?delay=1500`);
      const held = await output(context, here, `overlay/${MATCH}?hold=1&auto=0`);
      const errors = [live, late, held].flatMap((page) => [complaints(page)]);
      await expect.poll(() => total(live)).toBe('2/0');

      // The quickest of a few: the first one warms the page up, and others may want the processor too.
      const took: number[] = [];
      for (const runs of ['3/0', '4/0']) took.push(await shownAfter(live, runs, () => score(here, [ball(1)])));
      const lateAt = shownAt(late, '8/0');
      const sentAt = Date.now();
      took.push(await shownAfter(live, '8/0', () => score(here, [ball(4)])));
      console.log(`shown on the overlay after ${took.join(', ')} ms`);
      expect(Math.min(...took)).toBeLessThan(200);
      expect((await lateAt) - sentAt).toBeGreaterThanOrEqual(1_500);

      const wicket = draft('cricket.delivery', { runs: { batter: 0 }, wickets: [{ kind: 'bowled', player: 'A1' }] });
      await score(here, [wicket]);
      await expect.poll(() => live.locator('.moment:not(.leaving) .moment-title').textContent()).toBe('Wicket');
      await picture(live, 'overlay-wicket');
      await here.ui.ask({
        op: 'showOutput',
        match: MATCH,
        output: 'overlay',
        show: { show: 'slide', slide: 'card-0-0' },
      });
      await expect.poll(() => live.locator('.slide:not(.leaving) .slide-title').textContent()).toContain('Batting');
      await picture(live, 'overlay-slide');
      await here.ui.ask({ op: 'showOutput', match: MATCH, output: 'overlay', show: { show: 'auto' } });
      await expect.poll(() => live.locator('.slide:not(.leaving)').count()).toBe(0);

      await score(here, [
        draft('match.flagged', { flag: 'under-review' }),
        draft('correction.void', { target: wicket.id }),
      ]);
      await expect.poll(() => total(live)).toBe('8/0');
      await expect.poll(() => held.locator('.chip.flag').textContent()).toBe('Under review');
      expect(await total(held)).toBe('8/1');
      await score(here, [draft('match.unflagged', { flag: 'under-review' })]);
      await expect.poll(() => total(held)).toBe('8/0');
      expect(errors.flat()).toEqual([]);
    });
  });

  it('keep the last score while the console is away, and go on when it is back', async () => {
    const here = await venue();
    await score(here, innings(2));
    await withBrowser(async (context) => {
      const page = await output(context, here, `overlay/${MATCH}`);
      await expect.poll(() => total(page)).toBe('2/0');
      await context.setOffline(true);
      await page.evaluate(() => undefined);
      await context.setOffline(false);
      await score(here, [ball(6)]);
      await expect.poll(() => total(page)).toBe('8/0');
    });
  });

  it('can be read on a wall: nothing below a twentieth of its height, the score above a quarter', async () => {
    const here = await venue();
    await score(here, innings(8));
    await withBrowser(async (context) => {
      const page = await output(context, here, `board/${MATCH}?auto=0`);
      const sizes = await page.evaluate(() =>
        [...document.querySelectorAll('#stage *')]
          .filter((node) => node.children.length === 0 && node.textContent !== '' && node.checkVisibility())
          .map((node) => ({
            className: node.className,
            px: Number.parseFloat(getComputedStyle(node).fontSize),
            wide: node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).textOverflow !== 'ellipsis',
          })),
      );
      expect(sizes.filter(({ px }) => px < 1080 / 20)).toEqual([]);
      expect(sizes.filter(({ wide }) => wide)).toEqual([]);
      expect(Math.max(...sizes.map(({ px }) => px))).toBeGreaterThan(1080 / 4);
      await picture(page, 'board');
    });
  });

  it('are found, steered and set on a screen of the console that everybody can use', async () => {
    const here = await venue();
    await score(here, innings(8));
    await withBrowser(async (context) => {
      const [name = '', value = ''] = (await pair(here.core, 'operator')).cookie.split('=');
      await context.addCookies([{ name, value, url: here.url }]);
      const page = await context.newPage();
      await page.goto(`${here.url}/#/outputs`);
      const card = page.getByRole('region', { name: 'overlay', exact: true });
      await card.getByText('Preview').click();
      const preview = card.frameLocator('iframe');
      await preview.locator('.batting .score').waitFor();
      await card.getByRole('button', { name: 'Nothing' }).click();
      await preview.locator('#stage.hidden').waitFor({ state: 'attached' });
      await card.getByRole('button', { name: 'Score' }).click();
      await card.getByText('How it looks').click();
      await card.getByLabel('Theme').selectOption('light');
      await card.getByRole('button', { name: 'Save' }).click();
      await preview.locator(':root[data-theme="light"]').waitFor({ state: 'attached' });
      await picture(page, 'outputs');
      await page.evaluate(axe.source);
      for (const size of [
        { width: 1366, height: 768 },
        { width: 820, height: 1180 },
      ]) {
        await page.setViewportSize(size);
        const found = await page.evaluate(async () => {
          const { violations } = await Reflect.get(window, 'axe').run(document, { iframes: false });
          return violations.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => [id, nodes[0]?.html]);
        });
        expect(found).toEqual([]);
      }
    });
  });

  it('are a small page: less than 30 kB as it is sent', async () => {
    const here = await venue();
    await score(here, innings(2));
    const page = await fetch(`${here.url}/overlay/${MATCH}?key=${here.key}`);
    expect(page.status).toBe(200);
    const size = (
      await Promise.all(
        [...(await page.text()).matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(async ([, path = '']) => {
          const asset = await fetch(`${here.url}/${path}`, { headers: { 'accept-encoding': 'gzip' } });
          return Number(asset.headers.get('content-length'));
        }),
      )
    ).reduce((sum, each) => sum + each, 0);
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThan(30_000);
  });
});
