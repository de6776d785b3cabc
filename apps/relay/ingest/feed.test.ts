import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '#shared/json/json.ts';
import type { Draft } from '#shared/match/event.ts';
import { FeedReplies } from '#shared/wire/feed.ts';
import { EventsPage, MatchDetail, MatchList } from '#shared/wire/rest.ts';
import { ConsoleLink } from '../testing/console.ts';
import { draft, Scoring, setup } from '../testing/cricket-log.ts';
import { FEED_KEY, type TestRelay, testRelay } from '../testing/relay.ts';

let relay: TestRelay;
beforeAll(async () => {
  relay = await testRelay();
});
afterAll(() => relay.close());

function post(path: string, body: unknown, key = FEED_KEY, type = 'application/json'): Promise<Response> {
  return fetch(relay.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function replies(response: Response) {
  expect(response.status).toBe(200);
  return FeedReplies.parse(await response.json()).replies;
}

async function code(response: Response): Promise<unknown> {
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const problem: { code: string; status: number; detail: string } = await response.json();
  expect(problem.status).toBe(response.status);
  expect(problem.detail).toMatch(/\.$|:/);
  return [response.status, problem.code];
}

const created = () => draft('match.created', { sport: 'cricket', setup });
const innings = () => draft('cricket.innings', { batting: 'ken', striker: 'ken1', nonStriker: 'ken2', bowler: 'sur1' });
const ball = (runs = 1): Draft => draft('cricket.delivery', { runs: { batter: runs } });

async function begun(match: string): Promise<void> {
  await replies(await post(`/v1/matches/${match}/events`, [created(), innings()]));
}

describe('a feed', () => {
  test('writes a match by drafts and is answered each', async () => {
    const [first, second] = [ball(4), ball(1)];
    const wrong = draft('cricket.delivery', { runs: { batter: -3 } });
    const answer = await replies(
      await post('/v1/matches/fed/events', [created(), innings(), first, wrong, second, first]),
    );
    expect(answer).toMatchObject([
      { status: 'accepted', seq: 1, term: 1 },
      { status: 'accepted', seq: 2 },
      { status: 'accepted', seq: 3, id: first.id },
      { status: 'refused', id: wrong.id, error: { code: 'invalid' } },
      { status: 'accepted', seq: 4, id: second.id },
      { status: 'duplicate', seq: 3, id: first.id },
    ]);
    expect(await replies(await post('/matches/fed/events', second))).toMatchObject([{ status: 'duplicate', seq: 4 }]);
    const log = EventsPage.parse(await (await fetch(`${relay.url}/v1/matches/fed/events`)).json());
    expect(log.events.map(({ type, source }) => [type, source])).toEqual(
      ['match.created', 'cricket.innings', 'cricket.delivery', 'cricket.delivery'].map((type) => [
        type,
        { kind: 'feed', id: 'feed' },
      ]),
    );
    const detail = MatchDetail.parse(await (await fetch(`${relay.url}/v1/matches/fed`)).json());
    expect(detail.scoreboard.score).toMatchObject({ runs: 5, wickets: 0, overs: '0.2' });
  });

  test('/update takes one event, several, or just the score', async () => {
    expect(await replies(await post('/update', { match_id: 'short', events: [created(), innings()] }))).toHaveLength(2);
    expect(await replies(await post('/update', { match_id: 'short', event: ball(6) }))).toMatchObject([{ seq: 3 }]);
    const score = { team: 'Kent', runs: 187, wickets: 4, overs: '32.4' };
    expect(await replies(await post('/v1/update', { match_id: 'short', score }))).toMatchObject([
      { status: 'accepted', seq: 4 },
    ]);
    await expect
      .poll(async () => {
        const list = MatchList.parse(await (await fetch(`${relay.url}/matches/live`)).json());
        return list.matches.find(({ match_id }) => match_id === 'short');
      })
      .toMatchObject({ team_a: 'Kent', team_b: 'Surrey', score, status: 'live', seq: 4 });
    // A feed repeats itself: no news, no event.
    expect(await replies(await post('/update', { match_id: 'short', score }))).toEqual([]);
    expect(await code(await post('/update', { match_id: 'short', score: { goals: 1 } }))).toEqual([422, 'no-score']);
    expect(await code(await post('/update', { match_id: 'unknown', score }))).toEqual([404, 'no-match']);
  });

  test('needs the key, before anything is read', async () => {
    for (const key of ['', 'wrong', `${FEED_KEY} `.repeat(2)]) {
      expect(await code(await post('/update', 'not even json', key))).toEqual([401, 'unauthorized']);
      expect(await code(await post('/v1/matches/x/events', created(), key))).toEqual([401, 'unauthorized']);
    }
  });

  test('is told in one sentence what is wrong with a request', async () => {
    const nul = JSON.stringify({ match_id: 'x', event: draft('note.added', { text: '\u0000' }) });
    const cases: [unknown, number, string][] = [
      ['{', 400, 'not-json'],
      [nul, 400, 'bad-text'],
      [{ match_id: 'x' }, 400, 'invalid'],
      [{ match_id: '../x', event: ball() }, 400, 'invalid'],
      [{ match_id: 'x', event: { ...ball(), id: '1' } }, 400, 'invalid'],
      [{ match_id: 'x', events: Array.from({ length: 257 }, () => ball()) }, 400, 'invalid'],
      [{ match_id: 'x', event: draft('note.added', { text: 'x'.repeat(1_100_000) }) }, 413, 'too-large'],
    ];
    for (const [body, status, name] of cases) expect(await code(await post('/update', body))).toEqual([status, name]);
    expect(await code(await post('/update', 'a=b', FEED_KEY, 'text/plain'))).toEqual([415, 'wrong-type']);
    expect(await replies(await post('/update', { match_id: 'nothing', event: ball() }))).toMatchObject([
      { status: 'refused', error: { code: 'no-match' } },
    ]);
  });

  test('and a console keep out of each other’s matches', async () => {
    const link = await ConsoleLink.connect(relay.ws, 'c');
    await link.store(new Scoring('of-console').begin().log);
    expect(await code(await post('/v1/matches/of-console/events', ball()))).toEqual([409, 'not-writer']);
    expect(await code(await post('/update', { match_id: 'of-console', score: {} }))).toEqual([409, 'not-writer']);
    await begun('of-feed');
    link.sendLog(new Scoring('of-feed').begin().log);
    expect(await link.next('refused')).toMatchObject({ match: 'of-feed', error: { code: 'broken-chain' } });
    const log = EventsPage.parse(await (await fetch(`${relay.url}/v1/matches/of-feed/events`)).json());
    const last = log.events.at(-1);
    const next = new Scoring('of-feed').begin().balls(1).last;
    if (last === undefined) throw new Error('no events');
    link.send({ op: 'events', match: 'of-feed', events: [{ ...next, seq: last.seq + 1, term: 9 }] });
    expect(await link.next('refused')).toMatchObject({ match: 'of-feed', error: { code: 'not-writer' } });
    link.close();
  });

  test('requests at the same time are judged one after the other', async () => {
    await begun('busy');
    const note = () => draft('note.added', { text: 'at once' });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post('/v1/matches/busy/events', [note(), note()])),
    );
    const seqs = (await Promise.all(answers.map(replies)))
      .flat()
      .map((reply) => (reply.status === 'accepted' ? reply.seq : 0));
    expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 3));
  });

  test('corrects like a console', async () => {
    await begun('fix');
    const bad = ball(6);
    const data: JsonObject = { target: bad.id, reason: 'it was a four' };
    const answer = await replies(await post('/v1/matches/fix/events', [bad, ball(1), draft('correction.void', data)]));
    expect(answer.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
    const detail = MatchDetail.parse(await (await fetch(`${relay.url}/v1/matches/fix`)).json());
    expect(detail.scoreboard.score).toMatchObject({ runs: 1 });
  });
});
