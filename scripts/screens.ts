import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { ProblemError, problem } from '#shared/problem.ts';
import { CHROMIUM, signIn, withBrowser } from './cli/browser.ts';
import { ensureBuilt } from './cli/built.ts';
import { openFolder } from './cli/machine.ts';
import { main } from './cli/main.ts';
import { Stack } from './cli/stack.ts';
import { emptyScreens, type Screen, screens } from './screens/list.ts';
import { fillVenue } from './screens/venue.ts';

const FOLDER = join(import.meta.dirname, '../docs/screens');
/** WebP: text stays sharp at a third of a PNG's size. */
const QUALITY = 62;
const PATIENCE_MS = 8_000;
/** For what comes with the next messages: names, charts, clocks. */
const SETTLE_MS = 500;

interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
  /** Only these screens; absent: all. */
  readonly only?: readonly string[];
}

const IN_THE_DARK = [
  ...['matches', 'welcome', 'pad-cricket', 'pad-football', 'correction', 'scorecard', 'charts', 'settings'],
  ...['outputs', 'review', 'checks', 'inbox', 'sign-off', 'hand-over', 'devices', 'set-up', 'pad-own'],
];
const LOOKS: readonly Look[] = [
  { name: '1920', width: 1920, height: 1080, scheme: 'light' },
  { name: '1366', width: 1366, height: 768, scheme: 'light' },
  { name: 'tablet', width: 820, height: 1180, scheme: 'light' },
  { name: '1366-dark', width: 1366, height: 768, scheme: 'dark', only: IN_THE_DARK },
  { name: 'tablet-dark', width: 820, height: 1180, scheme: 'dark', only: ['pad-cricket', 'pad-basketball'] },
];

const SIGN_IN: Pick<Screen, 'name' | 'shows'> = { name: 'sign-in', shows: 'Pairing a screen with the console' };

await main('screens: pictures of every screen of the console, into docs/screens', {}, async (_, only) => {
  if (CHROMIUM === null) throw new ProblemError(problem('no-browser', 'There is no chromium on this machine.'));
  await ensureBuilt();
  const dataDir = await openFolder('scorewire-screens-');
  const stack = new Stack(dataDir, { LOG_LEVEL: 'warn', CONSOLE_NAME: 'Signal Ground' });
  try {
    await stack.startRelay();
    await stack.startConsole();
    await mkdir(FOLDER, { recursive: true });
    if (only.length === 0) await clear();
    await withBrowser((context) => takeAll(context, stack, only));
  } finally {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
  await writeFile(join(FOLDER, 'README.md'), await index());
  return Number(process.exitCode ?? 0);
});

async function takeAll(context: BrowserContext, stack: Stack, only: readonly string[]): Promise<void> {
  const wanted = ({ name }: Pick<Screen, 'name'>) => only.length === 0 || only.includes(name);
  const first = await context.newPage();
  for (const look of LOOKS.filter((each) => each.only === undefined)) {
    await use(first, look);
    await first.goto(stack.consoleUrl);
    await sleep(500);
    await picture(context, first, SIGN_IN.name, look);
  }
  await signIn(first, stack);
  for (const look of LOOKS) for (const screen of emptyScreens.filter(wanted)) await take(context, stack, screen, look);
  await fillVenue(stack);
  for (const screen of screens.filter(wanted)) for (const look of LOOKS) await take(context, stack, screen, look);
}

async function take(context: BrowserContext, stack: Stack, screen: Screen, look: Look): Promise<void> {
  if (look.only !== undefined && !look.only.includes(screen.name)) return;
  // A page of its own: nothing is left open of the screen before.
  const page = await context.newPage();
  await use(page, look);
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    await screen.open(page, stack);
    await sleep(SETTLE_MS);
    await picture(context, page, screen.name, look);
  } catch (error) {
    // The other screens can still be looked at; the exit code says that one is missing.
    process.stderr.write(`${screen.name} at ${look.name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
  await page.close();
}

async function use(page: Page, { width, height, scheme }: Look): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
}

async function picture(context: BrowserContext, page: Page, name: string, look: Look): Promise<void> {
  const session = await context.newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  await writeFile(join(FOLDER, fileOf(name, look)), Buffer.from(data, 'base64'));
}

function fileOf(name: string, look: Look): string {
  return `${name}-${look.name}.webp`;
}

async function clear(): Promise<void> {
  for (const file of await readdir(FOLDER)) if (file.endsWith('.webp')) await rm(join(FOLDER, file));
}

async function index(): Promise<string> {
  const files = new Set(await readdir(FOLDER));
  const rows = [SIGN_IN, ...emptyScreens, ...screens].map(({ name, shows }) => {
    const links = LOOKS.map((look) => {
      const file = fileOf(name, look);
      return files.has(file) ? `[${look.name}](${file})` : '';
    });
    return `| ${shows} | ${links.join(' | ')} |`;
  });
  return [
    '# Screens of the console',
    '',
    'Made by `npm run -s screens` from a real console with made-up matches; look at them again whenever they are made.',
    '',
    `| Screen | ${LOOKS.map(({ name, width, height }) => `${name} (${width}×${height})`).join(' | ')} |`,
    `| --- | ${LOOKS.map(() => '---').join(' | ')} |`,
    ...rows,
    '',
  ].join('\n');
}
