import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { signIn } from '../scripts/cli/browser.ts';
import { ensureBuilt } from '../scripts/cli/built.ts';
import { screens } from '../scripts/screens/list.ts';
import { fillVenue } from '../scripts/screens/venue.ts';
import { CHROMIUM, withBrowser } from './browser.ts';
import { eventually, withStack } from './support.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const DESKTOP = { width: 1366, height: 768 };
const TABLET = { width: 820, height: 1180 };

const Violations = z.array(
  z.object({
    id: z.string(),
    impact: z.string().nullable(),
    help: z.string(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
  }),
);

beforeAll(ensureBuilt);

describe.skipIf(CHROMIUM === null)('axe-core finds nothing serious', () => {
  it('on any screen of the console: light and dark, on a desk and on a tablet', async () => {
    const axe = await readFile(AXE, 'utf8');
    const found: string[] = [];
    await withStack(async (stack) => {
      // Some of what is shown is there only with a relay.
      await stack.startRelay();
      await stack.startConsole();
      await withBrowser(async (context) => {
        const first = await context.newPage();
        await first.goto(stack.consoleUrl);
        await first.getByRole('heading').first().waitFor();
        found.push(...(await faults(first, axe, 'sign-in')));
        await signIn(first, stack);
        found.push(...(await faults(first, axe, 'welcome')));
        await fillVenue(stack);
        for (const screen of screens) {
          const page = await context.newPage();
          await page.emulateMedia({ reducedMotion: 'reduce' });
          await page.setViewportSize(DESKTOP);
          await screen.open(page, stack);
          await eventually(`${screen.name} has text`, async () =>
            ((await page.locator('body').textContent()) ?? '').length > 10 ? true : null,
          );
          for (const scheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme: scheme });
            found.push(...(await faults(page, axe, `${screen.name}, ${scheme}`)));
          }
          await page.setViewportSize(TABLET);
          found.push(...(await faults(page, axe, `${screen.name}, tablet`)));
          await page.close();
        }
      }, true);
    });
    expect(found).toEqual([]);
    // Minutes on an idle machine, by the number of screens.
  }, 1_800_000);
});

/** What axe-core calls serious or critical on the page as it is. */
async function faults(page: Page, axe: string, where: string): Promise<readonly string[]> {
  await page.evaluate(axe);
  const violations = Violations.parse(
    await page.evaluate('axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)'),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => {
      const [first] = nodes;
      return `${where}: ${id} (${help}), ${nodes.length} times, first ${first?.html.slice(0, 160)}: ${first?.failureSummary ?? ''}`;
    });
}
