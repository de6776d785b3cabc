import { createPublicKey, verify } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listBackups } from '#console/core/backup/files.ts';
import { readLog } from '#shared/formats/scorewire.ts';
import { hashEvent } from '#shared/match/chain.ts';
import { SignedHead } from '#shared/wire/console.ts';
import { ensureBuilt } from '../scripts/cli/built.ts';
import { localScorer } from '../scripts/cli/credentials.ts';
import { ScorerClient } from '../scripts/cli/scorer.ts';
import type { Stack } from '../scripts/cli/stack.ts';
import { demoMatch } from '../scripts/demo/match.ts';
import { CHROMIUM, complaints, picture, withBrowser } from './browser.ts';
import { consoleLog } from './journal.ts';
import { withStack } from './support.ts';

const MATCH = 'signed';
const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const Violation = z.object({
  id: z.string(),
  impact: z.string().nullish(),
  nodes: z.array(z.object({ html: z.string() })),
});
const Found = z.object({ violations: z.array(Violation) });

beforeAll(ensureBuilt);

describe.skipIf(CHROMIUM === null)('the life of a console in a real Chromium', () => {
  it('from the first start by a template to a match that is signed, exported and checked', async () => {
    await withStack(async (stack) => {
      await stack.startConsole();
      await withBrowser(async (context) => {
        const page = await context.newPage();
        const faults = complaints(page);
        await signIn(page, stack);
        await page.getByText('Three steps').waitFor();
        await look(page, 'life-welcome');

        const sheet = join(stack.dataDir, 'kent.csv');
        await writeFile(sheet, 'No.,Player,Role\n7,Ana Osten,C\n9,Bea Osten,\n1,Cal Osten,WK\n');
        await page.getByRole('link', { name: 'New match' }).first().click();
        await page.getByLabel('Sport').selectOption('football');
        await page.getByLabel('Competition').fill('County Cup');
        await page.getByLabel('Venue').fill('Canterbury');
        await page.getByLabel('Officials').fill('Referee: A. Name');
        await page.getByRole('button', { name: 'Keep this form' }).click();
        await page.getByRole('button', { name: 'Keep it' }).click();
        await page.getByText('“County Cup” is kept.').waitFor();

        await page.reload();
        await page.getByLabel('Sport').selectOption('football');
        await page.getByLabel('Template of a competition').selectOption('County Cup');
        expect(await page.getByLabel('Venue').inputValue()).toBe('Canterbury');
        expect(await page.getByLabel('Officials').inputValue()).toBe('Referee: ');
        for (const [i, name] of ['Ardon', 'Belmar'].entries()) {
          await page.getByLabel('Team name').nth(i).fill(name);
          const chooser = page.waitForEvent('filechooser');
          await page.getByRole('button', { name: 'From a file' }).nth(i).click();
          await (await chooser).setFiles(sheet);
          await page.getByText('3 players read').nth(i).waitFor();
        }
        await look(page, 'life-set-up');
        await page.getByRole('button', { name: 'Create the match' }).click();
        await page.waitForURL(/#\/match\//);
        const match = /#\/match\/(.+)$/.exec(page.url())?.[1] ?? '';
        const [created] = consoleLog(stack.dataDir, match);
        expect(created?.data.setup).toMatchObject({
          competition: 'County Cup',
          venue: 'Canterbury',
          teams: [{ name: 'Ardon', players: [{ name: 'Ana Osten', number: 7 }, {}, {}] }, { name: 'Belmar' }],
        });

        await scoreMatch(stack);
        await page.goto(`${stack.consoleUrl}/#/match/${MATCH}`);
        await page.getByRole('button', { name: 'Check and sign' }).click();
        await page.getByRole('button', { name: 'Sign and confirm' }).click();
        await page.getByText('Both names are needed.').first().waitFor();
        await look(page, 'life-sign-off');
        await page.getByLabel('Main scorer: name').fill('Ada');
        await page.getByLabel('Second scorer: name').fill('Ben');
        await page.getByRole('button', { name: 'Sign and confirm' }).click();
        await page.getByText('Signed by Ada (Main scorer), Ben (Second scorer).').waitFor();
        await look(page, 'life-signed');

        const log = readLog(await taken(page, 'Log of the match'));
        const events = log.ok ? log.value : [];
        expect(events.at(-1)).toMatchObject({
          type: 'match.ended',
          data: { signedBy: [{ name: 'Ada' }, { name: 'Ben' }] },
        });
        expect(events).toEqual(consoleLog(stack.dataDir, MATCH));
        const signed = SignedHead.parse(JSON.parse(await taken(page, 'Signature')));
        const last = events.at(-1);
        expect(signed).toMatchObject({
          match: MATCH,
          seq: events.length,
          hash: last === undefined ? '' : hashEvent(last),
        });
        const key = createPublicKey(signed.publicKey);
        const signature = Buffer.from(signed.signature, 'base64url');
        expect(verify(null, Buffer.from(signed.hash, 'hex'), key, signature)).toBe(true);
        expect(faults.filter((text) => !text.includes('401'))).toEqual([]);
      });
    });
  });

  it('settings: a name, a backup, colours; the help; all of it in Hindi', async () => {
    await withStack(async (stack) => {
      await stack.startConsole();
      await scoreMatch(stack);
      await withBrowser(async (context) => {
        const page = await context.newPage();
        const faults = complaints(page);
        await signIn(page, stack);
        await page.getByRole('link', { name: 'Settings' }).click();
        await page.getByLabel('Name', { exact: true }).fill('North stand');
        await page.getByRole('button', { name: 'Save' }).click();
        await page.getByText('Saved.').waitFor();
        await page.getByRole('banner').getByText('North stand').waitFor();
        await page.getByText('none yet').waitFor();
        await page.getByRole('button', { name: 'Back up now' }).click();
        await page.getByText('read back and whole').waitFor();
        expect(listBackups(join(stack.dataDir, 'console', 'backups'))).toHaveLength(1);
        await look(page, 'life-settings');
        await page.getByLabel('Colours').selectOption('dark');
        const background = () => page.evaluate('getComputedStyle(document.body.parentElement).backgroundColor');
        expect(await background()).toBe('rgb(13, 18, 22)');
        await look(page, 'life-settings-dark');
        await page.getByRole('link', { name: 'Help' }).click();
        await page.getByRole('heading', { name: 'What the ticks mean' }).waitFor();
        await look(page, 'life-help-dark');

        await page.getByRole('link', { name: 'Settings' }).click();
        await page.getByLabel('Language').selectOption('hi');
        await page.getByRole('heading', { name: 'सेटिंग' }).waitFor();
        expect(await page.evaluate('document.documentElement.lang')).toBe('hi');
        expect(await background()).toBe('rgb(13, 18, 22)');
        await page.setViewportSize({ width: 820, height: 1180 });
        await look(page, 'life-settings-hindi');
        for (const [to, name] of Object.entries({ '': 'matches', new: 'new', devices: 'devices', help: 'help' })) {
          await page.goto(`${stack.consoleUrl}/#/${to}`);
          await page.getByRole('heading', { level: 1, name: /\p{Script=Devanagari}/u }).waitFor();
          await look(page, `life-hindi-${name}`);
        }
        await page.goto(`${stack.consoleUrl}/#/match/${MATCH}`);
        await page.getByRole('button', { name: 'जाँचें और हस्ताक्षर करें' }).waitFor();
        await look(page, 'life-hindi-desk');
        expect(faults.filter((text) => !text.includes('401'))).toEqual([]);
      });
    });
  });
});

/** A whole match over MQTT, but for the confirmation of its result. */
async function scoreMatch(stack: Stack): Promise<void> {
  const login = await localScorer(stack.dataDir);
  const scorer = await ScorerClient.connect(
    { url: stack.mqttUrl, user: login.username, password: login.password },
    MATCH,
  );
  for (const draft of demoMatch(11)) {
    if (draft.type !== 'match.ended') expect(await scorer.send(draft)).toMatchObject({ status: 'accepted' });
  }
  await scorer.close();
}

/** What a press of the button gives to keep. */
async function taken(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  return await readFile(await (await download).path(), 'utf8');
}

async function signIn(page: Page, stack: Stack): Promise<void> {
  await page.goto(`${stack.consoleUrl}/?code=${stack.pairingCode}`);
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: 'Pair' }).click();
  await page.getByRole('heading', { name: 'Matches' }).waitFor();
}

/** Keeps a picture of the screen as it is, and has axe find nothing serious on it. */
async function look(page: Page, name: string): Promise<void> {
  await picture(page, name);
  await page.evaluate(await axe);
  const found = Found.parse(await page.evaluate('axe.run().then(({ violations }) => ({ violations }))'));
  const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => [name, id, nodes.map(({ html }) => html)])).toEqual([]);
}
