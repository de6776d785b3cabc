import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventSchema } from '#shared/formats/event-schema.ts';
import { readLog } from '#shared/formats/scorewire.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { CommentaryPage, MatchDetail, ScorecardView, SummaryView } from '#shared/wire/rest.ts';
import { ConsoleLink } from '../testing/console.ts';
import { Scoring } from '../testing/cricket-log.ts';
import { type TestRelay, testRelay } from '../testing/relay.ts';

let relay: TestRelay;
const scoring = new Scoring('files').begin().balls(100);
beforeAll(async () => {
  relay = await testRelay();
  scoring.add('match.paused', { reason: 'rain' });
  scoring.add('correction.void', { target: scoring.log[60]?.id });
  const link = await ConsoleLink.connect(relay.ws, 'console');
  await link.store(scoring.log);
});
afterAll(() => relay.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${relay.url}/v1/matches${path}`, { headers });
const textOf = async (path: string) => (await get(path)).text();

describe('a match as a file', () => {
  test('is a scorecard for spreadsheets', async () => {
    const response = await get('/files/scorecard.csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="files.csv"');
    const text = await response.text();
    expect(text).toMatch(/\r\nBatting,+\r\n/);
    // `text()` of a response takes a byte order mark away.
    const marked = new Uint8Array(await (await get('/files/scorecard.csv?bom=true')).arrayBuffer());
    expect([...marked.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(marked)).toBe(text);
  });

  test('is a page to be printed, which may run nothing', async () => {
    const response = await get('/files/scorecard.html');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(await response.text()).toContain('</table>');
    const known = await get('/files/scorecard.html', { 'if-none-match': response.headers.get('etag') ?? '' });
    expect(known.status).toBe(304);
  });

  test('is the log itself, every hash as the console made it', async () => {
    const response = await get('/files/export/scorewire');
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="files.jsonl"');
    expect(readLog(await response.text())).toEqual({ ok: true, value: scoring.log });
  });

  test('has a schema for the events in it', async () => {
    const response = await fetch(`${relay.url}/v1/schema/event.json`);
    expect(response.headers.get('content-type')).toBe('application/schema+json; charset=utf-8');
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(eventSchema())));
  });

  test('is in no format that nobody knows', async () => {
    const response = await get('/files/export/docx');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      code: 'unknown-format',
      detail: expect.stringContaining('scorewire'),
    });
    expect((await get('/none/scorecard.csv')).status).toBe(404);
  });
});

describe('the language of the texts', () => {
  test('is the one asked for, English if none is', async () => {
    const fold = MatchFold.of(scoring.log);
    const paused = [...fold.steps()].find(({ event }) => event.type === 'match.paused');
    const game = fold.state?.game;
    if (paused === undefined || game === undefined) throw new Error('The match was paused.');
    const hindi = ScorecardView.parse(await (await get('/files/scorecard?locale=hi')).json());
    expect(hindi.sections).toEqual(game.sheet('hi'));
    expect(ScorecardView.parse(await (await get('/files/scorecard')).json()).sections).toEqual(game.sheet('en'));
    expect(SummaryView.parse(await (await get('/files/summary?locale=hi')).json()).summary).toBe(game.summary('hi'));
    const { scoreboard } = MatchDetail.parse(await (await get('/files?locale=hi')).json());
    expect(scoreboard).toMatchObject({ phase: game.board('hi').phase, situation: game.board('hi').situation });
    expect(await textOf('/files/scorecard.html?locale=hi')).toContain('<html lang="hi">');
    const { entries } = CommentaryPage.parse(await (await get('/files/commentary?locale=hi')).json());
    expect(entries[0]?.text).toBe(paused.before?.game.narrate(paused.event, 'hi')?.text);
  });

  test('is one there is', async () => {
    for (const path of ['', '/scorecard', '/scorecard.csv', '/commentary', '/statistics', '/summary', '/charts']) {
      const response = await get(`/files${path}?locale=tlh`);
      expect(response.status, path).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'invalid', path: 'querystring.locale' });
    }
  });

  test('stands in the document of the API', async () => {
    const { paths } = await (await fetch(`${relay.url}/v1/openapi.json`)).json();
    for (const path of ['/scorecard', '/commentary', '/summary', '/statistics', '/scorecard.csv', '/scorecard.html']) {
      expect(JSON.stringify(paths[`/v1/matches/{id}${path}`].get.parameters), path).toContain('"enum":["en","hi"]');
    }
    expect(Object.keys(paths['/v1/matches/{id}/scorecard.csv'].get.responses['200'].content)).toEqual(['text/csv']);
  });
});
