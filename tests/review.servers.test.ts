import type { Locator, Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/json/json.ts';
import { ensureBuilt } from '../scripts/cli/built.ts';
import { localScorer, pair } from '../scripts/cli/credentials.ts';
import { ScorerClient } from '../scripts/cli/scorer.ts';
import type { Stack } from '../scripts/cli/stack.ts';
import { demoTeams } from '../scripts/demo/teams.ts';
import { Device } from '../scripts/simulate/device.ts';
import { CHROMIUM, complaints, picture, withBrowser } from './browser.ts';
import { consoleLog } from './journal.ts';
import { eventually, withStack } from './support.ts';

const MATCH = 'review';
const [home, away] = demoTeams;
const SIZES = { 1366: [1366, 768], 1920: [1920, 1080], tablet: [820, 1180] } as const;

beforeAll(ensureBuilt);

describe.skipIf(CHROMIUM === null)('when things go wrong, in a real Chromium', () => {
  it('what was unusual waits in a list, offers itself between innings, and is settled with a name', async () => {
    await withStack(async (stack) => {
      await stack.startConsole();
      const scorer = await scorerOf(stack);
      const long = await doubtfulOver(scorer);
      const gun = await device(stack, 'Speed gun');
      await gun.observe(MATCH, 'ball-speed', { kmh: 131 });
      await withBrowser(async (context) => {
        const desk = await context.newPage();
        const faults = complaints(desk);
        await signIn(desk, stack, 'Ada');
        const tab = desk.getByRole('tab', { name: 'To check' });
        await expectText(tab, 'To check3');

        // One key opens the list, and it holds nothing up: the next key scores.
        await desk.keyboard.press('F2');
        await desk.getByText('2 events to look at').waitFor();
        await desk.getByText('Over 1 goes on after its 6 balls.').waitFor();
        await desk.getByText('rule set aside: the umpires said so', { exact: false }).waitFor();
        await looks(desk, 'review-list');
        const scored = balls(stack);
        await desk.keyboard.press('1');
        await eventually('a single is scored beside the list', () => (balls(stack) === scored + 1 ? true : null));

        await desk.keyboard.press('F2');
        await send(scorer, 'cricket.close', { reason: 'declared' });
        const offer = desk.getByText('things to look at before play goes on', { exact: false });
        await offer.waitFor();
        await looks(desk, 'review-offer');
        await desk.getByRole('button', { name: 'Open the list' }).click();

        // Jump to it, then leave it as it is.
        const entry = desk.getByRole('listitem').filter({ hasText: 'goes on after its 6 balls' });
        await entry.getByRole('button', { name: 'Show' }).click();
        await desk.getByRole('region', { name: 'Correct' }).waitFor();
        await desk.keyboard.press('F2');
        await entry.getByRole('button', { name: 'Looked at' }).click();
        await expectText(tab, 'To check2');
        const mark = await eventually('the mark is in the log', () => newest(stack, 'note.reviewed'));
        expect(mark.data).toEqual({ of: [{ event: long, codes: ['over-long'] }] });
        // Undo is for what was scored, not for what was looked at.
        await desk.keyboard.press('Control+z');
        const undo = await eventually('the close is undone', () => newest(stack, 'correction.void'));
        expect(undo.data).toEqual({ target: newest(stack, 'cricket.close')?.id });
        await desk.keyboard.press('Control+Shift+Z');
        await offer.waitFor();

        // It outlives the console, and everybody else sees who it was.
        await stack.killConsole();
        await stack.startConsole();
        await withBrowser(async (second) => {
          const other = await second.newPage();
          await signIn(other, stack, 'Bo');
          await other.getByRole('tab', { name: 'To check' }).click();
          await other.getByText('Looked at: 1').click();
          await other.getByText('Looked at by Ada', { exact: false }).waitFor();
          await other.getByRole('button', { name: 'Open again' }).click();
          await other.getByText('2 events to look at').waitFor();
          await other.getByRole('button', { name: 'Looked at all 2' }).click();
          await other.getByText('Looked at: 2').waitFor();
          await other.getByRole('tabpanel').getByRole('button', { name: 'Ignore' }).click();
          await expectText(other.getByRole('tab', { name: 'To check' }), 'To check');
          await looks(other, 'review-done');
        });
        await expectText(tab, 'To check');
        await offer.waitFor({ state: 'detached' });
        expect(faults.filter((text) => !/401|ERR_CONNECTION|WebSocket/.test(text))).toEqual([]);
      });
      await Promise.all([gun.close(), scorer.close()]);
    });
  });

  it('an innings that was started by mistake goes with its balls, and undo brings all back', async () => {
    await withStack(async (stack) => {
      await stack.startConsole();
      const scorer = await scorerOf(stack);
      await send(scorer, 'cricket.delivery', { runs: { batter: 4 } });
      await send(scorer, 'cricket.close', { reason: 'declared' });
      const start = await second(scorer);
      const also = [1, 2].map((batter) => send(scorer, 'cricket.delivery', { runs: { batter } }));
      await withBrowser(async (context) => {
        const desk = await context.newPage();
        const faults = complaints(desk);
        await signIn(desk, stack, 'Ada');
        await desk.getByRole('button', { name: 'Match', exact: true }).click();
        await desk.getByRole('button', { name: 'Un-start: 2nd innings' }).click();
        await desk.getByText('These 2 go with it:').waitFor();
        const commit = desk.getByRole('button', { name: 'Take the start back' });
        expect(await commit.isDisabled()).toBe(true);
        await looks(desk, 'un-start');
        await desk.getByLabel('Why?').fill('the captain had not declared');
        await commit.click();
        const taken = await eventually('it is voided', () => newest(stack, 'correction.void'));
        expect(taken.data).toEqual({
          target: await start,
          also: await Promise.all(also),
          reason: 'the captain had not declared',
        });
        await desk.getByText('Innings break', { exact: false }).first().waitFor();
        // The pad asks who bats: letters are names, and undo is where the button says.
        await desk.keyboard.press('Control+z');
        await desk.getByText('2nd innings', { exact: true }).first().waitFor();
        await eventually('the undo is in the log', () =>
          newest(stack, 'correction.void')?.data.target === taken.id ? true : null,
        );
        await desk.keyboard.press('Control+Shift+Z');
        await desk.getByText('Innings break', { exact: false }).first().waitFor();
        expect(faults.filter((text) => !text.includes('401'))).toEqual([]);
      });
      await scorer.close();
    });
  });

  it('a board that disagrees moves no key of the pad, and a button promises only keys that work', async () => {
    await withStack(async (stack) => {
      await stack.startConsole();
      const scorer = await scorerOf(stack);
      await send(scorer, 'cricket.delivery', { runs: { batter: 4 } });
      const board = await device(stack, 'Main scoreboard');
      await withBrowser(async (context) => {
        const desk = await context.newPage();
        await signIn(desk, stack, 'Ada');
        for (const [name, [width, height]] of Object.entries(SIZES)) {
          await desk.setViewportSize({ width, height });
          await board.observe(MATCH, 'score', { runs: 4, wickets: 0, overs: '0.1' });
          await desk.getByText('Main scoreboard shows another score.').waitFor({ state: 'detached' });
          const before = await keysOf(desk);
          expect(before.length).toBeGreaterThan(8);
          await board.observe(MATCH, 'score', { runs: 9, wickets: 0, overs: '0.2' });
          await desk.getByText('Main scoreboard shows another score.').waitFor();
          await expect.poll(() => keysOf(desk), { message: `the pad at ${name}` }).toEqual(before);
          await looks(desk, `board-${name}`, { [name]: [width, height] });
        }
        await desk.setViewportSize({ width: 1366, height: 768 });
        const undo = desk.getByRole('button', { name: 'Undo' });
        expect(await undo.getAttribute('aria-keyshortcuts')).toBe('U');
        await desk.keyboard.press('p');
        await expectAttribute(undo, 'Ctrl+Z');
        await looks(desk, 'undo-hint', { 1366: SIZES[1366] });
        await desk.keyboard.press('Escape');
        await expectAttribute(undo, 'U');
        await desk.keyboard.press('?');
        for (const does of ['Accept what a device', 'Ignore what a device', 'Take the score of the venue'])
          await desk.getByText(does, { exact: false }).waitFor();
        await looks(desk, 'keys', { 1366: SIZES[1366] });
      });
      await Promise.all([board.close(), scorer.close()]);
    });
  });
});

/** Pictures for people: every size, light and dark, where a folder for them is named. */
async function looks(page: Page, name: string, sizes: Readonly<Record<string, readonly [number, number]>> = SIZES) {
  if (process.env.SCREENSHOTS === undefined) return;
  const was = page.viewportSize();
  for (const [size, [width, height]] of Object.entries(sizes)) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(150);
      await picture(page, `${name}-${size}${colorScheme === 'dark' ? '-dark' : ''}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (was !== null) await page.setViewportSize(was);
}

/** Where the pad's buttons are. */
async function keysOf(page: Page) {
  const buttons = await page.getByRole('region', { name: 'Pad' }).getByRole('button').all();
  return await Promise.all(buttons.map((button) => button.boundingBox()));
}

async function expectText(locator: Locator, text: string): Promise<void> {
  await eventually(`"${text}" stands there`, async () => ((await locator.textContent()) === text ? true : null));
}

async function expectAttribute(locator: Locator, value: string): Promise<void> {
  await eventually(`the hint ${value}`, async () =>
    (await locator.getAttribute('aria-keyshortcuts')) === value ? true : null,
  );
}

async function scorerOf(stack: Stack): Promise<ScorerClient> {
  const login = await localScorer(stack.dataDir);
  const scorer = await ScorerClient.connect(
    { url: stack.mqttUrl, user: login.username, password: login.password },
    MATCH,
  );
  const teams = demoTeams.map((team) => ({ ...team, players: team.players.map((name) => ({ id: name, name })) }));
  await send(scorer, 'match.created', {
    sport: 'cricket',
    setup: { teams, format: { name: 'Test', inningsPerSide: 2, overs: null } },
  });
  const [striker, nonStriker] = home.players;
  await send(scorer, 'cricket.innings', { batting: home.id, striker, nonStriker, bowler: away.players[10] });
  return scorer;
}

async function second(scorer: ScorerClient): Promise<string> {
  const [striker, nonStriker] = away.players;
  return await send(scorer, 'cricket.innings', { batting: away.id, striker, nonStriker, bowler: home.players[10] });
}

/** An over of seven, and a ball against the rules by the scorer's word: the id of the seventh ball. */
async function doubtfulOver(scorer: ScorerClient): Promise<string> {
  for (let i = 0; i < 6; i++) await send(scorer, 'cricket.delivery', { runs: { batter: 0 } });
  const bowler = away.players[10] ?? '';
  const long = await send(scorer, 'cricket.delivery', { over: 0, bowler, runs: { batter: 0 } });
  const codes = ['same-bowler', 'bowler-twice', 'consecutive-overs'];
  await send(scorer, 'cricket.delivery', { over: 1, bowler, runs: { batter: 0 } }, codes);
  return long;
}

async function send(scorer: ScorerClient, type: string, data: JsonObject, codes?: string[]): Promise<string> {
  const id = uuidv7();
  const override = codes === undefined ? {} : { override: { codes, reason: 'the umpires said so' } };
  expect(await scorer.send({ id, type, data, ...override })).toMatchObject({ status: 'accepted' });
  return id;
}

async function device(stack: Stack, name: string): Promise<Device> {
  const login = await pair(stack.consoleUrl, { code: stack.pairingCode, name, role: 'device' });
  return await Device.connect(stack.mqttUrl, login);
}

async function signIn(desk: Page, stack: Stack, name: string): Promise<void> {
  await desk.goto(`${stack.consoleUrl}/?code=${stack.pairingCode}`);
  await desk.getByLabel('Your name').fill(name);
  await desk.getByRole('button', { name: 'Pair' }).click();
  await desk.getByRole('heading', { name: 'Matches' }).waitFor();
  await desk.goto(`${stack.consoleUrl}/#/match/${MATCH}`);
  await desk.getByRole('button', { name: 'Undo' }).waitFor();
}

function balls(stack: Stack): number {
  return consoleLog(stack.dataDir, MATCH).filter(({ type }) => type === 'cricket.delivery').length;
}

function newest(stack: Stack, type: string) {
  return consoleLog(stack.dataDir, MATCH).findLast((event) => event.type === type) ?? null;
}
