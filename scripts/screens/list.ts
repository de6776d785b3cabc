import type { Page } from 'playwright-core';
import * as z from 'zod';
import { CONSOLE_API_PATH, CONSOLE_PROTOCOL } from '#shared/wire/console.ts';
import { en } from '../../apps/console/renderer/text/en.ts';
import { openDesk } from '../cli/browser.ts';
import type { Stack } from '../cli/stack.ts';
import { finished, underWay } from './venue.ts';

/** One screen of the console, and how a signed-in browser gets there. */
export interface Screen {
  readonly name: string;
  /** What is to be seen there, for the index. */
  readonly shows: string;
  open(page: Page, stack: Stack): Promise<void>;
}

const CRICKET = 'story-cricket';

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
  desk('match-over', 'A match that has ended', finished),
  { name: 'refused', shows: 'Drafts that were refused', open: at('/#/refused') },
  { name: 'devices', shows: 'Devices and pairing', open: at('/#/devices') },
  { name: 'settings', shows: 'Settings', open: at('/#/settings') },
  { name: 'help', shows: 'Help', open: at('/#/help') },
  { name: 'overlay', shows: 'The overlay for video', open: (page, stack) => output(page, stack, 'overlay') },
  { name: 'board', shows: 'The board for a wall', open: (page, stack) => output(page, stack, 'board') },
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

async function output(page: Page, stack: Stack, kind: 'overlay' | 'board'): Promise<void> {
  await page.goto(await outputAddress(page, stack, kind, CRICKET));
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
