import { rm } from 'node:fs/promises';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findProgram, openFolder } from './machine.ts';
import type { Stack } from './stack.ts';

export const CHROMIUM = findProgram('chromium');

/** A real Chromium with a profile of its own; it looks nothing up outside this machine. */
export async function withBrowser(use: (context: BrowserContext) => Promise<void>, bypassCSP = false): Promise<void> {
  const profile = await openFolder('scorewire-browser-');
  const context = await chromium.launchPersistentContext(profile, {
    ...(CHROMIUM !== null && { executablePath: CHROMIUM }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    viewport: { width: 1366, height: 768 },
    bypassCSP,
  });
  // Playwright's own half a minute is short where others want the processor too.
  context.setDefaultTimeout(60_000);
  try {
    await use(context);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/** Pairs the browser with the console, as a scorer does; it lands on the list of matches. */
export async function signIn(page: Page, stack: Stack, name = 'Ada'): Promise<void> {
  await page.goto(`${stack.consoleUrl}/?code=${stack.pairingCode}`);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Pair' }).click();
  await page.getByRole('heading', { name: 'Matches' }).waitFor();
}

/** The desk of a match, once its log is there. */
export async function openDesk(page: Page, stack: Stack, match: string): Promise<void> {
  await page.goto(`${stack.consoleUrl}/#/match/${match}`);
  await page.locator('main header').first().waitFor();
}
