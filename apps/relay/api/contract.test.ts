import { rmSync } from 'node:fs';
import pg from 'pg';
import { pino } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { CreatedKey, type Scope } from '#shared/wire/keys.ts';
import { startRelay } from '../relay.ts';
import { EmbeddedPostgres } from '../store/embedded.ts';
import { ConsoleLink } from '../testing/console.ts';
import { type Answer, Contract, type Offer, ask as request } from '../testing/contract.ts';
import { draft, Scoring, setup } from '../testing/cricket-log.ts';
import { openFolder } from '../testing/postgres.ts';
import { ADMIN_KEY, testConfig } from '../testing/relay.ts';

const silent = pino({ level: 'silent' });
const folder = openFolder();
let database: EmbeddedPostgres;
let relay: { url: string; close(): Promise<void> };
let edge: typeof relay;
let contract: Contract;
const breaches: string[] = [];
let reader: CreatedKey;

/** What is to be put into the document's paths and bodies so that all goes well. */
const known = { match: 'final', hook: '', key: '', delivery: '' };

beforeAll(async () => {
  database = await EmbeddedPostgres.open(folder, silent);
  const { host, user, password, database: name } = database.address;
  const url = `postgres://${user}:${encodeURIComponent(password)}@localhost/${name}?host=${encodeURIComponent(host)}`;
  relay = await startRelay(testConfig(folder, { DATABASE_URL: url }), silent);
  const vapid = { VAPID_PRIVATE_KEY: `${'A'.repeat(42)}E` };
  edge = await startRelay(testConfig(folder, { DATABASE_URL: url, ROLE: 'edge', ...vapid }), silent);
  contract = await Contract.of(relay.url);
  const link = await ConsoleLink.connect(relay.url.replace('http', 'ws'), 'console');
  const scoring = new Scoring(known.match).begin().balls(30);
  scoring.add('correction.void', { target: scoring.log[7]?.id });
  await link.store(scoring.log);
  link.close();
}, 60_000);
afterAll(async () => {
  await Promise.all([relay.close(), edge.close()]);
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

interface Ask {
  readonly path?: string;
  readonly query?: string;
  readonly body?: string | object;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly at?: typeof relay;
}

/** One request by the document; what is not as it says is a breach. */
async function ask(
  name: string,
  { path, query, body, key = ADMIN_KEY, headers, at = relay }: Ask = {},
): Promise<Answer> {
  const offer = contract.offers.find((one) => one.name === name);
  if (offer === undefined) throw new Error(`${name} is not in the document`);
  const answer = await request(at.url + (path ?? filled(offer)) + (query ?? QUERIES[name] ?? ''), {
    method: offer.method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const breach = contract.breach(offer, answer);
  if (breach !== null) breaches.push(breach);
  return answer;
}

function filled({ path }: Offer): string {
  if (path.includes('/webhooks/')) return path.replace('{id}', known.hook);
  const values = { '{user}': 'user', '{code}': 'no-match', '{format}': 'scorewire' };
  const id = path.includes('/keys/') ? known.key : known.match;
  return Object.entries(values).reduce((text, [name, value]) => text.replace(name, value), path.replace('{id}', id));
}

async function makeKey(scopes: Scope[], perMinute = 6000): Promise<CreatedKey> {
  const made = await ask('POST /v1/keys', { body: { name: 'contract', scopes, perMinute } });
  return CreatedKey.parse(JSON.parse(made.text));
}

const created = () => draft('match.created', { sport: 'cricket', setup });
const score = { team: 'Kent', runs: 10, wickets: 1, overs: '2.0' };
const WithId = z.object({ id: z.string() });
const webhook = { url: 'https://hooks.invalid/score' };
const user = { user_id: 'user' };

const QUERIES: Readonly<Record<string, string>> = { 'GET /v1/stream': '?match=final' };

/** Bodies with which the operation does what it is there for. */
const bodies: Readonly<Record<string, () => object>> = {
  'POST /v1/matches/{id}/events': created,
  'POST /v1/update': () => ({ match_id: 'fed', score }),
  'POST /v1/keys': () => ({ name: 'contract', scopes: ['read'] }),
  'POST /v1/subscribe': () => ({ ...user, match_id: known.match }),
  'DELETE /v1/subscribe': () => ({ ...user, match_id: known.match }),
  'POST /v1/webhooks': () => webhook,
  'PATCH /v1/webhooks/{id}': () => ({ description: 'changed' }),
  'POST /v1/webhooks/{id}/replay': () => ({ match: known.match, from: 1, to: 3 }),
};

describe('the API keeps what its document promises', () => {
  test('where all is well', async () => {
    known.key = (await makeKey(['read'])).id;
    known.hook = WithId.parse(JSON.parse((await ask('POST /v1/webhooks', { body: webhook })).text)).id;
    const fed = { path: '/v1/matches/fed/events' };
    const innings = { batting: 'ken', striker: 'ken1', nonStriker: 'ken2', bowler: 'sur1' };
    await ask('POST /v1/matches/{id}/events', { ...fed, body: [created(), draft('cricket.innings', innings)] });
    expect((await ask('POST /v1/subscribe', { body: { ...user, match_id: known.match } })).status).toBe(201);
    for (const { name } of contract.offers) {
      if (name.startsWith('DELETE') || name === 'POST /v1/matches/{id}/events') continue;
      const body = bodies[name]?.();
      const response = await ask(name, body === undefined ? {} : { body });
      expect(response.status, `${name} ${response.text}`).toBeLessThan(300);
      if (!response.headers.has('etag')) continue;
      // What a list shows follows the log a moment later.
      const again = async () => {
        const etag = (await ask(name)).headers.get('etag') ?? '';
        return (await ask(name, { headers: { 'if-none-match': etag } })).status;
      };
      await expect.poll(again, { message: name }).toBe(304);
    }
    for (const format of ['csv', 'html', 'cricsheet']) {
      await ask('GET /v1/matches/{id}/export/{format}', { path: `/v1/matches/final/export/${format}` });
    }
    expect((await ask('DELETE /v1/subscribe', { body: { ...user, match_id: known.match } })).status).toBe(200);
    expect((await ask('DELETE /v1/subscribe', { body: user })).status).toBe(204);
    expect((await ask('DELETE /v1/keys/{id}')).status).toBe(200);
    expect((await ask('DELETE /v1/webhooks/{id}')).status).toBe(204);
    expect(breaches.splice(0)).toEqual([]);
  });

  test('where the request is wrong', async () => {
    for (const offer of contract.offers) {
      const { name, path } = offer;
      if (path.includes('{id}')) {
        const nobody = path.includes('webhooks') ? `wh_${'0'.repeat(24)}` : `key_${'0'.repeat(16)}`;
        const id = path.includes('/matches/') ? 'nowhere' : nobody;
        const body = bodies[name]?.();
        if (offer.method !== 'POST' || path.includes('webhooks')) {
          await ask(name, { path: filled({ ...offer, path: path.replace('{id}', id) }), ...(body && { body }) });
        }
        await ask(name, { path: filled({ ...offer, path: path.replace('{id}', 'a%20b') }), ...(body && { body }) });
      }
      if (offer.method === 'GET') continue;
      if (offer.requestBody !== undefined) await ask(name, { body: { nothing: 1 } });
      await ask(name, { body: '{' });
      await ask(name, { body: JSON.stringify('x'.repeat(2 ** 20)) });
      await ask(name, { body: 'x', headers: { 'content-type': 'text/plain' } });
    }
    await ask('GET /v1/matches', { query: '?limit=0' });
    await ask('GET /v1/stream', { query: '?match=a%20b' });
    await ask('GET /v1/matches/live', { query: '?cursor=x' });
    await ask('GET /v1/matches/{id}/commentary', { query: `?before=${uuidv7()}` });
    await ask('GET /v1/matches/{id}/export/{format}', { path: '/v1/matches/final/export/pdf' });
    await ask('GET /v1/problems/{code}', { path: '/v1/problems/nothing' });
    await ask('GET /v1/problems/{code}', { path: `/v1/problems/${'x'.repeat(80)}` });
    await ask('GET /v1/subscriptions/{user}', { path: '/v1/subscriptions/a%20b' });
    await ask('POST /v1/matches/{id}/events', { body: created() });
    await ask('POST /v1/update', { body: { match_id: known.match, score } });
    await ask('POST /v1/update', { body: { match_id: 'nowhere', score } });
    await ask('POST /v1/update', { body: { match_id: 'fed', score: { colour: 'red' } } });
    const fcm = { fcm_token: 'x'.repeat(40) };
    await ask('POST /v1/subscribe', { body: { ...user, match_id: known.match, push: fcm } });
    expect(breaches.splice(0)).toEqual([]);
  });

  test('where another replica is the one to ask', async () => {
    for (const name of ['POST /v1/matches/{id}/events', 'POST /v1/update']) {
      const body = bodies[name]?.();
      expect((await ask(name, { ...(body && { body }), at: edge })).status, name).toBe(421);
    }
    expect(breaches.splice(0)).toEqual([]);
  });

  test('where it is too much', async () => {
    const { key } = await makeKey(['webhooks']);
    reader = await makeKey(['read']);
    for (let i = 0; i <= 50; i++) await ask('POST /v1/webhooks', { body: webhook, key });
    for (let i = 0; i <= 200; i++) await ask('POST /v1/subscribe', { body: { ...user, match_id: `m${i}` } });
    const once = await makeKey(['admin'], 1);
    const pool = new pg.Pool(database.address);
    await pool.query(
      `insert into api_keys (id, name, hash, scopes, per_minute, created_at)
       select 'key_' || n, '', sha256(n::text::bytea), '{}', 1, 0 from generate_series(1, 10000) n`,
    );
    await pool.end();
    expect((await ask('POST /v1/keys', { body: { name: 'x', scopes: ['read'] } })).status).toBe(409);
    await ask('GET /v1/matches', { key: once.key });
    for (const { name } of contract.offers) expect((await ask(name, { key: once.key })).status, name).toBe(429);
    expect(breaches.splice(0)).toEqual([]);
  });

  test('where the caller may not, or is not known', async () => {
    for (const { name, security } of contract.offers) {
      expect((await ask(name, { key: 'nobody' })).status, name).toBe(401);
      if (security !== undefined) expect((await ask(name, { key: reader.key })).status, name).toBe(403);
    }
    expect(breaches.splice(0)).toEqual([]);
  });

  test('where the database is away; and then nothing promised is left untried', async () => {
    await database.close();
    for (const { name } of contract.offers) {
      const stranger = `sw_${crypto.randomUUID().replaceAll('-', '').padEnd(43, 'x')}`;
      expect((await ask(name, { key: stranger })).status, name).toBe(503);
    }
    expect(breaches.splice(0)).toEqual([]);
    expect(contract.promises.filter((promise) => !contract.seen.has(promise))).toEqual([]);
  }, 60_000);
});
