import type { Page } from 'playwright-core';
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

const MATCH = 'devices';
const [home, away] = demoTeams;

beforeAll(ensureBuilt);

describe.skipIf(CHROMIUM === null)('devices, in a real Chromium', () => {
  it('propose by key, attach by rule, and a board that disagrees is loud until it agrees', async () => {
    await withStack(async (stack) => {
      await stack.startConsole();
      await begin(stack);
      const rope = await device(stack, 'Boundary rope');
      const gun = await device(stack, 'Speed gun');
      const board = await device(stack, 'Main scoreboard');
      await withBrowser(async (context) => {
        const desk = await context.newPage();
        const faults = complaints(desk);
        await signIn(desk, stack);

        await rope.observe(MATCH, 'boundary', { runs: 6 });
        await desk.getByText('Boundary rope', { exact: true }).waitFor();
        await picture(desk, 'devices-proposal');
        await desk.keyboard.press('Control+Enter');
        await eventually('the six is scored', () => (balls(stack).length === 1 ? true : null));
        expect(balls(stack)[0]?.data).toMatchObject({ runs: { batter: 6 } });
        await desk.getByText('Boundary rope', { exact: true }).waitFor({ state: 'detached' });
        await rope.observe(MATCH, 'boundary', { runs: 4 });
        await desk.getByText('Boundary rope', { exact: true }).waitFor();
        await desk.keyboard.press('Control+Backspace');
        await desk.getByText('Boundary rope', { exact: true }).waitFor({ state: 'detached' });

        await desk.getByRole('tab', { name: 'Devices' }).click();
        await desk.getByText('Without asking').click();
        await desk.getByLabel('Ball speed').selectOption('attach');
        await picture(desk, 'devices-inbox');
        // The key belongs to the pad again: the rule is chosen, nothing is being typed.
        await desk.keyboard.press('1');
        await eventually('a single is scored', () => (balls(stack).length === 2 ? true : null));
        await gun.observe(MATCH, 'ball-speed', { kmh: 137.4 });
        await eventually('its speed is attached', () => (amends(stack).at(-1) === balls(stack)[1]?.id ? true : null));
        await gun.observe(MATCH, 'ball-speed', { kmh: 128 });
        await desk.getByText('goes to the next one scored').waitFor();
        await desk.keyboard.press('0');
        await eventually('the next one has its own', () =>
          amends(stack).at(-1) === balls(stack)[2]?.id ? true : null,
        );
        // What a device added is no action of the scorer's: undo takes the ball back.
        await desk.keyboard.press('u');
        await eventually('the ball is undone', () => {
          const last = consoleLog(stack.dataDir, MATCH).at(-1);
          return last?.type === 'correction.void' && last.data.target === balls(stack)[2]?.id ? true : null;
        });

        await board.observe(MATCH, 'score', { runs: 9, wickets: 0, overs: '0.2' });
        await desk.getByText('Main scoreboard shows another score.').waitFor();
        await eventually('the flag is up', () => (flags(stack).join() === 'match.flagged' ? true : null));
        await picture(desk, 'devices-board');
        await desk.keyboard.press('Control+b');
        await desk.getByText('Main scoreboard shows another score.').waitFor({ state: 'detached' });
        await eventually('the flag is down', () => (flags(stack).length === 2 ? true : null));
        expect(consoleLog(stack.dataDir, MATCH).some(({ type }) => type === 'cricket.adjust')).toBe(true);

        gun.breakOff();
        await desk.getByText('Speed gun is lost', { exact: false }).waitFor();
        await desk.goto(`${stack.consoleUrl}/#/devices`);
        await desk.getByRole('button', { name: 'Scorer' }).click();
        await desk.getByRole('img', { name: 'The address with the code, for a camera' }).waitFor();
        await picture(desk, 'devices-list');
        expect(faults.filter((text) => !text.includes('401'))).toEqual([]);
      });
      await Promise.all([rope.close(), board.close()]);
    });
  });
});

async function device(stack: Stack, name: string): Promise<Device> {
  const login = await pair(stack.consoleUrl, { code: stack.pairingCode, name, role: 'device' });
  return await Device.connect(stack.mqttUrl, login);
}

async function begin(stack: Stack): Promise<void> {
  const login = await localScorer(stack.dataDir);
  const scorer = await ScorerClient.connect(
    { url: stack.mqttUrl, user: login.username, password: login.password },
    MATCH,
  );
  const send = async (type: string, data: JsonObject) => {
    expect(await scorer.send({ id: uuidv7(), type, data })).toMatchObject({ status: 'accepted' });
  };
  const teams = demoTeams.map((team) => ({ ...team, players: team.players.map((name) => ({ id: name, name })) }));
  const format = { name: 'T20', overs: 20, oversPerBowler: 4 };
  await send('match.created', { sport: 'cricket', setup: { teams, format } });
  const [striker, nonStriker] = home.players;
  await send('cricket.innings', { batting: home.id, striker, nonStriker, bowler: away.players[10] });
  await scorer.close();
}

async function signIn(desk: Page, stack: Stack): Promise<void> {
  await desk.goto(`${stack.consoleUrl}/?code=${stack.pairingCode}`);
  await desk.getByLabel('Your name').fill('Ada');
  await desk.getByRole('button', { name: 'Pair' }).click();
  await desk.getByRole('heading', { name: 'Matches' }).waitFor();
  await desk.goto(`${stack.consoleUrl}/#/match/${MATCH}`);
  await desk
    .getByText('Runs off the bat')
    .or(desk.getByText('dot', { exact: true }))
    .first()
    .waitFor();
}

function balls(stack: Stack) {
  return consoleLog(stack.dataDir, MATCH).filter(({ type }) => type === 'cricket.delivery');
}

function flags(stack: Stack): string[] {
  return consoleLog(stack.dataDir, MATCH).flatMap(({ type }) => (type.includes('flagged') ? [type] : []));
}

/** The events that devices have added something to, in order. */
function amends(stack: Stack) {
  return consoleLog(stack.dataDir, MATCH).flatMap(({ type, source, data }) =>
    type === 'correction.amend' && source.kind === 'device' ? [data.target] : [],
  );
}
