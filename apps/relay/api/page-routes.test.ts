import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stories } from '#shared/sports/testing/stories.ts';
import { ensureBuilt } from '../../../scripts/cli/built.ts';
import { pageReader } from '../pages/built.ts';
import { FEED_KEY, type TestRelay, testRelay } from '../testing/relay.ts';

let relay: TestRelay;
beforeAll(async () => {
  await ensureBuilt();
  relay = await testRelay();
  for (const name of ['story-cricket', 'story-kabaddi']) {
    const story = stories.find(({ match }) => match === name);
    const drafts = story?.drafts.slice(0, 60) ?? [];
    const answer = await fetch(`${relay.url}/v1/matches/${name}/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${FEED_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(drafts),
    });
    expect(answer.status).toBe(200);
  }
}, 120_000);
afterAll(() => relay.close());

async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${relay.url}${path}`, { headers });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
}

/** What a reader without JavaScript sees. */
function seen(html: string): string {
  return html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('the fans’ page, as the relay writes it', () => {
  test('the list has the scores, without any script', async () => {
    const { status, html } = await get('/');
    expect(status).toBe(200);
    expect(seen(html)).toMatch(/Sahyadri Strikers \( in play \) \d+\/\d/);
    // The lists follow the logs a moment later.
    await expect.poll(async () => seen((await get('/')).html), { timeout: 5_000 }).toContain('Kolkata Rhinos');
  });

  test('a match has its score, its story and how to be found and shown elsewhere', async () => {
    const { html, headers } = await get('/m/story-cricket');
    expect(seen(html)).toMatch(/Sahyadri Strikers.*\d+\/\d+ \(\d+/);
    expect(html).toMatch(/<title>[^<]*\d+\/\d[^<]*Sahyadri Strikers v Coromandel Comets/);
    expect(html).toContain('property="og:image" content="http://127.0.0.1');
    expect(html).toContain('name="twitter:card" content="summary_large_image"');
    const [, event = ''] = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html) ?? [];
    expect(JSON.parse(event)).toMatchObject({ '@type': 'SportsEvent', sport: 'cricket' });
    // Nothing on it needs an exception from the policy.
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(html).not.toMatch(/<script>|<script [^>]*>[^<{]|style="| on[a-z]+="/);
  });

  test('each part of a match has an address', async () => {
    expect(seen((await get('/m/story-cricket/scorecard')).html)).toContain('Ira Deshpande');
    expect(seen((await get('/m/story-kabaddi/lineups')).html)).toContain('Pune Peshwas');
    for (const part of ['charts', 'statistics', 'commentary']) {
      expect((await get(`/m/story-cricket/${part}`)).status).toBe(200);
    }
  });

  test('the address decides the language, and without one the browser', async () => {
    const hindi = await get('/hi/m/story-cricket', { 'accept-language': 'en' });
    expect(hindi.html).toContain('<html lang="hi">');
    expect(seen(hindi.html)).toContain('कमेंट्री');
    expect(hindi.headers.get('vary')).not.toContain('Accept-Language');
    const asked = await get('/m/story-cricket', { 'accept-language': 'hi-IN,hi;q=0.9,en;q=0.5' });
    expect(asked.html).toContain('<html lang="hi">');
    expect(asked.headers.get('vary')).toContain('Accept-Language');
    expect((await get('/en/m/story-cricket', { 'accept-language': 'hi' })).html).toContain('<html lang="en">');
    for (const locale of ['en', 'hi', 'x-default']) expect(asked.html).toContain(`hreflang="${locale}"`);
  });

  test('the same state is not sent twice, and languages are not mistaken for each other', async () => {
    const first = await get('/m/story-cricket');
    const tag = first.headers.get('etag') ?? '';
    expect((await get('/m/story-cricket', { 'if-none-match': tag })).status).toBe(304);
    expect((await get('/m/story-cricket', { 'if-none-match': tag, 'accept-language': 'hi' })).status).toBe(200);
    const packed = await fetch(`${relay.url}/m/story-cricket`, { headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(await packed.text()).toBe(first.html);
  });

  test.each(['/m/nobody', '/m/story-cricket/nothing', '/hi/m/a%2Fb'])('%s is not there', async (path) => {
    const { status, html } = await get(path);
    expect(status).toBe(404);
    expect(html).toContain('id="root"');
  });

  test('files whose names change with their content are kept for ever, others are asked for', async () => {
    const script = /src="(\/assets\/[^"]+\.js)"/.exec((await get('/')).html)?.[1] ?? 'no script';
    expect((await get(script)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await get('/worker.js')).headers.get('cache-control')).toBe('no-cache');
    for (const path of ['/assets/none.js', '/m', '/..%2fweb-server/server.js', '/%2e%2e/package.json']) {
      expect((await get(path)).status, path).toBeGreaterThanOrEqual(400);
    }
  });

  test('the first load is under 150 kB of compressed script', async () => {
    const { html } = await get('/m/story-cricket');
    const scripts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path ?? '');
    expect(scripts.length).toBeGreaterThan(0);
    let bytes = 0;
    for (const path of scripts) {
      const answer = await fetch(relay.url + path, { headers: { 'accept-encoding': 'br' } });
      expect(answer.headers.get('content-encoding')).toBe('br');
      bytes += Number(answer.headers.get('content-length'));
      // What the script brings in at once would have to be counted, too.
      expect(await answer.text()).not.toMatch(/(?:^|;)import\s*[{*"'\w]/);
    }
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(150_000);
  });

  test('a link is shown with a picture of the score', async () => {
    const answer = await fetch(`${relay.url}/share/story-cricket.png?locale=hi`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/png');
    const bytes = new DataView(await answer.arrayBuffer());
    // PNG: width and height stand at 16 and 20 of the header.
    expect([bytes.getUint32(16), bytes.getUint32(20)]).toEqual([1200, 630]);
    const tag = answer.headers.get('etag') ?? '';
    const again = await fetch(`${relay.url}/share/story-cricket.png?locale=hi`, { headers: { 'if-none-match': tag } });
    expect(again.status).toBe(304);
    expect((await fetch(`${relay.url}/share/nobody.png`)).status).toBe(404);
  });
});

test('there is no page while none is built', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'scorewire-test-'));
  expect(await pageReader(folder)()).toBeNull();
  rmSync(folder, { recursive: true });
});
