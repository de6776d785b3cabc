import { join } from 'node:path';
import type { Page } from 'playwright-core';

export { CHROMIUM, withBrowser } from '../scripts/cli/browser.ts';

/** What a page complains of while it is used. */
export function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on('pageerror', (error) => found.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(message.text());
  });
  return found;
}

/** Keeps a picture where `SCREENSHOTS` names a folder, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
}
