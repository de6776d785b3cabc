import type { BrowserContext, Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { expect } from 'vitest';
import * as z from 'zod';
import type { JsonObject } from '#shared/json/json.ts';
import { localScorer } from '../scripts/cli/credentials.ts';
import { ScorerClient } from '../scripts/cli/scorer.ts';
import type { Stack } from '../scripts/cli/stack.ts';
import { demoTeams } from '../scripts/demo/teams.ts';
import { consoleLog } from './journal.ts';

/** The match that several people score, in every test of them. */
export const MATCH = 'two-scorers';
const [home, away] = demoTeams;

export async function deskPage(context: BrowserContext, stack: Stack, name: string): Promise<Page> {
  const desk = await context.newPage();
  await signIn(desk, `${stack.consoleUrl}/?code=${stack.pairingCode}`, name);
  await desk.goto(`${stack.consoleUrl}/#/match/${MATCH}`);
  await ready(desk);
  return desk;
}

export async function padPage(context: BrowserContext, stack: Stack, name: string): Promise<Page> {
  const pad = await context.newPage();
  await signIn(pad, `${stack.consoleUrl}/pad?code=${stack.pairingCode}`, name);
  return pad;
}

/** A pad with the match open. */
export async function padAt(context: BrowserContext, stack: Stack, name: string): Promise<Page> {
  const pad = await padPage(context, stack, name);
  await pad.goto(`${stack.consoleUrl}/pad#/match/${MATCH}`);
  await ready(pad);
  return pad;
}

export async function signIn(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Pair' }).click();
  await page.getByRole('heading', { name: 'Live' }).waitFor();
}

export async function ready(page: Page): Promise<void> {
  await page.getByText('dot', { exact: true }).first().waitFor();
}

export async function expectRuns(page: Page, score: string): Promise<void> {
  await page.getByText(score, { exact: true }).first().waitFor();
}

/** What the page shows is also known to be stored: whoever pulls the plug now finds nothing waiting. */
export async function expectSaved(page: Page): Promise<void> {
  await page.getByText('not saved yet').first().waitFor({ state: 'hidden' });
}

const Ball = z.object({ runs: z.object({ batter: z.int().default(0) }) });

/** Who scored each ball, and its runs. */
export function balls(stack: Stack): [source: string, runs: number][] {
  const deliveries = consoleLog(stack.dataDir, MATCH).filter(({ type }) => type === 'cricket.delivery');
  return deliveries.map(({ source, data }) => [source.id, Ball.parse(data).runs.batter]);
}

/** A Twenty20 at its first ball. */
export async function openMatch(stack: Stack): Promise<void> {
  const login = await localScorer(stack.dataDir);
  const scorer = await ScorerClient.connect(
    { url: stack.mqttUrl, user: login.username, password: login.password },
    MATCH,
  );
  const send = async (type: string, data: JsonObject) => {
    expect(await scorer.send({ id: uuidv7(), type, data })).toMatchObject({ status: 'accepted' });
  };
  const teams = demoTeams.map((team) => ({ ...team, players: team.players.map((name) => ({ id: name, name })) }));
  await send('match.created', { sport: 'cricket', setup: { teams, format: { name: 'T20', overs: 20 } } });
  await send('match.started', {});
  await send('cricket.innings', {
    batting: home.id,
    striker: home.players[0],
    nonStriker: home.players[1],
    bowler: away.players[10],
  });
  await scorer.close();
}
