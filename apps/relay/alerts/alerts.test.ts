import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '#shared/json/json.ts';
import { PushKey, Subscribed } from '#shared/wire/alerts.ts';
import { type Relay, startRelay } from '../relay.ts';
import type { Database } from '../store/database.ts';
import { draft } from '../testing/cricket-log.ts';
import { openFolder, testDatabase } from '../testing/postgres.ts';
import { testConfig } from '../testing/relay.ts';
import { FcmService } from './testing/fcm-service.ts';
import { Feed } from './testing/feed.ts';
import { PushService } from './testing/push-service.ts';

/** A busy machine takes its time. */
const SOON = { timeout: 10_000 };

let push: PushService;
let fcm: FcmService;
let relay: Relay;
/** A relay on the one database. */
let start: () => Promise<Relay>;
let database: Database;
const folder = openFolder();
beforeAll(async () => {
  [push, fcm] = await Promise.all([PushService.start(), FcmService.start()]);
  const account = join(folder, 'service-account.json');
  writeFileSync(account, fcm.account);
  database = await testDatabase();
  const { user = '', password, host = '', database: name = '' } = database.pool.options;
  const env = {
    WEBHOOK_NETWORKS: 'private',
    FCM_SERVICE_ACCOUNT: account,
    FCM_URL: fcm.origin,
    DATABASE_URL: `postgresql://${user}:${String(password)}@localhost/${name}?host=${encodeURIComponent(host)}`,
  };
  start = () => startRelay(testConfig(folder, env), pino({ level: process.env.TEST_LOG ?? 'silent' }));
  relay = await start();
});
afterAll(async () => {
  await relay.close();
  await database.close();
  await Promise.all([push.close(), fcm.close()]);
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  expect([...push.faults, ...fcm.faults]).toEqual([]);
});

function ask(method: string, path: string, body: JsonObject | null, token?: string): Promise<Response> {
  return fetch(relay.url + path, {
    method,
    headers: {
      ...(body !== null && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Subscriber ${token}` }),
    },
    ...(body !== null && { body: JSON.stringify(body) }),
  });
}

async function subscribed(body: JsonObject, token?: string): Promise<Subscribed> {
  const response = await ask('POST', '/v1/subscribe', body, token);
  expect([200, 201]).toContain(response.status);
  return Subscribed.parse(await response.json());
}

async function quiet(): Promise<void> {
  // Long enough for what should not come to come.
  await new Promise((resolve) => setTimeout(resolve, 400));
}

describe('an alert', () => {
  test('arrives encrypted and signed, and its correction at exactly those who got it', async () => {
    const { key } = PushKey.parse(await (await ask('GET', '/v1/push/key', null)).json());
    const [ann, ben] = [push.subscribe(), push.subscribe()];
    const { token } = await subscribed({ user_id: 'ann', match_id: 'm1', notify: ['wicket'], push: ann.target });
    await subscribed({ user_id: 'ben', match_id: 'm1', notify: ['result'], push: ben.target });
    const feed = new Feed(relay.url, 'm1');
    await feed.begin();
    await feed.ball();
    const wicket = await feed.wicket();
    await expect.poll(() => ann.messages.length, SOON).toBe(1);
    expect(ann.received[0]).toMatchObject({
      signer: key,
      urgency: 'high',
      claims: { aud: push.origin, sub: expect.stringMatching(/^(mailto|https):/) },
      message: { kind: 'wicket', match: 'm1', url: '/m/m1', tag: `m1/${wicket}` },
    });
    expect(ann.messages[0]?.title).toMatch(/^Wicket · KEN 0\/1/);
    expect(ann.messages[0]?.body).toMatch(/Kent 1/);
    expect(ann.received[0]?.ttl).toBeGreaterThan(600);

    // Whoever comes now was not told of the wicket, nor is of its end; whoever has chosen otherwise since, is.
    const cat = push.subscribe();
    await subscribed({ user_id: 'cat', match_id: 'm1', notify: ['wicket'], push: cat.target });
    await subscribed({ user_id: 'ann', match_id: 'm1', notify: ['goal'] }, token);
    await feed.take(wicket);
    await expect.poll(() => ann.messages.length, SOON).toBe(2);
    await quiet();
    expect(ann.messages[1]).toMatchObject({ kind: 'correction', tag: `m1/${wicket}` });
    expect(ann.messages[1]?.title).toMatch(/^Correction · KEN 0\/0/);
    expect(ann.messages[1]?.body).toMatch(/^No wicket: .*Kent 1/);
    expect(ann.received[1]?.topic).not.toBe(ann.received[0]?.topic);
    expect([ben, cat].map(({ attempts }) => attempts)).toEqual([0, 0]);
  });

  test('finds followers of a team and of a player, each once, and in their language', async () => {
    const [team, player, both] = [push.subscribe(), push.subscribe(), push.subscribe()];
    const sport = 'cricket';
    await subscribed({
      user_id: 'team',
      sport,
      team: ' SURREY ',
      push: team.target,
      notify: ['start', 'wicket'],
      locale: 'hi',
    });
    await subscribed({ user_id: 'player', sport, player: 'Surrey 1', notify: ['wicket'], push: player.target });
    const { token } = await subscribed({ user_id: 'both', sport, team: 'Kent', notify: ['wicket'], push: both.target });
    await subscribed({ user_id: 'both', sport, player: 'kent 1' }, token);
    await subscribed({ user_id: 'both', match_id: 'm2', notify: ['wicket'] }, token);
    const feed = new Feed(relay.url, 'm2');
    await feed.begin();
    await feed.ball();
    await feed.wicket();
    await expect.poll(() => team.messages.map(({ kind }) => kind), SOON).toEqual(['start', 'wicket']);
    await expect.poll(() => [player, both].map(({ attempts }) => attempts), SOON).toEqual([1, 1]);
    await quiet();
    expect([team, player, both].map(({ attempts }) => attempts)).toEqual([2, 1, 1]);
    expect(team.messages[1]?.title).toMatch(/^विकेट · /);
    expect(team.received[0]?.topic).not.toBe(team.received[1]?.topic);
  });

  test('is tried again when the service says so, and given up where it is of no use', async () => {
    const [busy, broken, large, gone] = [push.subscribe(), push.subscribe(), push.subscribe(), push.subscribe()];
    busy.answers.push({ status: 429, headers: { 'retry-after': '3' } });
    broken.answers.push({ status: 500 });
    large.answers.push({ status: 413 });
    gone.answers.push({ status: 410 });
    const users = { busy, broken, large, gone };
    const tokens = new Map<string, string>();
    for (const [user_id, { target }] of Object.entries(users)) {
      const { token = '' } = await subscribed({ user_id, match_id: 'm3', notify: ['wicket'], push: target });
      tokens.set(user_id, token);
    }
    const feed = new Feed(relay.url, 'm3');
    await feed.begin();
    await feed.wicket();
    const started = Date.now();
    await expect.poll(() => Object.values(users).map(({ attempts }) => attempts), SOON).toEqual([1, 1, 1, 1]);
    await expect.poll(() => busy.messages.length, { timeout: 10_000 }).toBe(1);
    expect(Date.now() - started).toBeGreaterThan(2000);
    await expect.poll(() => broken.messages.length, { timeout: 10_000 }).toBe(1);
    expect([large, gone].map(({ attempts }) => attempts)).toEqual([1, 1]);
    const devices = async (user: string) => {
      const response = await ask('GET', `/v1/subscriptions/${user}`, null, tokens.get(user));
      return Subscribed.parse(await response.json()).devices;
    };
    expect(await Promise.all(['large', 'gone'].map(devices))).toEqual([1, 0]);
  });

  test('goes to apps through FCM; an app that was taken off the phone is forgotten', async () => {
    const fcm_token = 'app-token:0123456789abcdef';
    const { token } = await subscribed({ user_id: 'app', match_id: 'm4', notify: ['wicket'], push: { fcm_token } });
    const feed = new Feed(relay.url, 'm4');
    await feed.begin();
    const wicket = await feed.wicket();
    await expect.poll(() => fcm.messages.length, SOON).toBe(1);
    expect(fcm.messages[0]).toMatchObject({
      token: fcm_token,
      notification: { title: expect.stringMatching(/^Wicket · /) },
      data: { match: 'm4', kind: 'wicket', tag: `m4/${wicket}`, url: '/m/m4' },
      android: { priority: 'high' },
    });
    // A token that holds no more is asked for anew, for this message too.
    fcm.revokeTokens();
    await feed.take(wicket);
    await expect.poll(() => fcm.messages.length, { timeout: 10_000 }).toBe(2);
    expect(fcm.tokensIssued).toBe(2);
    fcm.answers.push({ status: 404, code: 'UNREGISTERED' });
    await feed.wicket();
    await expect
      .poll(
        async () => Subscribed.parse(await (await ask('GET', '/v1/subscriptions/app', null, token)).json()).devices,
        SOON,
      )
      .toBe(0);
    expect(fcm.messages).toHaveLength(2);
  });

  test('waits for the end of quiet hours, as one summary', async () => {
    const device = push.subscribe();
    const clock = (at: number) => new Date(at).toISOString().slice(11, 16);
    const now = Date.now();
    const quiet_hours = { from: clock(now - 3_600_000), to: clock(now + 3_600_000), time_zone: 'UTC' };
    const body = { user_id: 'sleeper', notify: ['wicket'], push: device.target, quiet_hours };
    const { token } = await subscribed({ ...body, match_id: 'm5' });
    await subscribed({ user_id: 'sleeper', match_id: 'm6', notify: ['wicket'] }, token);
    for (const match of ['m5', 'm6']) {
      const feed = new Feed(relay.url, match);
      await feed.begin();
      await feed.take(await feed.wicket());
      await feed.wicket();
    }
    await expect.poll(async () => (await database.pool.query('select from alert_held')).rowCount, SOON).toBe(2);
    await quiet();
    expect(device.attempts).toBe(0);
    // The night goes by.
    await database.pool.query(`update deliveries set due_at = 0 where consumer = 'alerts' and key like 'summary/%'`);
    await expect.poll(() => device.messages.length, { timeout: 5000 }).toBe(1);
    expect(device.messages[0]).toMatchObject({ kind: 'summary', title: 'While it was quiet: 2 matches', match: null });
    expect(device.messages[0]?.body.split('\n')).toHaveLength(2);
    await expect.poll(async () => (await database.pool.query('select from alert_held')).rowCount, SOON).toBe(0);
  });

  test('comes once, however many relays make and send it', async () => {
    const device = push.subscribe();
    await subscribed({ user_id: 'once', match_id: 'm8', notify: ['wicket'], push: device.target });
    const feed = new Feed(relay.url, 'm8');
    await feed.begin();
    // The others find what is there when they start, which the first is about to tell.
    const others = [start(), start()];
    for (let i = 3; i < 8; i++) {
      await feed.wicket(i === 3 ? 'ken1' : `ken${i - 1}`);
      await feed.send(draft('cricket.batter', { player: `ken${i}` }));
    }
    await expect.poll(() => device.messages.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(5);
    await Promise.all(others);
    await feed.take(await feed.wicket('ken7'));
    await expect.poll(() => device.messages.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(6);
    // As long as others look for what is due.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const keys = device.messages.map(({ tag, kind }) => `${tag} ${kind}`);
    expect(keys).toEqual([...new Set(keys)]);
    for (const one of await Promise.all(others)) await one.close();
  }, 60_000);

  test('of a note, of dull balls, or for nobody is none', async () => {
    const device = push.subscribe();
    await subscribed({ user_id: 'dull', match_id: 'm7', notify: ['wicket', 'result'], push: device.target });
    const feed = new Feed(relay.url, 'm7');
    await feed.begin();
    for (let i = 0; i < 3; i++) await feed.ball({ runs: { batter: 1 } });
    await feed.send(draft('note.added', { text: 'A dog is on the pitch.' }));
    await quiet();
    expect(device.attempts).toBe(0);
  });
});
