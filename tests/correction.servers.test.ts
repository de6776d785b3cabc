import { createClient } from 'graphql-ws';
import type { Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as z from 'zod';
import { PushService } from '#relay/alerts/testing/push-service.ts';
import { Receiver } from '#relay/webhooks/testing.ts';
import { LiveClient } from '#shared/client/live-client.ts';
import { MatchFold } from '#shared/match/fold.ts';
import type { AlertKind } from '#shared/wire/alerts.ts';
import { ensureBuilt } from '../scripts/cli/built.ts';
import { localScorer } from '../scripts/cli/credentials.ts';
import { play } from '../scripts/cli/play.ts';
import { liveUrl } from '../scripts/cli/relay.ts';
import { ScorerClient } from '../scripts/cli/scorer.ts';
import type { Stack } from '../scripts/cli/stack.ts';
import { demoMatch } from '../scripts/demo/match.ts';
import { CHROMIUM, complaints, picture, withBrowser } from './browser.ts';
import { consoleLog } from './journal.ts';
import { eventually, withStack } from './support.ts';

const MATCH = 'early-wicket';
const ADMIN_KEY = 'admin-key-of-the-tests';
/** In this match the first wicket is the fifteenth event; nine overs are bowled. */
const drafts = [...demoMatch(5)].slice(0, 60);
const wicket = drafts.find(({ data }) => data.wickets !== undefined);
const OUT = 'c Tom Adeyemi b Owen Tarrant';
/** What the card calls a batter who left without being out. */
const NOT_OUT = 'retired hurt';
/** From the void's ack to the corrected card at every client, ms. Said, not asserted: other work shares the machine. */
const TARGET = 100;

const Card = z.looseObject({ scorecard: z.unknown(), seq: z.int() });
const Told = z.object({
  match: z.object({
    corrects: z.boolean(),
    commentary: z.object({ text: z.string() }).nullable(),
    match: z.object({ scorecard: z.object({ data: z.unknown() }) }),
  }),
});
const QUERY = `subscription { match(id: "${MATCH}") {
  corrects commentary { text } match { scorecard { data } } } }`;

/** What a client had when it had the corrected card, and when, UTC ms. */
const Had = z.object({
  at: z.number(),
  card: z.unknown().optional(),
  /** The words that mark the correction. */
  mark: z.string(),
});
type Had = z.infer<typeof Had>;

/** Somebody who watches. */
interface Client {
  readonly had: Promise<Had>;
}

let push: PushService;
let receiver: Receiver;
beforeAll(async () => {
  await ensureBuilt();
  push = await PushService.start();
  receiver = await new Receiver().open();
});
afterAll(async () => {
  await push.close();
  await receiver.close();
});

describe.skipIf(CHROMIUM === null)('an early wicket that the console takes back', () => {
  it('is gone from every card that is open, marked as a correction, and told to whoever was told of it', async () => {
    await withStack(
      async (stack) => {
        await stack.startRelay();
        await stack.startConsole();
        await withBrowser(async (context) => takenBack(stack, await context.newPage()));
      },
      { ADMIN_KEY, WEBHOOK_NETWORKS: 'private' },
    );
  });
});

async function takenBack(stack: Stack, page: Page): Promise<void> {
  const { relayUrl } = stack;
  const device = push.subscribe();
  await post(relayUrl, '/subscribe', { user_id: 'fan', match_id: MATCH, notify: ['wicket'], push: device.target });
  await post(relayUrl, '/v1/webhooks', { url: receiver.url, matches: [MATCH] }, ADMIN_KEY);
  await play(stack, MATCH, drafts);
  const tag = `${MATCH}/${wicket?.id}`;
  const alertOf = (kind: AlertKind) => device.messages.find((message) => message.kind === kind && message.tag === tag);
  await eventually('the wicket’s alert', () => alertOf('wicket') ?? null);

  const faults = complaints(page);
  await page.goto(`${relayUrl}/m/${MATCH}/scorecard`);
  await page.locator('p[data-kind="live"]').waitFor();
  await page.getByText(OUT).first().waitFor();
  const clients: Readonly<Record<string, Client>> = {
    WebSocket: await webSocket(relayUrl),
    EventSource: await eventSource(page),
    'GraphQL over WebSocket': await graphqlWebSocket(relayUrl),
    'GraphQL over SSE': await graphqlStream(relayUrl),
    'the page': await onPage(page),
    alert: {
      had: eventually('the correction’s alert', () => {
        const message = alertOf('correction');
        return message === undefined ? null : { at: Date.now(), mark: message.title };
      }),
    },
    webhook: { had: eventually('the correction at the webhook', correctionReceived) },
  };

  const acked = await takeBack(stack);
  const state = MatchFold.of(consoleLog(stack.dataDir, MATCH)).state;
  const card: unknown = JSON.parse(JSON.stringify(state?.game.scorecard()));
  const lines: string[] = [];
  for (const [name, client] of Object.entries(clients)) {
    const had = await client.had;
    lines.push(`${name} ${had.at - acked} ms`);
    expect(had.mark, name).toMatch(/taken back|correct/i);
    // Each has what a fold of the console's own log says.
    if (had.card !== undefined) expect(had.card, name).toEqual(card);
  }
  process.stdout.write(`After the void's ack (target ${TARGET} ms): ${lines.join(', ')}\n`);
  await picture(page, 'correction-scorecard');
  const tables = await page.locator('table').allTextContents();
  expect(tables).toContainEqual(expect.stringContaining(NOT_OUT));
  await page.reload();
  await page
    .getByText(/Corrected at/)
    .first()
    .waitFor();
  expect(faults).toEqual([]);
  expect(push.faults).toEqual([]);
  for (const path of [`/m/${MATCH}`, `/m/${MATCH}/scorecard`]) await withoutScript(relayUrl + path);
}

/** At the console, as its scorer does. @returns when it was acknowledged, UTC ms */
async function takeBack(stack: Stack): Promise<number> {
  const login = await localScorer(stack.dataDir);
  const at = { url: stack.mqttUrl, user: login.username, password: login.password };
  const scorer = await ScorerClient.connect(at, MATCH);
  const data = { target: wicket?.id, reason: 'no ball on review' };
  expect(await scorer.send({ id: uuidv7(), type: 'correction.void', data })).toMatchObject({ status: 'accepted' });
  const acked = Date.now();
  await scorer.close();
  return acked;
}

async function post(relayUrl: string, path: string, body: object, key?: string): Promise<void> {
  const headers = { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) };
  const answer = await fetch(relayUrl + path, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(answer.status, await answer.text()).toBe(201);
}

async function cardOf(relayUrl: string): Promise<unknown> {
  const answer = await fetch(`${relayUrl}/v1/matches/${MATCH}/scorecard`, { headers: { 'cache-control': 'no-cache' } });
  return Card.parse(await answer.json()).scorecard;
}

/** `corrects` says that cards which were fetched are out of date: whoever shows one fetches it again. */
async function webSocket(relayUrl: string): Promise<Client> {
  const ready = Promise.withResolvers<void>();
  const had = Promise.withResolvers<Had>();
  const client = new LiveClient({
    url: liveUrl(relayUrl),
    listener: {
      state: () => undefined,
      snapshot: () => ready.resolve(),
      event({ corrects, commentary }) {
        if (corrects !== true) return;
        client.stop();
        cardOf(relayUrl).then(
          (card) => had.resolve({ at: Date.now(), card, mark: commentary?.text ?? '' }),
          had.reject,
        );
      },
      gap: () => undefined,
      error: ({ message }) => ready.reject(new Error(message)),
    },
  });
  client.subscribe(MATCH);
  client.start();
  await ready.promise;
  return { had: had.promise };
}

/** A browser's own, which gets the corrected card as any page would. */
async function eventSource(page: Page): Promise<Client> {
  const { promise: ready, resolve } = Promise.withResolvers<void>();
  await page.exposeFunction('sourceIsReady', () => resolve());
  const heard = page.evaluate(
    ([match]) =>
      new Promise((done) => {
        const source = new EventSource(`/v1/matches/${match}/stream`);
        source.addEventListener('snapshot', () => Reflect.apply(Reflect.get(window, 'sourceIsReady'), null, []));
        source.addEventListener('event', async ({ data }) => {
          const { corrects, commentary } = JSON.parse(data);
          if (corrects !== true) return;
          source.close();
          const answer = await fetch(`/v1/matches/${match}/scorecard`, { cache: 'no-cache' });
          done({ at: Date.now(), card: (await answer.json()).scorecard, mark: commentary.text });
        });
      }),
    [MATCH],
  );
  await ready;
  return { had: heard.then((value) => Had.parse(value)) };
}

/** What a reader sees: the card without the wicket, and the note that says why. */
async function onPage(page: Page): Promise<Client> {
  const seen = page.evaluate(
    ([out, notOut]) =>
      new Promise((done) => {
        const look = () => {
          const cards = [...document.querySelectorAll('table')].map(({ textContent }) => textContent).join();
          const note = [...document.querySelectorAll('[role=status]')].map(({ textContent }) => textContent).join(' ');
          if (cards.includes(out ?? '') || !cards.includes(notOut ?? '') || !/Corrected at/.test(note)) return;
          observer.disconnect();
          done({ at: Date.now(), mark: note });
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    [OUT, NOT_OUT],
  );
  return { had: seen.then((value) => Had.parse(value)) };
}

async function graphqlWebSocket(relayUrl: string): Promise<Client> {
  const ready = Promise.withResolvers<void>();
  const had = Promise.withResolvers<Had>();
  const client = createClient({ url: `${relayUrl.replace('http', 'ws')}/v1/graphql`, webSocketImpl: WebSocket });
  client.subscribe(
    { query: QUERY },
    {
      next({ data }) {
        ready.resolve();
        const answer = hadOf(data);
        if (answer !== null) had.resolve(answer);
      },
      error: (error) => had.reject(new Error(JSON.stringify(error))),
      complete: () => undefined,
    },
  );
  await ready.promise;
  return { had: had.promise.finally(() => client.dispose()) };
}

async function graphqlStream(relayUrl: string): Promise<Client> {
  const response = await fetch(`${relayUrl}/v1/graphql?query=${encodeURIComponent(QUERY)}`, {
    headers: { accept: 'text/event-stream' },
  });
  const messages = streamed(response);
  await messages.next();
  const rest = async () => {
    for await (const message of messages) {
      const answer = hadOf(message);
      if (answer !== null) return answer;
    }
    throw new Error('the stream ended');
  };
  return { had: rest() };
}

const Next = z.object({ data: z.unknown() });

/** The results of a GraphQL subscription over server-sent events. */
async function* streamed(response: Response): AsyncGenerator<unknown> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: (.+)$/m.exec(block)?.[1];
      if (/^event: next$/m.test(block) && data !== undefined) yield Next.parse(JSON.parse(data)).data;
    }
  }
}

function hadOf(data: unknown): Had | null {
  const { corrects, commentary, match } = Told.parse(data).match;
  return corrects ? { at: Date.now(), card: match.scorecard.data, mark: commentary?.text ?? '' } : null;
}

function correctionReceived(): Had | null {
  const message = receiver.received.map((one) => one.message).find(({ type }) => type === 'match.correction');
  return message === undefined || message.type === 'ping'
    ? null
    : { at: Date.now(), mark: message.data.commentary?.text ?? '' };
}

/** The page as the relay writes it, for a reader whose browser runs no script. */
async function withoutScript(address: string): Promise<void> {
  const html = (await (await fetch(address)).text()).replaceAll(/<script[^>]*>.*?<\/script>/gs, '');
  expect(html).not.toContain(OUT);
  expect(html, address).toMatch(/Corrected at/);
}
