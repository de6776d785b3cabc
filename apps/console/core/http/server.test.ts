import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { topics } from '#shared/wire/mqtt.ts';
import type { Core } from '../core.ts';
import { RefusalStore } from '../journal/refusals.ts';
import { closed, connect, localScorer, pair, scorer, startConsole, tcp, tempDir } from '../testing/console.ts';
import { created, draft, innings } from '../testing/drafts.ts';
import { openApi, Ui } from '../testing/ui.ts';

const MATCH = 'final';
const qos1 = { qos: 1 } as const;

async function operator(core: Core): Promise<Ui & { id: string; cookie: string }> {
  const { id, cookie } = await pair(core, 'operator');
  const ui = await openApi(core, cookie);
  if (!(ui instanceof Ui)) throw new Error(`refused with ${ui}`);
  return Object.assign(ui, { id, cookie });
}

const url = (core: Core, path: string): string => `http://127.0.0.1:${core.httpPort}${path}`;

async function tryCode(core: Core, code: string): Promise<number> {
  const body = JSON.stringify({ code, name: 'x', role: 'board' });
  const response = await fetch(url(core, '/pair'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return response.status;
}

describe('pairing', () => {
  it('gives credentials for the start-up code, however it is written, and a session to those with a screen', async () => {
    const core = await startConsole();
    expect(core.pairingCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    const typed = core.pairingCode.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    for (const [role, code, hasSession] of [
      ['operator', typed, true],
      ['scorer', core.pairingCode, true],
      ['device', core.pairingCode, false],
      ['board', core.pairingCode, false],
    ] as const) {
      const paired = await pair(core, role, code);
      expect(paired.role).toBe(role);
      const session = await fetch(url(core, '/session'), { headers: { cookie: paired.cookie } });
      expect(session.status).toBe(hasSession ? 200 : 401);
      if (hasSession) expect(await session.json()).toEqual({ id: paired.id, role });
    }
    expect((await fetch(url(core, '/session'))).status).toBe(401);
  });

  it('keeps the session cookie from scripts and other sites', async () => {
    const core = await startConsole();
    const response = await fetch(url(core, '/pair'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: core.pairingCode, name: 'me', role: 'operator' }),
    });
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect(cookie).toMatch(/; Path=\//);
    const { password } = JSON.parse(await response.text());
    expect(cookie).not.toContain(password);
  });

  it('takes no notice of an offer of HTTP/2, as Java’s client makes with every request', async () => {
    const core = await startConsole();
    const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': '' };
    const status = await new Promise((resolve) => {
      request(url(core, '/healthz'), { headers }, (response) => resolve(response.resume().statusCode)).end();
    });
    expect(status).toBe(200);
  });

  it('refuses malformed requests, and guesses after ten of them', async () => {
    const core = await startConsole();
    const post = async (body: string, type = 'application/json') =>
      (await fetch(url(core, '/pair'), { method: 'POST', headers: { 'content-type': type }, body })).status;
    expect(await post('{}')).toBe(400);
    expect(await post('nonsense')).toBe(400);
    expect(await post('code=1', 'application/x-www-form-urlencoded')).toBe(415);
    expect(await post(`"${'a'.repeat(10_000)}"`)).toBe(413);
    for (let i = 0; i < 10; i++) expect(await tryCode(core, 'AAAA-AAAA')).toBe(403);
    expect(await tryCode(core, 'AAAA-AAAA')).toBe(429);
    expect(await tryCode(core, core.pairingCode)).toBe(429);
  });

  it('by a code made for a role grants that role once', async () => {
    const core = await startConsole();
    const ui = await operator(core);
    const { code, role, expiresAt } = await ui.ask({ op: 'createPairingCode', role: 'board' });
    expect(role).toBe('board');
    expect(expiresAt).toBeGreaterThan(Date.now() + 14 * 60_000);
    expect((await pair(core, 'operator', code)).role).toBe('board');
    expect(await tryCode(core, code)).toBe(403);
  });
});

describe('revocation', () => {
  it('ends every connection of the device at once and keeps it out', async () => {
    const core = await startConsole();
    const ui = await operator(core);
    const device = await pair(core, 'scorer');
    const client = await connect(tcp(core), device);
    expect(await ui.ask({ op: 'devices' })).toContainEqual(
      expect.objectContaining({ id: device.id, role: 'scorer', online: true, revokedAt: null }),
    );
    await ui.ask({ op: 'revokeDevice', id: device.id });
    await closed(client);
    await expect(connect(tcp(core), device)).rejects.toMatchObject({ code: 4 });
    expect((await fetch(url(core, '/session'), { headers: { cookie: device.cookie } })).status).toBe(401);
    const listed = (await ui.ask({ op: 'devices' })).find((one) => one.id === device.id);
    expect(listed).toMatchObject({ online: false, revokedAt: expect.any(Number), lastSeenAt: expect.any(Number) });
    await expect(ui.ask({ op: 'revokeDevice', id: device.id })).rejects.toThrow('no-device');
  });

  it('survives a restart', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const ui = await operator(core);
    const [gone, kept] = [await pair(core, 'scorer'), await pair(core, 'scorer')];
    await ui.ask({ op: 'revokeDevice', id: gone.id });
    await core.stop();
    const later = await startConsole(dir);
    await expect(connect(tcp(later), gone)).rejects.toMatchObject({ code: 4 });
    await expect(connect(tcp(later), kept)).resolves.toBeDefined();
    await expect(connect(tcp(later), localScorer(dir))).resolves.toBeDefined();
  });

  it('of an operator closes its user interface', async () => {
    const core = await startConsole();
    const [ui, other] = [await operator(core), await operator(core)];
    await ui.ask({ op: 'revokeDevice', id: other.id });
    await other.closed;
    expect(await openApi(core, other.cookie)).toBe(401);
  });
});

describe('the API', () => {
  it('is for operators on the console’s own pages', async () => {
    const core = await startConsole();
    const { cookie } = await pair(core, 'operator');
    expect(await openApi(core, '')).toBe(401);
    expect(await openApi(core, `${cookie}x`)).toBe(401);
    expect(await openApi(core, (await pair(core, 'scorer')).cookie)).toBe(403);
    expect(await openApi(core, cookie, 'http://evil.example')).toBe(403);
    expect(await openApi(core, cookie)).toBeInstanceOf(Ui);
  });

  it('says who it is, then follows the open match from its first event', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const ui = await operator(core);
    await ui.until((pushes) => pushes.length >= 4);
    expect(ui.pushes.map((push) => push.push)).toEqual(['hello', 'matches', 'sync', 'health']);
    expect(ui.pushes[0]).toMatchObject({ user: ui.id, mqttPort: core.mqttPort, fanUrl: null });
    expect(ui.pushes[2]).toMatchObject({ sync: { link: 'off', backlog: 0 } });

    const pad = await scorer(core, dir, MATCH);
    const drafts = innings(500);
    const [first = created(), ...rest] = drafts;
    expect(await ui.ask({ op: 'draft', match: MATCH, draft: first })).toMatchObject({ status: 'accepted', seq: 1 });
    for (const one of rest.slice(0, 450)) pad.mqtt.publish(topics.draft(MATCH), JSON.stringify(one), qos1);
    await pad.until(() => pad.replies(MATCH).length === 450);
    expect(await ui.ask({ op: 'open', match: MATCH })).toEqual({ term: 1, seq: 451 });
    const seqs = () => ui.of('log').flatMap((push) => push.events.map((event) => event.seq));
    await ui.until(() => seqs().length >= 451);
    expect(ui.of('log').map((push) => push.more)).toEqual([true, true, false]);
    for (const one of rest.slice(450)) await pad.mqtt.publishAsync(topics.draft(MATCH), JSON.stringify(one), qos1);
    await ui.until(() => seqs().length >= drafts.length && ui.of('match').at(-1)?.summary.seq === drafts.length);
    expect(seqs()).toEqual(drafts.map((_, index) => index + 1));
    expect(ui.of('log').flatMap((push) => push.events)[0]?.source).toEqual({ kind: 'console', id: ui.id });

    const later = await operator(core);
    await later.until((pushes) => pushes.length >= 2);
    expect(later.of('matches')[0]?.matches).toMatchObject([
      { match: MATCH, seq: drafts.length, ackedSeq: 0, fork: null },
    ]);
  });

  it('shows refusals as they happen and on request', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const ui = await operator(core);
    const bad = draft('match.started');
    expect(await ui.ask({ op: 'draft', match: MATCH, draft: bad })).toMatchObject({
      status: 'refused',
      id: bad.id,
      error: { code: 'not-created' },
    });
    await ui.until(() => ui.of('refused').length === 1);
    const listed = await ui.ask({ op: 'refused', limit: 10 });
    expect(listed).toEqual(ui.of('refused').map((push) => push.refused));
    expect(await ui.ask({ op: 'refused', match: 'other', limit: 10 })).toEqual([]);
  });

  it('answers every request that it fails on, and the ones after them', async () => {
    const core = await startConsole();
    const ui = await operator(core);
    const failing = vi.spyOn(RefusalStore.prototype, 'list').mockImplementation(() => {
      throw new Error('disk I/O error');
    });
    onTestFinished(() => failing.mockRestore());
    for (let i = 0; i < 300; i++) {
      await expect(ui.ask({ op: 'refused', limit: 10 })).rejects.toThrow('internal-error');
    }
    failing.mockRestore();
    expect(await ui.ask({ op: 'refused', limit: 10 })).toEqual([]);
  });

  it('answers frames that make no sense and ends those that are too long', async () => {
    const core = await startConsole();
    const ui = await operator(core);
    expect(await ui.send({ id: 0, request: { op: 'format-disk' } })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
    ui.socket.send('x'.repeat(200_000));
    await ui.closed;
  });
});

describe('pages', () => {
  function built(): string {
    const dir = tempDir();
    mkdirSync(join(dir, 'pages', 'assets'), { recursive: true });
    writeFileSync(join(dir, 'secret.txt'), 'secret');
    writeFileSync(join(dir, 'pages', 'index.html'), '<title>the desk</title>');
    writeFileSync(join(dir, 'pages', 'pad.html'), '<title>the pad</title>');
    writeFileSync(join(dir, 'pages', 'assets', 'main-4fd2.js'), 'let desk;');
    return join(dir, 'pages');
  }

  it('are the built files, one page for every view, and nothing outside', async () => {
    const core = await startConsole(tempDir(), {}, built());
    for (const [path, title] of [
      ['/', 'the desk'],
      ['/match/final', 'the desk'],
      ['/pad', 'the pad'],
    ] as const) {
      const page = await fetch(url(core, path));
      expect([path, page.status, await page.text()]).toEqual([path, 200, `<title>${title}</title>`]);
      expect(page.headers.get('cache-control')).toBe('no-cache');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    }
    const script = await fetch(url(core, '/assets/main-4fd2.js'));
    expect(await script.text()).toBe('let desk;');
    expect(script.headers.get('cache-control')).toBe('max-age=31536000, immutable');
    expect((await fetch(url(core, '/assets/gone.js'))).status).toBe(404);
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/..%5csecret.txt']) {
      expect([path, (await raw(core, path)).includes('secret')]).toEqual([path, false]);
    }
  });

  it('say how to build them when they are not there', async () => {
    const core = await startConsole(tempDir(), {}, join(tempDir(), 'nowhere'));
    const page = await fetch(url(core, '/'));
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('npm run build');
    expect((await fetch(url(core, '/healthz'))).status).toBe(200);
  });

  /** `fetch` would tidy the path up first. */
  function raw(core: Core, path: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: core.httpPort, path }, (response) => {
        let body = '';
        response.on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => resolve(body));
      });
      sent.on('error', reject);
      sent.end();
    });
  }
});
