import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CreatedKey, KeyList, type NewKey } from '#shared/wire/keys.ts';
import { ADMIN_KEY, FEED_KEY, type TestRelay, testRelay } from '../testing/relay.ts';

let relay: TestRelay;
beforeAll(async () => {
  relay = await testRelay();
});
afterAll(() => relay.close());

const ask = (path: string, key?: string, init: RequestInit = {}, headers: Record<string, string> = {}) =>
  fetch(relay.url + path, {
    ...init,
    headers: {
      ...(init.body != null && { 'content-type': 'application/json' }),
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...headers,
    },
  });
async function make(key: Partial<NewKey>): Promise<CreatedKey> {
  const body = JSON.stringify({ name: 'Kent app', scopes: ['read'], ...key });
  const response = await ask('/v1/keys', ADMIN_KEY, { method: 'POST', body });
  expect(response.status).toBe(201);
  return CreatedKey.parse(await response.json());
}
const list = async () => KeyList.parse(await (await ask('/v1/keys', ADMIN_KEY)).json()).keys;
const codeOf = async (response: Response) => [response.status, Object(await response.json()).code];

describe('API keys', () => {
  test('are shown once, kept as a hash, and listed without it', async () => {
    const made = await make({ name: ' Kent app ', scopes: ['read', 'feed', 'read'] });
    expect(made.key).toMatch(/^sw_[A-Za-z0-9_-]{43}$/);
    expect(made).toMatchObject({ name: 'Kent app', scopes: ['read', 'feed'], perMinute: 6000, lastUsedAt: null });
    const text = JSON.stringify(await list());
    expect(text).toContain(made.id);
    expect(text).not.toContain(made.key);
    expect((await make({})).key).not.toBe(made.key);
  });

  test('open what their scope says, and nothing more', async () => {
    const reader = await make({ scopes: ['read'] });
    const feeder = await make({ scopes: ['feed'] });
    const update = { method: 'POST', body: JSON.stringify({ match_id: 'none', score: {} }) };
    expect((await ask('/v1/matches', reader.key)).status).toBe(200);
    const denied = await ask('/v1/update', reader.key, update);
    expect(denied.headers.get('www-authenticate')).toBe('Bearer error="insufficient_scope"');
    expect(await codeOf(denied)).toEqual([403, 'forbidden']);
    expect(await codeOf(await ask('/update', reader.key, update))).toEqual([403, 'forbidden']);
    for (const key of [feeder.key, FEED_KEY, ADMIN_KEY]) {
      expect(await codeOf(await ask('/v1/update', key, update))).toEqual([404, 'no-match']);
    }
    expect(await codeOf(await ask('/v1/update', undefined, update))).toEqual([401, 'unauthorized']);
    for (const key of [reader.key, feeder.key, FEED_KEY]) {
      expect(await codeOf(await ask('/v1/keys', key))).toEqual([403, 'forbidden']);
    }
    // Prometheus and the like bring credentials of other kinds; they are nothing to us.
    expect((await ask('/v1/matches', undefined, {}, { authorization: 'Basic eDp5' })).status).toBe(200);
  });

  test('that do not hold are refused also where anybody may read', async () => {
    for (const key of ['x', `sw_${'a'.repeat(43)}`, `${ADMIN_KEY}x`, FEED_KEY.slice(1)]) {
      const response = await ask('/v1/matches', key);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await codeOf(response), key).toEqual([401, 'unauthorized']);
    }
  });

  test('end with their revocation, at once', async () => {
    const made = await make({ scopes: ['read'] });
    expect((await ask('/v1/matches', made.key)).status).toBe(200);
    await expect.poll(async () => (await list()).find(({ id }) => id === made.id)?.lastUsedAt).toBeGreaterThan(0);
    const revoke = () => ask(`/v1/keys/${made.id}`, ADMIN_KEY, { method: 'DELETE' });
    const { revokedAt } = Object(await (await revoke()).json());
    expect(revokedAt).toBeGreaterThan(0);
    expect(await codeOf(await ask('/v1/matches', made.key))).toEqual([401, 'unauthorized']);
    expect(Object(await (await revoke()).json()).revokedAt).toBe(revokedAt);
    const other = await ask(`/v1/keys/key_${'0'.repeat(16)}`, ADMIN_KEY, { method: 'DELETE' });
    expect(await codeOf(other)).toEqual([404, 'no-key']);
  });

  test('are made, listed and revoked from the command line', async () => {
    const keys = async (...args: string[]) => {
      const { stdout } = await promisify(execFile)(process.execPath, [join('scripts', 'keys.ts'), ...args], {
        env: { PATH: process.env.PATH, RELAY_URL: relay.url, ADMIN_KEY },
      });
      return stdout.trim();
    };
    const made = CreatedKey.parse(JSON.parse(await keys('create', '--name', 'Sur', '--scopes', 'webhooks,alerts')));
    expect(made.scopes).toEqual(['webhooks', 'alerts']);
    expect(await keys('list')).toContain(made.id);
    expect(JSON.parse(await keys('revoke', made.id)).revokedAt).toBeGreaterThan(0);
    await expect(keys('create', '--name', 'x', '--scopes', 'everything')).rejects.toThrow('scopes');
    await expect(keys('revoke', 'key_nothing')).rejects.toThrow('params.id');
  });
});

describe('rate limits', () => {
  test('count each key for itself, and say what is left', async () => {
    const made = await make({ perMinute: 2 });
    const left = [];
    for (let i = 0; i < 3; i++) {
      const response = await ask('/v1/matches', made.key);
      expect(response.headers.get('ratelimit-policy')).toBe('"key";q=2;w=60');
      left.push([response.status, response.headers.get('ratelimit')?.replace(/t=\d+/, 't')]);
      if (response.status !== 429) continue;
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(50);
      expect(response.headers.get('access-control-expose-headers')).toContain('retry-after');
      expect(await codeOf(response)).toEqual([429, 'rate-limited']);
    }
    expect(left).toEqual([
      [200, '"key";r=1;t'],
      [200, '"key";r=0;t'],
      [429, '"key";r=0;t'],
    ]);
    expect((await ask('/v1/matches', (await make({})).key)).status).toBe(200);
  });

  test('count those without a key by their address, an IPv6 subscriber by its /64', async () => {
    const from = async (address: string, path = '/v1/matches', key?: string) => {
      const response = await ask(path, key, {}, { 'x-forwarded-for': address });
      return Number(/"address";r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1]);
    };
    const first = await from('2001:db8:1:2::1');
    expect(first).toBeGreaterThan(1000);
    expect(await from('2001:db8:1:2:3:4:5:6', '/matches/live')).toBe(first - 1);
    expect(await from('2001:db8:1:3::1')).toBe(first);
    expect(await from('203.0.113.9')).toBe(first);
    expect(await from('::ffff:203.0.113.9')).toBe(first - 1);
    // Guessing keys is not free either.
    expect(await from('203.0.113.9', '/v1/matches', `sw_${'b'.repeat(43)}`)).toBe(first - 2);
    for (const odd of ['unknown', 'fe80::1%eth0', `${'x'.repeat(2000)}`, '1.2.3.4:80']) {
      expect(await from(odd), odd).toBe(first);
    }
    // Our own machine and network: who stands behind a proxy there is not said.
    expect(await from('192.168.1.7')).toBeNaN();
  });

  test('end with 429, and are over when the minute is', async () => {
    const head = { method: 'HEAD' };
    const ask429 = () => ask('/v1/schema/event.json', undefined, head, { 'x-forwarded-for': '198.51.100.7' });
    const statuses = new Map<number, number>();
    for (let i = 0; i < 61; i++) {
      const some = await Promise.all(Array.from({ length: 20 }, ask429));
      for (const { status } of some) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(Object.fromEntries(statuses)).toEqual({ 200: 1200, 429: 20 });
  });
});
