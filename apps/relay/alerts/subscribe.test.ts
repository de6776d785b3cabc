import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '#shared/json/json.ts';
import { Subscribed } from '#shared/wire/alerts.ts';
import { CreatedKey } from '#shared/wire/keys.ts';
import { ADMIN_KEY, type TestRelay, testRelay } from '../testing/relay.ts';
import { badEndpoint } from './push-address.ts';

let relay: TestRelay;
beforeAll(async () => {
  relay = await testRelay();
});
afterAll(() => relay.close());

interface Request {
  readonly body?: JsonObject;
  readonly authorization?: string;
  readonly method?: string;
}

let visitors = 0;
function ask(path: string, { body, authorization, method = 'POST' }: Request): Promise<Response> {
  visitors += 1;
  return fetch(relay.url + path, {
    method,
    headers: {
      // Everybody from an address of their own: how many requests one may make is tested by itself.
      'x-forwarded-for': `198.51.${visitors >> 8}.${visitors & 255}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(authorization !== undefined && { authorization }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function code(response: Response): Promise<unknown> {
  const { code }: { code: string } = await response.json();
  return [response.status, code];
}

async function created(body: JsonObject): Promise<{ authorization: string; shown: Subscribed }> {
  const response = await ask('/subscribe', { body });
  expect(response.status).toBe(201);
  const shown = Subscribed.parse(await response.json());
  return { authorization: `Subscriber ${shown.token}`, shown };
}

const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };
const browser = () => ({ endpoint: `https://push.example.com/${randomBytes(8).toString('hex')}`, keys });

describe('POST /subscribe', () => {
  test('takes the documented body, and answers the token once', async () => {
    const body = { user_id: 'u1', match_id: 'final', notify: ['wicket', 'result'] };
    const { authorization, shown } = await created(body);
    expect(shown).toMatchObject({
      user_id: 'u1',
      follows: [{ match_id: 'final', name: 'final', notify: ['wicket', 'result'] }],
      devices: 0,
    });
    expect(shown.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const more = await ask('/v1/subscribe', {
      body: { user_id: 'u1', sport: 'tennis', player: 'A. Rao', push: browser() },
      authorization,
    });
    expect(more.status).toBe(200);
    const after = Subscribed.parse(await more.json());
    expect(after.token).toBeUndefined();
    expect(after.follows).toHaveLength(2);
    expect(after.devices).toBe(1);
    const read = await ask('/subscriptions/u1', { method: 'GET', authorization });
    expect(read.headers.get('cache-control')).toBe('no-store');
    expect(Subscribed.parse(await read.json())).toEqual(after);
  });

  test('lets nobody read, change or delete what somebody else follows, nor learn who is there', async () => {
    const { shown } = await created({ user_id: 'victim', match_id: 'm' });
    const { authorization: stranger } = await created({ user_id: 'stranger' });
    const body = { user_id: 'victim', match_id: 'm' };
    for (const authorization of [undefined, stranger, 'Subscriber x', `Basic ${shown.token}`]) {
      const more = authorization === undefined ? {} : { authorization };
      expect(await code(await ask('/subscribe', { body, ...more }))).toEqual([401, 'not-your-user']);
      expect(await code(await ask('/subscribe', { body, method: 'DELETE', ...more }))).toEqual([401, 'not-your-user']);
      expect(await code(await ask('/subscriptions/victim', { method: 'GET', ...more }))).toEqual([
        401,
        'not-your-user',
      ]);
      expect(await code(await ask('/subscriptions/nobody', { method: 'GET', ...more }))).toEqual([
        401,
        'not-your-user',
      ]);
    }
    expect(
      await code(await ask('/subscriptions/victim', { method: 'GET', authorization: `Bearer ${shown.token}` })),
    ).toEqual([401, 'unauthorized']);
    const read = await ask('/subscriptions/victim', { method: 'GET', authorization: `Subscriber ${shown.token}` });
    expect(Subscribed.parse(await read.json()).follows).toHaveLength(1);
  });

  test('a program with a key of scope alerts may act for all users, others may not', async () => {
    await created({ user_id: 'customer', match_id: 'm' });
    const make = async (scope: string) => {
      const body = { name: 'app', scopes: [scope] };
      const response = await ask('/v1/keys', { body, authorization: `Bearer ${ADMIN_KEY}` });
      return `Bearer ${CreatedKey.parse(await response.json()).key}`;
    };
    const [trusted, reader] = [await make('alerts'), await make('read')];
    const read = (authorization: string) => ask('/subscriptions/customer', { method: 'GET', authorization });
    expect((await read(trusted)).status).toBe(200);
    expect(await code(await read(reader))).toEqual([401, 'not-your-user']);
  });

  test.each([
    [{ user_id: 'x', match_id: 'a', team: 'Kent', sport: 'cricket' }, 'invalid'],
    [{ user_id: 'x', team: 'Kent' }, 'invalid'],
    [{ user_id: '../x', match_id: 'a' }, 'invalid'],
    [{ user_id: 'x', match_id: 'a', notify: ['everything'] }, 'invalid'],
    [{ user_id: 'x', quiet_hours: { from: '22:00', to: '7:00', time_zone: 'UTC' } }, 'invalid'],
    [{ user_id: 'x', quiet_hours: { from: '22:00', to: '07:00', time_zone: 'Mars/Base' } }, 'invalid'],
    [{ user_id: 'x', push: { endpoint: 'https://push.example.com/1', keys: { ...keys, auth: 'short' } } }, 'invalid'],
    [{ user_id: 'x', push: { endpoint: 'https://169.254.169.254/latest', keys } }, 'bad-endpoint'],
    [{ user_id: 'x', push: { endpoint: 'http://push.example.com/1', keys } }, 'bad-endpoint'],
  ])('refuses %j', async (body, expected) => {
    expect(await code(await ask('/subscribe', { body }))).toEqual([400, expected]);
    expect(await code(await ask('/subscriptions/x', { method: 'GET' }))).toEqual([401, 'not-your-user']);
  });

  test('has bounds: follows, devices, requests; and no FCM where none is set up', async () => {
    const { authorization } = await created({ user_id: 'eager' });
    const send = (body: JsonObject) => ask('/subscribe', { body: { user_id: 'eager', ...body }, authorization });
    for (let i = 0; i < 10; i++) expect((await send({ push: browser() })).status).toBe(200);
    expect(await code(await send({ push: browser() }))).toEqual([409, 'too-many-devices']);
    for (let i = 0; i < 200; i++) expect((await send({ match_id: `m${i}` })).status).toBe(200);
    expect(await code(await send({ match_id: 'm200' }))).toEqual([409, 'too-many-follows']);
    expect((await send({ match_id: 'm199', notify: ['goal'] })).status).toBe(200);
    expect(await code(await send({ push: { fcm_token: 'a'.repeat(32) } }))).toEqual([422, 'no-fcm']);
    const statuses = [];
    for (let i = 0; i < 61; i++) {
      const response = await fetch(`${relay.url}/subscriptions/x`, { headers: { 'x-forwarded-for': '203.0.113.77' } });
      statuses.push(response.status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect(statuses.filter((status) => status === 401)).toHaveLength(60);
  });

  test('a device belongs to whoever named it last', async () => {
    const push = browser();
    const first = await created({ user_id: 'seller', push });
    await created({ user_id: 'buyer', push });
    const read = await ask('/subscriptions/seller', { method: 'GET', authorization: first.authorization });
    expect(Subscribed.parse(await read.json()).devices).toBe(0);
  });
});

describe('DELETE /subscribe', () => {
  test('ends one thing, a device, or everything', async () => {
    const push = browser();
    const { authorization } = await created({ user_id: 'leaver', sport: 'football', team: 'Kaveri Rovers', push });
    const drop = (body: JsonObject) =>
      ask('/subscribe', { method: 'DELETE', body: { user_id: 'leaver', ...body }, authorization });
    const left = async (response: Response) => Subscribed.parse(await response.json());
    await ask('/subscribe', { body: { user_id: 'leaver', match_id: 'm1' }, authorization });
    expect((await left(await drop({ sport: 'football', team: 'KAVERI  rovers' }))).follows).toMatchObject([
      { match_id: 'm1' },
    ]);
    expect((await left(await drop({ push: { endpoint: push.endpoint } }))).devices).toBe(0);
    expect((await drop({})).status).toBe(204);
    expect(await code(await drop({}))).toEqual([401, 'not-your-user']);
    // The name is free again.
    await created({ user_id: 'leaver' });
  });
});

test('endpoints lead to https on the internet', () => {
  const bad = [
    'http://a.example/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://10.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://localhost/',
    'https://u:p@a.example/',
    'ftp://a.example/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/',
    'nonsense',
  ];
  for (const endpoint of bad) expect(badEndpoint(endpoint, false)?.code, endpoint).toBe('bad-endpoint');
  for (const endpoint of ['https://fcm.googleapis.com/fcm/send/x', 'https://8.8.8.8/x'])
    expect(badEndpoint(endpoint, false)).toBeNull();
  expect(badEndpoint('http://127.0.0.1:9/', true)).toBeNull();
  expect(badEndpoint('http://169.254.169.254/', true)?.code).toBe('bad-endpoint');
});
