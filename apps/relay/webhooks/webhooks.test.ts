import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CreatedKey } from '#shared/wire/keys.ts';
import {
  CreatedWebhook,
  type NewWebhook,
  Webhook,
  WebhookDeliveries,
  type WebhookDelivery,
  WebhookList,
} from '#shared/wire/webhooks.ts';
import { ConsoleLink } from '../testing/console.ts';
import { Scoring } from '../testing/cricket-log.ts';
import { openFolder } from '../testing/postgres.ts';
import { RelayProcess } from '../testing/process.ts';
import { ADMIN_KEY } from '../testing/relay.ts';
import { Receiver, verify } from './testing.ts';

const folder = openFolder();
const start = () =>
  RelayProcess.start({ env: { DATA_DIR: folder, ADMIN_KEY, WEBHOOK_NETWORKS: 'private', LOG_LEVEL: 'warn' } });
let relay: RelayProcess;
let link: ConsoleLink;
let key: string;

const ask = async (method: string, path: string, body?: unknown, as = key): Promise<Response> =>
  fetch(`${relay.url}/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${as}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const newKey = async () => {
  const made = await ask('POST', '/keys', { name: 'hooks', scopes: ['webhooks'] }, ADMIN_KEY);
  return CreatedKey.parse(await made.json()).key;
};
const create = async (wanted: Partial<NewWebhook> & { url: string }): Promise<CreatedWebhook> => {
  const response = await ask('POST', '/webhooks', wanted);
  expect(response.status).toBe(201);
  return CreatedWebhook.parse(await response.json());
};
const deliveries = async (id: string, query = ''): Promise<WebhookDelivery[]> =>
  WebhookDeliveries.parse(await (await ask('GET', `/webhooks/${id}/deliveries${query}`)).json()).deliveries;
const show = async (id: string) => Webhook.parse(await (await ask('GET', `/webhooks/${id}`)).json());
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const patience = { timeout: 25_000, interval: 50 };

const open: Receiver[] = [];
const receiver = async () => {
  const made = await new Receiver().open();
  open.push(made);
  return made;
};

beforeAll(async () => {
  relay = await start();
  link = await ConsoleLink.connect(relay.ws, 'console');
  key = await newKey();
}, 60_000);
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
afterAll(async () => {
  await relay.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

describe('webhooks', () => {
  test('are made, shown without their secret, changed and ended by the key that made them, and by no other', async () => {
    const made = await create({ url: 'http://127.0.0.1:1/x#part', description: ' Kent ', sports: ['cricket'] });
    expect(made).toMatchObject({ url: 'http://127.0.0.1:1/x', description: 'Kent', state: 'active', reason: null });
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    const list = await (await ask('GET', '/webhooks')).text();
    expect(WebhookList.parse(JSON.parse(list)).webhooks.map(({ id }) => id)).toContain(made.id);
    expect(list).not.toContain('secret');
    expect(list).not.toContain(made.secret);
    const other = await newKey();
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['PATCH', '', { state: 'disabled' }],
      ['DELETE', '', undefined],
      ['POST', '/rotate', undefined],
      ['POST', '/test', undefined],
      ['GET', '/deliveries', undefined],
      ['POST', '/replay', { match: 'm', from: 1, to: 2 }],
    ] as const) {
      expect((await ask(method, `/webhooks/${made.id}${path}`, body, other)).status, `${method} ${path}`).toBe(404);
    }
    expect((await ask('GET', `/webhooks/${made.id}`, undefined, ADMIN_KEY)).status).toBe(200);
    expect((await fetch(`${relay.url}/v1/webhooks`)).status).toBe(401);
    for (const wrong of [
      {},
      { url: 'ftp://x.example' },
      { url: 'http://user:pw@x.example/' },
      { url: 'https://x.example', types: ['cricket'] },
      { url: 'https://x.example', matches: ['a b'] },
      { url: 'https://x.example', secret: 'mine' },
    ]) {
      expect((await ask('POST', '/webhooks', wrong)).status, JSON.stringify(wrong)).toBe(400);
    }
    const changed = await ask('PATCH', `/webhooks/${made.id}`, { state: 'disabled', kinds: ['wicket'] });
    expect(await changed.json()).toMatchObject({ state: 'disabled', kinds: ['wicket'], sports: ['cricket'] });
    expect((await ask('DELETE', `/webhooks/${made.id}`)).status).toBe(204);
    expect((await ask('GET', `/webhooks/${made.id}`)).status).toBe(404);
  });

  test('are told each event once, signed, with the score; corrections as such; and a ping', async () => {
    const target = await receiver();
    const filtered = await receiver();
    const made = await create({ url: target.url, matches: ['told'] });
    await create({ url: filtered.url, matches: ['told'], types: ['match.*'] });
    const scoring = new Scoring('told').begin().balls(20);
    await link.store(scoring.log);
    await expect.poll(() => target.received.length, patience).toBe(23);
    const [, , , , ball] = scoring.log;
    scoring.add('correction.void', { target: ball?.id, reason: 'a no-ball' });
    await link.store(scoring.log.slice(-1));
    await expect.poll(() => target.seqs('told').toSorted((a, b) => a - b), patience).toEqual(range(1, 24));
    for (const one of target.received) verify(made.secret, one);
    expect(() => verify(`whsec_${'A'.repeat(32)}`, target.received[0] ?? fail())).toThrow();
    const events = new Map(
      target.received.flatMap(({ id, message }) =>
        message.type === 'ping' ? [] : [[message.data.seq, { id, message }]],
      ),
    );
    for (const event of scoring.log) {
      const { id, message } = events.get(event.seq) ?? fail();
      expect(message.data).toMatchObject({ match: 'told', event });
      expect(id).toBe(`msg_${event.id}`);
    }
    const correction = events.get(24)?.message;
    expect(correction).toMatchObject({
      type: 'match.correction',
      data: {
        event: { type: 'correction.void', data: { target: ball?.id } },
        corrects: true,
        current: { seq: 24, scoreboard: { match: 'told' } },
      },
    });
    expect(events.get(5)?.message.type).toBe('match.event');
    await expect.poll(() => filtered.seqs('told').toSorted((a, b) => a - b), patience).toEqual([1, 24]);

    const rotated = CreatedWebhook.parse(await (await ask('POST', `/webhooks/${made.id}/rotate`)).json());
    expect(rotated.secret).not.toBe(made.secret);
    expect((await ask('POST', `/webhooks/${made.id}/test`)).status).toBe(202);
    await expect.poll(() => target.received.at(-1)?.message.type, patience).toBe('ping');
    const ping = target.received.at(-1) ?? fail();
    verify(made.secret, ping);
    verify(rotated.secret, ping);
  });

  test('that fail, break off, hang or flap are tried again later, and hold up no other', async () => {
    const [failing, hanging, healthy] = [await receiver(), await receiver(), await receiver()];
    const tried = new Map<string, number>();
    failing.behave = (response, { id }) => {
      const attempt = (tried.get(id) ?? 0) + 1;
      tried.set(id, attempt);
      if (attempt > 1) response.writeHead(200).end('ok');
      else if (tried.size === 1) response.destroy();
      else response.writeHead(500).end();
    };
    hanging.behave = () => undefined;
    const hooks = [
      await create({ url: failing.url, matches: ['flap'] }),
      await create({ url: hanging.url, matches: ['flap'] }),
      await create({ url: healthy.url, matches: ['flap'] }),
    ];
    const scoring = new Scoring('flap').begin();
    await link.store(scoring.log);
    await expect.poll(() => healthy.seqs('flap').length, { timeout: 3000 }).toBe(3);
    expect((await show(hooks[2]?.id ?? '')).failingSince).toBeNull();
    await expect.poll(async () => (await deliveries(hooks[0]?.id ?? '', '?state=delivered')).length, patience).toBe(3);
    const attempts = (await deliveries(hooks[0]?.id ?? '')).flatMap(({ attempts }) => attempts);
    expect(attempts.map(({ status }) => status)).toContain(500);
    expect(attempts.map(({ reason }) => reason).join()).toMatch(/socket hang up|ECONNRESET/);
    await expect.poll(async () => JSON.stringify(await deliveries(hooks[1]?.id ?? '')), patience).toContain('in time');
    expect(new Set(hanging.received.map(({ id }) => id)).size).toBe(3);
    for (const { id } of hooks) await ask('DELETE', `/webhooks/${id}`);
  });

  test('lose nothing when the receiver is away and the relay is killed meanwhile', async () => {
    const target = await receiver();
    const made = await create({ url: target.url, matches: ['killed'] });
    await target.close();
    const scoring = new Scoring('killed').begin().balls(10);
    await link.store(scoring.log);
    await expect.poll(async () => (await deliveries(made.id)).length, patience).toBe(13);
    const sending = link.store(scoring.balls(200).log.slice(13)).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await relay.end('SIGKILL');
    await sending;
    relay = await start();
    await target.open();
    link = await ConsoleLink.connect(relay.ws, 'console');
    await link.store(scoring.log);
    await expect
      .poll(() => [...new Set(target.seqs('killed'))].sort((a, b) => a - b).length, { timeout: 60_000 })
      .toBe(213);
    for (const one of target.received) verify(made.secret, one);
    // A repetition has the id of the first time.
    const ids = new Map<number, Set<string>>();
    for (const { id, message } of target.received) {
      if (message.type !== 'ping') ids.set(message.data.seq, (ids.get(message.data.seq) ?? new Set()).add(id));
    }
    expect([...ids.values()].every((set) => set.size === 1)).toBe(true);
    await ask('DELETE', `/webhooks/${made.id}`);
  }, 120_000);

  test('end with the key that made them, and the log says why', async () => {
    const target = await receiver();
    target.behave = (response) => response.writeHead(500).end();
    const made = CreatedKey.parse(
      await (await ask('POST', '/keys', { name: 'leaver', scopes: ['webhooks'] }, ADMIN_KEY)).json(),
    );
    const answer = await ask('POST', '/webhooks', { url: target.url, matches: ['revoked'] }, made.key);
    const { id } = CreatedWebhook.parse(await answer.json());
    await link.store(new Scoring('revoked').begin().log);
    await expect.poll(() => target.received.length, patience).toBeGreaterThanOrEqual(3);
    expect((await ask('DELETE', `/keys/${made.id}`, undefined, ADMIN_KEY)).status).toBe(200);
    const shown = Webhook.parse(await (await ask('GET', `/webhooks/${id}`, undefined, ADMIN_KEY)).json());
    expect(shown).toMatchObject({ state: 'disabled', reason: 'The API key that made it was revoked.' });
    // What waited for another try has none.
    const dead = async () =>
      WebhookDeliveries.parse(
        await (await ask('GET', `/webhooks/${id}/deliveries?state=dead`, undefined, ADMIN_KEY)).json(),
      ).deliveries.map(({ attempts }) => attempts.at(-1)?.reason);
    await expect
      .poll(dead, patience)
      .toEqual(Array.from({ length: 3 }, () => expect.stringContaining('The API key that made it was revoked.')));
    await ask('PATCH', `/webhooks/${id}`, { state: 'active' }, ADMIN_KEY);
    const again = Webhook.parse(await (await ask('GET', `/webhooks/${id}`, undefined, ADMIN_KEY)).json());
    expect(again.state).toBe('disabled');
  }, 60_000);

  test('410 ends them; what was missed is replayed, one or a part of the match; the log has pages', async () => {
    const target = await receiver();
    const made = await create({ url: target.url, matches: ['gone'] });
    target.behave = (response) => response.writeHead(410).end();
    const scoring = new Scoring('gone').begin();
    await link.store(scoring.log);
    await expect.poll(async () => (await show(made.id)).state, patience).toBe('disabled');
    expect((await show(made.id)).reason).toContain('410');
    await expect.poll(async () => (await deliveries(made.id, '?state=dead')).length, patience).toBe(3);
    await link.store(scoring.balls(5).log.slice(3));
    target.behave = (response) => response.writeHead(200).end();
    const before = target.received.length;
    await ask('PATCH', `/webhooks/${made.id}`, { state: 'active' });
    const [dead] = await deliveries(made.id, '?state=dead&limit=1');
    expect(await (await ask('POST', `/webhooks/${made.id}/replay`, { delivery: dead?.id })).json()).toEqual({
      enqueued: 1,
    });
    await expect
      .poll(() => target.received.slice(before, before + 1).map(({ id }) => id), patience)
      .toEqual([dead?.message]);
    const replay = await ask('POST', `/webhooks/${made.id}/replay`, { match: 'gone', from: 2, to: 7 });
    expect(await replay.json()).toEqual({ enqueued: 6 });
    await expect
      .poll(() => [...new Set(target.received.slice(before + 1).map(({ id }) => id))].sort(), patience)
      .toEqual(scoring.log.slice(1, 7).map(({ id }) => `msg_${id}`));
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: { deliveries: WebhookDelivery[]; next: string | null } = WebhookDeliveries.parse(
        await (await ask('GET', `/webhooks/${made.id}/deliveries?limit=2${query}`)).json(),
      );
      paged.push(...page.deliveries.map(({ id }) => id));
      cursor = page.next;
    }
    expect(paged).toEqual((await deliveries(made.id)).map(({ id }) => id));
    expect((await ask('POST', `/webhooks/${made.id}/replay`, { match: 'gone', from: 1, to: 9000 })).status).toBe(400);
    expect((await ask('POST', `/webhooks/${made.id}/replay`, { delivery: crypto.randomUUID() })).status).toBe(404);
    expect((await ask('GET', `/webhooks/${made.id}/deliveries?cursor=x`)).status).toBe(400);
  });
});

function fail(): never {
  throw new Error('it is not there');
}
