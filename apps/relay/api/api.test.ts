import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MatchFold } from '#shared/match/fold.ts';
import {
  ChartsView,
  CommentaryPage,
  EventsPage,
  MatchDetail,
  MatchList,
  ScorecardView,
  StatisticsView,
  SummaryView,
} from '#shared/wire/rest.ts';
import { ConsoleLink } from '../testing/console.ts';
import { Scoring } from '../testing/cricket-log.ts';
import { FEED_KEY, type TestRelay, testRelay } from '../testing/relay.ts';

let relay: TestRelay;
let link: ConsoleLink;
const scoring = new Scoring('api').begin().balls(100);
beforeAll(async () => {
  relay = await testRelay();
  link = await ConsoleLink.connect(relay.ws, 'console');
  scoring.add('note.added', { text: 'Rain is near.' });
  const wrong = scoring.log[50];
  const right = { ...wrong?.data, runs: { batter: 6 } };
  scoring.add('correction.amend', { target: wrong?.id, data: right });
  scoring.add('correction.void', { target: scoring.log[60]?.id });
  scoring.balls(20);
  await link.store(scoring.log);
});
afterAll(() => relay.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(relay.url + path, { headers });

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  return response.json();
}

describe('the API', () => {
  test('takes no notice of an offer of HTTP/2, as Java’s client makes with every request', async () => {
    const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': '' };
    const status = await new Promise((resolve) => {
      request(`${relay.url}/v1/matches`, { headers }, (response) => resolve(response.resume().statusCode)).end();
    });
    expect(status).toBe(200);
  });

  test('serves nothing from outside its pages, and calls that no fault of its own', async () => {
    const path = '/assets/%2e%2e/%2e%2e/package.json';
    const status = await new Promise((resolve) => {
      request(relay.url, { path }, (response) => resolve(response.resume().statusCode)).end();
    });
    expect(status).toBe(404);
  });

  test('shows a match in every form, under /v1 and the short address alike', async () => {
    const schemas = {
      '': MatchDetail,
      '/scorecard': ScorecardView,
      '/statistics': StatisticsView,
      '/charts': ChartsView,
      '/summary': SummaryView,
      '/commentary': CommentaryPage,
      '/events': EventsPage,
    };
    for (const [path, schema] of Object.entries(schemas)) {
      const [long, short] = await Promise.all([get(`/v1/matches/api${path}`), get(`/matches/api${path}`)]);
      expect(long.headers.get('content-type')).toBe('application/json; charset=utf-8');
      const body = await long.text();
      expect(await short.text()).toBe(body);
      expect(schema.parse(JSON.parse(body)), path).toMatchObject({ match: 'api', term: 1, seq: scoring.head.seq });
    }
    const { state } = MatchFold.of(scoring.log);
    const card = ScorecardView.parse(await (await get('/v1/matches/api/scorecard')).json());
    expect(card.scorecard).toEqual(JSON.parse(JSON.stringify(state?.game.scorecard())));
    const detail = MatchDetail.parse(await (await get('/v1/matches/api')).json());
    expect(detail.head).toBe(scoring.head.hash);
  });

  test('an ETag saves what has not changed, and changes with the match', async () => {
    for (const path of ['', '/scorecard', '/commentary?limit=5', '/events?after=3', '/charts']) {
      const first = await get(`/v1/matches/api${path}`);
      const etag = first.headers.get('etag') ?? '';
      expect(etag).toMatch(/^W\/".+"$/);
      expect(first.headers.get('cache-control')).toBe('public, max-age=1, stale-while-revalidate=2, stale-if-error=60');
      for (const header of [etag, `"x", ${etag}`, '*', etag.slice(2)]) {
        const again = await get(`/v1/matches/api${path}`, { 'if-none-match': header });
        expect([again.status, await again.text()], header).toEqual([304, '']);
      }
      expect((await get(`/v1/matches/api${path}`, { 'if-none-match': '"other"' })).status).toBe(200);
    }
    const before = (await get('/v1/matches/api')).headers.get('etag') ?? '';
    await link.store(scoring.balls(1).log.slice(-1));
    const after = await get('/v1/matches/api', { 'if-none-match': before });
    expect(after.status).toBe(200);
    expect(after.headers.get('etag')).not.toBe(before);
    const list = async () => MatchList.parse(await (await get('/v1/matches/live')).json());
    await expect.poll(async () => (await list()).matches[0]?.seq).toBe(scoring.head.seq);
    const hindi = MatchList.parse(await (await get('/v1/matches/live?locale=hi')).json()).matches[0]?.scoreboard;
    expect(hindi?.phase).toMatch(/[\u0900-\u097f]/);
    expect(hindi?.sides.map(({ score }) => score)).toEqual(
      (await list()).matches[0]?.scoreboard.sides.map(({ score }) => score),
    );
    const tag = (await get('/v1/matches/live')).headers.get('etag') ?? '';
    expect((await get('/v1/matches/live', { 'if-none-match': tag })).status).toBe(304);
  });

  test('commentary pages lead back to the beginning, each entry once, corrected ones marked', async () => {
    const entries: { id: string; corrected?: boolean | undefined; text: string }[] = [];
    let path: string | null = '/v1/matches/api/commentary?limit=7';
    while (path !== null) {
      const page: CommentaryPage = CommentaryPage.parse(await (await get(path)).json());
      expect(page.entries.length).toBeLessThanOrEqual(7);
      entries.push(...page.entries);
      path = page.next === null ? null : `/v1/matches/api/commentary?limit=7&before=${page.next}`;
    }
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    const whole = CommentaryPage.parse(await (await get('/v1/matches/api/commentary?limit=200')).json());
    expect(entries).toEqual(whole.entries);
    const ids = entries.map(({ id }) => id);
    const order = scoring.log.map(({ id }) => id).filter((id) => ids.includes(id));
    expect(ids).toEqual(order.toReversed());
    expect(ids).not.toContain(scoring.log[60]?.id);
    expect(entries.filter(({ corrected }) => corrected).map(({ id }) => id)).toEqual([scoring.log[50]?.id]);
    expect(entries.map(({ text }) => text)).toContain('Rain is near.');
    const lost = await get(`/v1/matches/api/commentary?before=${crypto.randomUUID().replace(/^(.{14})./, '$17')}`);
    expect(lost.status).toBe(400);
    expect(await problemOf(lost)).toMatchObject({ code: 'no-cursor' });
  });

  test('the log comes in pages, exactly as it was written', async () => {
    const page = EventsPage.parse(await (await get('/v1/matches/api/events?after=10&limit=5')).json());
    expect(page.events).toEqual(scoring.log.slice(10, 15));
    expect(page.more).toBe(true);
    const end = EventsPage.parse(await (await get(`/v1/matches/api/events?after=${scoring.head.seq - 1}`)).json());
    expect([end.events.length, end.more]).toEqual([1, false]);
  });

  test('lists matches a page at a time, newest first, by sport and status', async () => {
    for (let i = 0; i < 7; i++) {
      const other = new Scoring(`list-${i}`).begin();
      if (i % 2 === 0) other.balls(2);
      if (i === 4) other.add('match.ended', {});
      await link.store(other.log);
    }
    const all = ['list-6', 'list-5', 'list-4', 'list-3', 'list-2', 'list-1', 'list-0', 'api'];
    const names = async (path: string) =>
      MatchList.parse(await (await get(path)).json()).matches.map(({ match_id }) => match_id);
    await expect.poll(() => names('/v1/matches')).toEqual(all);
    expect(await names('/matches/live')).toEqual(expect.arrayContaining(['list-6', 'list-2', 'list-0', 'api']));
    expect(await names('/matches/live')).not.toContain('list-4');
    expect(await names('/v1/matches?status=ended')).toEqual(['list-4']);
    expect(await names('/v1/matches?sport=football')).toEqual([]);
    for (const query of [
      'team=KENT',
      'q=sur%20Ken',
      'from=2020-01-01',
      'to=2999-12-31T00:00:00Z',
      'team=Surrey&q=kent',
    ]) {
      expect(await names(`/v1/matches?${query}`), query).toEqual(all);
    }
    const today = new Date().toISOString().slice(0, 10);
    expect(await names(`/v1/matches?from=${today}&to=${today}`)).toEqual(all);
    for (const query of ['team=Ken', 'q=ent', 'q=kent%20essex', "q=');--%20", 'q=%22%5C%27', 'to=2020-01-01', 'q=!']) {
      expect(await names(`/v1/matches?${query}`), query).toEqual([]);
    }
    expect(await names('/v1/matches?q=केंट')).toEqual([]);
    for (const query of ['from=yesterday', 'to=2026-02-31', 'q=', `team=${'x'.repeat(101)}`, 'q=%00', 'team=a%00b']) {
      expect((await get(`/v1/matches?${query}`)).status, query).toBe(400);
    }
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: MatchList = MatchList.parse(await (await get(`/v1/matches?limit=3${query}`)).json());
      paged.push(...page.matches.map(({ match_id }) => match_id));
      cursor = page.next;
    }
    expect(paged).toEqual(all);
    expect((await get('/v1/matches?cursor=bogus')).status).toBe(400);
    // PostgreSQL takes no U+0000, which is no reason to call it unavailable.
    const withNul = Buffer.from('1 a\0b').toString('base64url');
    expect((await get(`/v1/matches?cursor=${withNul}`)).status).toBe(400);
    expect((await get('/v1/matches?sport=%00')).status).toBe(400);
  });

  test('every failure is a problem document', async () => {
    const cases: [string, number, string][] = [
      ['/v1/matches/nowhere', 404, 'no-match'],
      ['/v1/matches/nowhere/scorecard', 404, 'no-match'],
      ['/v1/nothing', 404, 'not-found'],
      ['/v1/matches/api/commentary?limit=0', 400, 'invalid'],
      ['/v1/matches/api/events?after=x', 400, 'invalid'],
      ['/v1/matches/a%20b', 400, 'invalid'],
      ['/v1/matches/%zz', 400, 'invalid'],
      ['/v1/matches?status=asleep', 400, 'invalid'],
      [`/v1/matches/${'x'.repeat(90)}`, 400, 'invalid'],
      [`/v1/matches/${'x'.repeat(300)}`, 404, 'not-found'],
    ];
    for (const [path, status, code] of cases) {
      const response = await get(path);
      expect(response.status, path).toBe(status);
      expect(await problemOf(response), path).toMatchObject({ type: `/v1/problems/${code}`, status, code });
    }
  });

  test('what is no request, or too large a one, is answered with a problem document, too', async () => {
    const answerTo = (text: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(Number(new URL(relay.url).port), '127.0.0.1', () => socket.write(text));
        let answer = '';
        socket.on('data', (data) => {
          answer += data;
        });
        socket.on('close', () => resolve(answer));
        socket.on('error', () => undefined);
      });
    for (const [text, status, code] of [
      ['HELLO\r\n\r\n', 400, 'invalid'],
      [`GET /v1/matches HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers-too-large'],
    ] as const) {
      const answer = await answerTo(text);
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(answer).toContain('Content-Type: application/problem+json');
      expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ status, code });
    }
    // `fetch` sends no TRACE.
    const traced = await answerTo('TRACE /v1/matches HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(traced).toMatch(/^HTTP\/1.1 405 [\s\S]*\r\nallow: GET, HEAD, OPTIONS\r\n/i);
    expect(traced).toContain('"code":"not-allowed"');
  });

  test('says which methods an address takes, and explains every problem', async () => {
    for (const [path, allow] of [
      ['/v1/matches', 'GET, HEAD, OPTIONS'],
      ['/matches/live', 'GET, HEAD, OPTIONS'],
      ['/v1/matches/api/events', 'GET, HEAD, POST, OPTIONS'],
      ['/v1/update', 'POST, OPTIONS'],
    ] as const) {
      const response = await fetch(relay.url + path, { method: 'PATCH', body: 'no JSON' });
      expect([response.status, response.headers.get('allow')], path).toEqual([405, allow]);
      expect(await problemOf(response)).toMatchObject({ code: 'not-allowed', type: '/v1/problems/not-allowed' });
      expect((await fetch(relay.url + path, { method: 'OPTIONS' })).headers.get('allow'), path).toBe(allow);
    }
    const { problems } = await (await get('/v1/problems')).json();
    expect(problems.length).toBeGreaterThan(20);
    for (const { type, code, status } of problems) {
      expect(await (await get(type)).json()).toMatchObject({ code, status });
    }
    expect(await problemOf(await get('/v1/problems/nothing'))).toMatchObject({ code: 'no-problem' });
    const plain = { method: 'POST', headers: { authorization: `Bearer ${FEED_KEY}`, 'content-type': 'text/plain' } };
    const wrong = await fetch(`${relay.url}/v1/update`, { ...plain, body: 'x' });
    expect([wrong.status, (await problemOf(wrong)).code]).toEqual([415, 'wrong-type']);
    const json = { ...plain, headers: { ...plain.headers, 'content-type': 'application/json' } };
    const large = await fetch(`${relay.url}/v1/update`, { ...json, body: JSON.stringify('x'.repeat(2 ** 20)) });
    expect([large.status, (await problemOf(large)).code]).toEqual([413, 'too-large']);
  });

  test('speaks the language that the address or else the client asks for, and says so', async () => {
    const ask = async (query: string, wanted: string) => {
      const response = await get(`/v1/matches/api/summary${query}`, { 'accept-language': wanted });
      expect(response.headers.get('vary')).toBe('accept-language');
      return [response.headers.get('content-language'), response.headers.get('etag'), await response.text()];
    };
    const [english, hindi] = [await ask('', 'en-GB'), await ask('', 'hi-IN, en;q=0.5')];
    expect([english[0], hindi[0]]).toEqual(['en', 'hi']);
    expect(hindi[1]).not.toBe(english[1]);
    expect(hindi[2]).not.toBe(english[2]);
    expect(await ask('?locale=en', 'hi')).toEqual(english);
    expect(await ask('?locale=hi', 'en')).toEqual(hindi);
  });

  test('HEAD says what GET would', async () => {
    for (const path of ['/v1/matches', '/v1/matches/api', '/v1/matches/api/events?limit=3', '/matches/live']) {
      const [head, whole] = [await fetch(relay.url + path, { method: 'HEAD' }), await get(path)];
      for (const name of ['etag', 'cache-control', 'content-type', 'content-length']) {
        expect(head.headers.get(name), `${path} ${name}`).toBe(whole.headers.get(name));
      }
      expect([head.status, await head.text()]).toEqual([200, '']);
    }
  });

  test('any origin may read, and a preflight says so', async () => {
    const response = await get('/v1/matches/api', { origin: 'https://fans.example' });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-expose-headers')).toContain('etag');
    const preflight = await fetch(`${relay.url}/v1/matches/api`, {
      method: 'OPTIONS',
      headers: { origin: 'https://fans.example', 'access-control-request-method': 'GET' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
  });

  test('describes itself: OpenAPI 3.1 with every address once, and pages to read it', async () => {
    const document: { openapi: string; paths: Record<string, Record<string, object>> } = await (
      await get('/v1/openapi.json')
    ).json();
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).filter((path) => !path.startsWith('/v1/'))).toEqual([]);
    expect(document.paths['/v1/matches/{id}/events']).toHaveProperty('post');
    const docs = await get('/docs');
    expect(docs.status).toBe(200);
    expect(await docs.text()).toContain('swagger-ui');
  });

  test('tells load balancers and Prometheus what they want to know', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await get('/readyz')).status).toBe(200);
    const metrics = await (await get('/metrics')).text();
    expect(metrics).toMatch(/scorewire_commit_seconds_count [1-9]/);
    expect(metrics).toMatch(/scorewire_http_seconds_count\{route="\/v1\/matches\/:id",status="200"\} [1-9]/);
  });

  test('serves pages under a policy that lets them talk to it alone', async () => {
    const response = await get('/m/api');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'self';connect-src 'self' ws: wss:;img-src 'self' data:;object-src 'none';base-uri 'self'",
    );
    expect((await get('/assets/none.js')).status).toBe(404);
    expect((await get('/../package.json')).status).toBe(404);
    expect((await get('/%2e%2e/package.json')).status).not.toBe(200);
  });
});
