import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NewWebhook } from '#shared/wire/webhooks.ts';
import type { Database } from '../store/database.ts';
import { testDatabase } from '../testing/postgres.ts';
import { wants } from './hook.ts';
import { HookStore } from './hook-store.ts';
import { Hooks } from './hooks.ts';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
const openHooks = () => Hooks.open(new HookStore(database.pool), pino({ level: 'silent' }));

describe('the webhooks of a relay', () => {
  test('are disabled after five days without an answer, and not before; one success begins anew', async () => {
    const hooks = await openHooks();
    const { id } = await hooks.create('key_a', NewWebhook.parse({ url: 'https://x.example/' }));
    const now = () => hooks.get(id) ?? expect.unreachable();
    const failedFor = async (days: number) => {
      await database.pool.query('update webhooks set failing_since = $1', [Date.now() - days * 24 * 3_600_000]);
      await hooks.change(now(), { description: 'read again' });
      await database.pool.query('update webhooks set failing_since = $1', [Date.now() - days * 24 * 3_600_000]);
    };
    await hooks.fails(now(), 'it answered 500');
    expect(now()).toMatchObject({ state: 'active', failingSince: expect.any(Number) });
    await hooks.works(now());
    expect(now().failingSince).toBeNull();
    await failedFor(4.9);
    await hooks.fails({ ...now(), failingSince: null }, 'it answered 500');
    expect(now().state).toBe('active');
    await failedFor(5.1);
    await hooks.fails({ ...now(), failingSince: null }, 'it answered 500');
    expect(now()).toMatchObject({ state: 'disabled', reason: expect.stringContaining('it answered 500') });
    await hooks.change(now(), { state: 'active' });
    expect(now()).toMatchObject({ state: 'active', reason: null, failingSince: null });
    hooks.close();
  });

  test('are bounded for each key, and known to other relays within seconds', async () => {
    const [hooks, other] = [await openHooks(), await openHooks()];
    const wanted = NewWebhook.parse({ url: 'https://x.example/' });
    for (let i = 0; i < 50; i++) await hooks.create('key_b', wanted);
    await expect(hooks.create('key_b', wanted)).rejects.toThrow('at most 50');
    const made = await hooks.create('key_c', wanted);
    await expect.poll(() => other.get(made.id), { timeout: 8000 }).toEqual(made);
    hooks.close();
    other.close();
  });

  test('want what every list of theirs names, and corrections of it', async () => {
    const hooks = await openHooks();
    const hook = await hooks.create(
      'key_d',
      NewWebhook.parse({ url: 'https://x.example/', sports: ['cricket'], types: ['cricket.*'], kinds: ['wicket'] }),
    );
    hooks.close();
    const ball = { match: 'm', sport: 'cricket', type: 'cricket.delivery', kind: 'wicket', corrects: false } as const;
    expect(wants(hook, ball)).toBe(true);
    expect(wants(hook, { ...ball, kind: 'play' })).toBe(false);
    expect(wants(hook, { ...ball, kind: undefined })).toBe(false);
    expect(wants(hook, { ...ball, type: 'match.ended' })).toBe(false);
    expect(wants(hook, { ...ball, type: 'cricketx.delivery' })).toBe(false);
    expect(wants(hook, { ...ball, sport: 'football' })).toBe(false);
    expect(wants(hook, { ...ball, type: 'correction.void', kind: 'note', corrects: true })).toBe(true);
    expect(wants({ ...hook, state: 'disabled' }, ball)).toBe(false);
    expect(wants({ ...hook, matches: ['other'] }, ball)).toBe(false);
  });
});
