import type { Page } from 'playwright-core';
import * as z from 'zod';
import { CONSOLE_API_PATH, CONSOLE_PROTOCOL } from '#shared/wire/console.ts';
import { en } from '../../apps/console/renderer/text/en.ts';
import { openDesk } from '../cli/browser.ts';
import type { Stack } from '../cli/stack.ts';
import { checked, decided, finished, practice, underWay } from './venue.ts';

/** One screen of the console, and how a signed-in browser gets there. */
export interface Screen {
  readonly name: string;
  /** What is to be seen there, for the index. */
  readonly shows: string;
  open(page: Page, stack: Stack): Promise<void>;
}

const CRICKET = 'story-cricket';

/** What a console that has no match yet shows, to who is signed in. */
export const emptyScreens: readonly Screen[] = [{ name: 'welcome', shows: 'The first run', open: at('/#/') }];

export const screens: readonly Screen[] = [
  { name: 'matches', shows: 'The matches of this console', open: at('/#/', 'story-') },
  { name: 'set-up', shows: 'Setting a match up', open: at('/#/new') },
  ...underWay.map((match) => desk(match.replace('story-', 'pad-'), `The ${match.replace('story-', '')} pad`, match)),
  desk('question-wicket', 'Cricket: a wicket is being entered', CRICKET, async (page) => {
    await page.keyboard.press('k');
  }),
  desk('question-goal', 'Football: a goal is being entered', 'story-football', async (page) => {
    await page.keyboard.press('g');
  }),
  desk('correction', 'What taking an old event back would lead to, before it is done', CRICKET, async (page) => {
    await tab(page, en.desk.tabs.timeline);
    await page.locator('[role="option"]').nth(3).click();
    await page.getByRole('button', { name: en.correct.void }).click();
  }),
  desk('scorecard', 'The scorecard', CRICKET, (page) => tab(page, en.desk.tabs.card)),
  desk('charts', 'The charts', CRICKET, (page) => tab(page, en.desk.tabs.charts)),
  desk('keys', 'The keys, to be printed or moved', 'story-basketball', async (page) => {
    await page.keyboard.press('?');
  }),
  desk('to-check', 'What was unusual, and nobody has looked at yet', 'story-basketball', async (page) => {
    await page.keyboard.press('F2');
  }),
  desk('match-menu', 'What concerns the match as a whole', CRICKET, async (page) => {
    await page.getByRole('button', { name: en.desk.menu, exact: true }).click();
  }),
  desk('review', 'What wants a second look', 'story-basketball', (page) => tab(page, en.desk.tabs.review)),
  desk('checks', 'A second scorer saw something else', checked, async (page) => {
    await page.getByText('Bo has').first().waitFor();
  }),
  desk('inbox', 'What devices saw', checked, (page) => tab(page, en.desk.tabs.devices)),
  desk('hand-over', 'Handing a match over to another console', CRICKET, async (page) => {
    await page.getByRole('button', { name: en.desk.menu, exact: true }).click();
    await page.getByRole('button', { name: 'Hand over' }).click();
  }),
  desk('sign-off', 'The match is decided and is signed', decided, async (page) => {
    await page.getByRole('button', { name: 'Check and sign' }).click();
  }),
  desk('match-over', 'A match that has ended', finished),
  desk('practice', 'A practice match', practice),
  { name: 'refused', shows: 'Drafts that were refused', open: at('/#/refused') },
  { name: 'devices', shows: 'Devices and pairing', open: at('/#/devices') },
  { name: 'outputs', shows: 'Outputs, with a preview', open: outputs },
  { name: 'settings', shows: 'Settings', open: at('/#/settings') },
  { name: 'help', shows: 'Help', open: at('/#/help') },
  { name: 'overlay', shows: 'The overlay for video', open: (page, stack) => output(page, stack, 'overlay') },
  {
    name: 'overlay-hindi',
    shows: 'The overlay in Hindi, light',
    open: (page, stack) => output(page, stack, 'overlay', '&language=hi&theme=light'),
  },
  { name: 'board', shows: 'The board for a wall', open: (page, stack) => output(page, stack, 'board') },
  {
    name: 'board-hindi',
    shows: 'The board in Hindi, light',
    open: (page, stack) => output(page, stack, 'board', '&language=hi&theme=light', 'story-football'),
  },
  { name: 'pad-list', shows: 'A scorer’s own pad in a browser: the matches', open: padList },
  {
    name: 'pad-own',
    shows: 'A scorer’s own pad in a browser',
    async open(page, stack) {
      await padList(page, stack);
      await page.locator('a[href*="story-basketball"]').first().click();
      await page.locator('main header').first().waitFor();
    },
  },
];

function at(path: string, text?: string) {
  return async (page: Page, stack: Stack) => {
    await page.goto(stack.consoleUrl + path);
    await page.locator('main').first().waitFor();
    if (text !== undefined) await page.locator(`[href*="${text}"]`).first().waitFor();
  };
}

function desk(name: string, shows: string, match: string, then?: (page: Page) => Promise<void>): Screen {
  return {
    name,
    shows,
    async open(page, stack) {
      await openDesk(page, stack, match);
      await then?.(page);
    },
  };
}

/** Wide screens have the tabs beside the pad, narrow ones at the bottom. */
async function tab(page: Page, name: string): Promise<void> {
  await page.locator('[role="tab"], nav button').filter({ hasText: name, visible: true }).first().click();
}

const Outputs = z.object({ result: z.object({ key: z.string() }) });

/** The address of an output of a match, with the key that a signed-in page gets from the console. */
export async function outputAddress(
  page: Page,
  stack: Stack,
  kind: 'overlay' | 'board',
  match: string,
): Promise<string> {
  await page.goto(stack.consoleUrl);
  const { result } = Outputs.parse(await page.evaluate(askForOutputs, [CONSOLE_API_PATH, CONSOLE_PROTOCOL]));
  return `${stack.consoleUrl}/${kind}/${match}?key=${encodeURIComponent(result.key)}`;
}

async function output(page: Page, stack: Stack, kind: 'overlay' | 'board', look = '', match = CRICKET): Promise<void> {
  await page.goto((await outputAddress(page, stack, kind, match)) + look);
  await page.locator('.score-box').waitFor();
  // Where the video would be.
  if (kind === 'overlay') await page.evaluate("document.body.style.background = '#3f6b48'");
}

async function outputs(page: Page, stack: Stack): Promise<void> {
  await at('/#/outputs')(page, stack);
  await page.getByRole('region', { name: 'overlay', exact: true }).getByText('Preview').click();
  await page.frameLocator('iframe').locator('.score-box').waitFor();
}

/** A pad keeps its key in the browser: paired by the first who opens it. */
async function padList(page: Page, stack: Stack): Promise<void> {
  await page.goto(`${stack.consoleUrl}/pad`);
  const [code, list] = [page.getByLabel(en.signIn.code), page.getByRole('heading', { name: en.matches.groups.live })];
  await code.or(list).first().waitFor();
  if (await list.isVisible()) return;
  await code.fill(stack.pairingCode);
  await page.getByLabel(en.signIn.name).fill('Cy');
  await page.getByRole('button', { name: en.signIn.submit, exact: true }).click();
  await list.waitFor();
}

/** Runs in a signed-in page: the console's answer, which has the key that the outputs' addresses carry. */
function askForOutputs([path, protocol]: string[]): Promise<unknown> {
  const socket = new WebSocket(new URL(path ?? '', location.href), protocol);
  return new Promise((resolve, reject) => {
    socket.onopen = () => socket.send(JSON.stringify({ id: 1, request: { op: 'outputs' } }));
    socket.onerror = () => reject(new Error('The console does not answer.'));
    socket.onmessage = ({ data }) => {
      const message: unknown = JSON.parse(String(data));
      if (typeof message !== 'object' || message === null || !('id' in message)) return;
      socket.close();
      resolve(message);
    };
  });
}
