import { connectAsync, type MqttClient } from 'mqtt';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import type { MatchEvent } from '#shared/match/event.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { DEFAULT_LOCALE } from '#shared/text/locale.ts';
import { BoardMessage, topics } from '#shared/wire/mqtt.ts';
import { EventsPage, ScorecardView } from '#shared/wire/rest.ts';
import { longDrafts } from '../scripts/bench/soak.ts';
import { openDesk, signIn } from '../scripts/cli/browser.ts';
import { ensureBuilt } from '../scripts/cli/built.ts';
import { localScorer } from '../scripts/cli/credentials.ts';
import { play } from '../scripts/cli/play.ts';
import type { Stack } from '../scripts/cli/stack.ts';
import { outputAddress } from '../scripts/screens/list.ts';
import { CHROMIUM, withBrowser } from './browser.ts';
import { consoleLog } from './journal.ts';
import { eventually, getJson, withStack } from './support.ts';

const MATCH = 'deaf-mute';
/** Scored at the desk at the end; the pad asks for no bowler, whose number is a run as well. */
const KEYS = ['1', '2', '4', '1', '3', '1', '2', '1', '1', '2'];
/** What the relay may take for each event of the backlog. */
const MS_PER_EVENT = 1;

beforeAll(ensureBuilt);

describe.skipIf(CHROMIUM === null)('a console that is deaf and mute towards the relay', () => {
  it('serves its venue for 10,000 events, and the relay has them all in order when it comes back', async () => {
    await withStack(async (stack) => {
      // The console knows the relay's address, and there is nobody.
      await stack.startRelay();
      await stack.stopRelay();
      await stack.startConsole();
      const board = await boardClient(stack);
      await play(stack, MATCH, longDrafts());
      await withBrowser(async (context) => {
        await scoreAtTheDesk(context, stack);
        const log = consoleLog(stack.dataDir, MATCH);
        expect(log.length).toBe(10_000 + KEYS.length);
        const score = await expectTheVenueToSee(context, stack, board, log);

        await stack.startRelay();
        const began = performance.now();
        await lastEventAtTheRelay(stack, log.length);
        const ms = Math.round(performance.now() - began);
        const stored = await wholeLogAtTheRelay(stack, log.length);
        console.log(`${log.length} events were at the relay ${ms} ms after it could be reached again`);
        expect(stored).toEqual(log);
        expect(ms).toBeLessThan(log.length * MS_PER_EVENT);
        await expectTheFansToSee(context, stack, log, score);
      });
      await board.client.endAsync();
    });
  });
});

interface Board {
  readonly client: MqttClient;
  newest: z.infer<typeof BoardMessage> | null;
}

/** An LED board: it knows what is retained, and what comes after. */
async function boardClient(stack: Stack): Promise<Board> {
  const { username, password } = await localScorer(stack.dataDir);
  const client = await connectAsync(stack.mqttUrl, {
    protocolVersion: 4,
    clientId: `${username}-board`,
    username,
    password,
  });
  const board: Board = { client, newest: null };
  client.on('message', (_topic, payload) => {
    board.newest = BoardMessage.parse(JSON.parse(payload.toString()));
  });
  await client.subscribeAsync(topics.scoreboard(MATCH), { qos: 1 });
  return board;
}

async function scoreAtTheDesk(context: BrowserContext, stack: Stack): Promise<void> {
  const desk = await context.newPage();
  await signIn(desk, stack);
  await openDesk(desk, stack, MATCH);
  for (const key of KEYS) {
    const before = consoleLog(stack.dataDir, MATCH).length;
    await desk.keyboard.press(key);
    await eventually(`the key ${key} is in the journal`, () =>
      consoleLog(stack.dataDir, MATCH).length > before ? true : null,
    );
  }
  await desk.getByText('Saved here').first().waitFor();
}

/** Everything on the venue's own network shows the same score. @returns that score */
async function expectTheVenueToSee(
  context: BrowserContext,
  stack: Stack,
  board: Board,
  log: readonly MatchEvent[],
): Promise<string> {
  const sides = MatchFold.of(log).state?.game.board(DEFAULT_LOCALE).sides ?? [];
  const score = sides.find((side) => side.active === true)?.score ?? '';
  expect(score).not.toBe('');
  await eventually('the board has the last event', () => (board.newest?.seq === log.length ? true : null));
  expect(board.newest?.scoreboard.sides.map((side) => side.score)).toEqual(sides.map((side) => side.score));
  const innings = score.split(' & ').at(-1) ?? '';
  for (const kind of ['overlay', 'board'] as const) {
    const page = await context.newPage();
    await page.goto(await outputAddress(page, stack, kind, MATCH));
    await expectText(page, innings.split('/'));
    await page.close();
  }
  return score;
}

async function lastEventAtTheRelay(stack: Stack, length: number): Promise<void> {
  const url = `${stack.relayUrl}/v1/matches/${MATCH}/events`;
  await eventually(
    'the relay has the last event',
    async () => {
      const page = await getJson(`${url}?after=${length - 1}&limit=1`, EventsPage);
      return page !== null && page.events.length > 0 ? true : null;
    },
    60_000,
  );
}

async function wholeLogAtTheRelay(stack: Stack, length: number): Promise<readonly MatchEvent[]> {
  const url = `${stack.relayUrl}/v1/matches/${MATCH}/events`;
  const log: MatchEvent[] = [];
  while (log.length < length) {
    const page = await getJson(`${url}?after=${log.length}&limit=500`, EventsPage);
    if (page === null || page.events.length === 0) break;
    log.push(...page.events);
  }
  return log;
}

async function expectTheFansToSee(
  context: BrowserContext,
  stack: Stack,
  log: readonly MatchEvent[],
  score: string,
): Promise<void> {
  const game = MatchFold.of(log).state?.game;
  const card = await eventually('the relay has the card', () =>
    getJson(`${stack.relayUrl}/v1/matches/${MATCH}/scorecard`, ScorecardView),
  );
  expect(card.scorecard).toEqual(JSON.parse(JSON.stringify(game?.scorecard())));
  const fan = await context.newPage();
  await fan.goto(`${stack.relayUrl}/m/${MATCH}`);
  await expectText(fan, [score]);
  const section = game?.sheet(DEFAULT_LOCALE).at(-1);
  await expectText(fan, [section?.title ?? '', section?.headline ?? '']);
}

async function expectText(page: Page, texts: readonly string[]): Promise<void> {
  await eventually(`the page says ${texts.join(', ')}`, async () => {
    const shown = (await page.locator('body').textContent()) ?? '';
    return texts.every((text) => shown.includes(text)) ? true : null;
  });
}
