import type { Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/json/json.ts';
import { ensureBuilt } from '../scripts/cli/built.ts';
import { localScorer } from '../scripts/cli/credentials.ts';
import { ScorerClient } from '../scripts/cli/scorer.ts';
import type { Stack } from '../scripts/cli/stack.ts';
import { demoTeams } from '../scripts/demo/teams.ts';
import { CHROMIUM, complaints, picture, withBrowser } from './browser.ts';
import { consoleLog } from './journal.ts';
import { eventually, withStack } from './support.ts';

const MATCH = 'browser';
const [home, away] = demoTeams;

beforeAll(ensureBuilt);

describe.skipIf(CHROMIUM === null)('in a real Chromium', () => {
  it('an over scored by keyboard at the console is on the fans’ page at once, and so is its undoing', async () => {
    await withStack(async (stack) => {
      await stack.startRelay();
      await stack.startConsole();
      await openMatch(stack);
      await withBrowser(async (context) => {
        const desk = await context.newPage();
        const fan = await context.newPage();
        const faults = [complaints(desk), complaints(fan)];

        await fan.goto(`${stack.relayUrl}/m/${MATCH}`);
        await expectScore(fan, '0/0');
        await signIn(desk, stack);
        await desk.goto(`${stack.consoleUrl}/#/match/${MATCH}`);
        await desk
          .getByText('Runs off the bat')
          .or(desk.getByText('dot', { exact: true }))
          .first()
          .waitFor();

        await desk.bringToFront();
        // Six balls, one key each, and the next bowler with one more.
        for (const key of ['1', '0', '4', '2', '6', '0']) await desk.keyboard.press(key);
        await picture(desk, 'console-six-balls');
        await eventually('six balls are in the journal', () => (balls(stack) === 6 ? true : null));
        await picture(desk, 'console-over-complete');
        await desk.keyboard.press('Enter');
        await expectScore(fan, '13/0');
        await picture(fan, 'fan-after-over');

        await desk.keyboard.press('4');
        await expectScore(fan, '17/0');
        await desk.keyboard.press('u');
        await expectScore(fan, '13/0');
        expect(consoleLog(stack.dataDir, MATCH).at(-1)?.type).toBe('correction.void');

        await fan.setViewportSize({ width: 390, height: 844 });
        await picture(fan, 'fan-phone');
        const overflow = await fan.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect(overflow).toBe(0);
        await desk.setViewportSize({ width: 390, height: 844 });
        await picture(desk, 'console-phone');
        // Before pairing there is no session, which a browser calls an error.
        expect(faults.flat().filter((text) => !text.includes('401'))).toEqual([]);
      });
    });
  });
});

async function openMatch(stack: Stack): Promise<void> {
  const login = await localScorer(stack.dataDir);
  const scorer = await ScorerClient.connect(
    { url: stack.mqttUrl, user: login.username, password: login.password },
    MATCH,
  );
  const send = async (type: string, data: JsonObject) => {
    expect(await scorer.send({ id: uuidv7(), type, data })).toMatchObject({ status: 'accepted' });
  };
  const teams = demoTeams.map((team) => ({ ...team, players: team.players.map((name) => ({ id: name, name })) }));
  await send('match.created', {
    sport: 'cricket',
    setup: { teams, format: { name: 'T20', overs: 20, oversPerBowler: 4 } },
  });
  await send('match.started', {});
  await send('cricket.innings', {
    batting: home.id,
    striker: home.players[0],
    nonStriker: home.players[1],
    bowler: away.players[10],
  });
  await scorer.close();
}

async function signIn(desk: Page, stack: Stack): Promise<void> {
  await desk.goto(`${stack.consoleUrl}/?code=${stack.pairingCode}`);
  await desk.getByLabel('Your name').fill('Ada');
  await desk.getByRole('button', { name: 'Pair' }).click();
  await desk.getByRole('heading', { name: 'Matches' }).waitFor();
  expect(desk.url()).not.toContain('code=');
}

async function expectScore(fan: Page, score: string): Promise<void> {
  await fan.getByText(score, { exact: true }).first().waitFor();
}

function balls(stack: Stack): number {
  return consoleLog(stack.dataDir, MATCH).filter(({ type }) => type === 'cricket.delivery').length;
}
