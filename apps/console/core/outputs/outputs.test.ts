import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Draft } from '#shared/match/event.ts';
import { OutputFrame, type OutputRequest } from '#shared/wire/outputs.ts';
import type { Core } from '../core.ts';
import { pair, startConsole, tempDir } from '../testing/console.ts';
import { draft, innings } from '../testing/drafts.ts';
import { addImage, PNG } from '../testing/images.ts';
import { openApi, type Ui } from '../testing/ui.ts';

const MATCH = 'final';

async function operator(core: Core): Promise<Ui> {
  const ui = await openApi(core, (await pair(core, 'operator')).cookie);
  if (typeof ui === 'number') throw new Error(`refused with ${ui}`);
  return ui;
}

async function score(ui: Ui, drafts: readonly Draft[]): Promise<void> {
  for (const one of drafts) {
    const answer = await ui.ask({ op: 'draft', match: MATCH, draft: one });
    if (answer.status !== 'accepted') throw new Error(JSON.stringify(answer));
  }
}

const keyOf = async (ui: Ui) => (await ui.ask({ op: 'outputs' })).key;
const http = (core: Core, path: string) => fetch(`http://127.0.0.1:${core.httpPort}${path}`);

/** A page's end of an output. */
class Screen {
  readonly frames: OutputFrame[] = [];
  readonly closed: Promise<number>;
  readonly #waiting = new Set<() => void>();

  constructor(socket: WebSocket) {
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('message', (data) => {
      this.frames.push(OutputFrame.parse(JSON.parse(data.toString())));
      for (const wake of this.#waiting) wake();
    });
  }

  get last(): OutputFrame | undefined {
    return this.frames.at(-1);
  }

  async until(enough: (frame: OutputFrame) => boolean): Promise<void> {
    while (this.last === undefined || !enough(this.last)) {
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.#waiting.delete(wake);
          resolve();
        };
        this.#waiting.add(wake);
      });
    }
  }
}

/** Resolves to the status when it is refused. */
async function screen(core: Core, key: string, query = '', match = MATCH): Promise<Screen> {
  const url = `ws://127.0.0.1:${core.httpPort}/outputs/live?kind=overlay&match=${match}&key=${key}${query}`;
  const socket = new WebSocket(url);
  onTestFinished(() => socket.terminate());
  const made = new Screen(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('unexpected-response', (_request, response) => reject(new Error(`refused: ${response.statusCode}`)));
    socket.once('error', reject);
  });
  return made;
}

const runs = (frame: OutputFrame) => frame.scene?.sides[0]?.score;
const wicket = () => draft('cricket.delivery', { runs: { batter: 0 }, wickets: [{ kind: 'bowled', player: 'A1' }] });
const ball = (batter: number) => draft('cricket.delivery', { runs: { batter } });

describe('outputs', () => {
  it('show the newest of a match, however late the page comes, and go on with what is scored', async () => {
    const core = await startConsole();
    const ui = await operator(core);
    const key = await keyOf(ui);
    const waiting = await screen(core, key);
    await waiting.until(() => true);
    expect(waiting.last?.scene).toBeNull();
    await score(ui, innings(2));
    await waiting.until((frame) => runs(frame) === '2/0');
    const late = await screen(core, key);
    await late.until((frame) => runs(frame) === '2/0');
    expect(late.last?.scene).toMatchObject({ layout: 'bar', seq: 4, strip: [{ text: '•' }, { text: '2' }] });
    expect(late.last?.scene?.people.map(({ name, text, more }) => [name, text, more])).toEqual([
      ['A 1', '2', '2'],
      ['A 2', '0', '0'],
      ['B 1', '0-2', '0.2'],
    ]);
    const live = await screen(core, key, '', 'live');
    await live.until((frame) => frame.scene?.match === MATCH);
  });

  it('are for who has the key, and the key is for nothing else', async () => {
    const core = await startConsole();
    const ui = await operator(core);
    await score(ui, innings(1));
    const key = await keyOf(ui);
    for (const path of [
      '/overlay/final',
      '/board/final?key=',
      '/outputs/final.json?key=wrong',
      `/outputs/images/${'a'.repeat(64)}`,
    ]) {
      expect([path, (await http(core, path)).status]).toEqual([path, 403]);
    }
    await expect(screen(core, 'wrong')).rejects.toThrow('refused: 401');
    await expect(screen(core, key, '', 'no%20match')).rejects.toThrow('refused: 400');
    expect((await http(core, `/outputs/final.json?key=${key}`)).status).toBe(200);
    expect((await http(core, `/outputs/nothing.json?key=${key}`)).status).toBe(404);
    expect((await http(core, `/session?key=${key}`)).status).toBe(401);
    const page = await http(core, `/overlay/final?key=${key}`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'");
    expect(policy).toContain("frame-ancestors 'self'");

    const shown = await screen(core, key);
    await ui.ask({ op: 'renewOutputKey' });
    expect(await shown.closed).toBe(4500);
    expect((await http(core, `/outputs/final.json?key=${key}`)).status).toBe(403);
    expect((await http(core, `/outputs/final.json?key=${await keyOf(ui)}`)).status).toBe(200);
  });

  it('end a page that talks, and bound how often data are asked for', async () => {
    const core = await startConsole();
    const ui = await operator(core);
    const key = await keyOf(ui);
    const socket = new WebSocket(`ws://127.0.0.1:${core.httpPort}/outputs/live?kind=overlay&match=final&key=${key}`);
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    socket.once('open', () => socket.send('x'.repeat(1000)));
    expect(await closed).toBe(1009);
    // Whoever asks on and on is refused, however slowly a busy machine answers.
    const asked = async () => (await http(core, `/outputs/final.json?key=${key}`)).status;
    let refused = false;
    while (!refused) refused = (await Promise.all(Array.from({ length: 150 }, asked))).includes(429);
  });

  it('are as late as they are told to be, also a page that is loaded anew', async () => {
    const core = await startConsole();
    const ui = await operator(core);
    const key = await keyOf(ui);
    await score(ui, innings(2));
    // Long enough for a busy machine to load a page meanwhile.
    const [now, later] = [await screen(core, key), await screen(core, key, '&delay=3000')];
    await Promise.all([now.until((frame) => runs(frame) === '2/0'), later.until((frame) => runs(frame) === '2/0')]);
    const scoredAt = Date.now();
    await score(ui, [ball(4)]);
    await now.until((frame) => runs(frame) === '6/0');
    expect(Date.now() - scoredAt).toBeLessThan(2_000);
    const again = await screen(core, key, '&delay=3000');
    await again.until(() => true);
    expect(again.last && runs(again.last)).toBe('2/0');
    await later.until((frame) => runs(frame) === '6/0');
    const after = Date.now() - scoredAt;
    expect(after).toBeGreaterThanOrEqual(2_990);
    // Its clocks are as late as its score.
    expect(Math.abs((later.last?.now ?? 0) - (Date.now() - 3_000))).toBeLessThan(2_000);
  });

  it('fire a slide on a wicket, and take it back with the wicket', async () => {
    const core = await startConsole();
    const ui = await operator(core);
    const key = await keyOf(ui);
    const [on, off] = [await screen(core, key), await screen(core, key, '&auto=0')];
    await score(ui, innings(1));
    const out = wicket();
    await score(ui, [out]);
    await on.until((frame) => frame.moment?.kind === 'wicket');
    expect(on.last?.moment).toMatchObject({ title: 'Wicket', text: 'A 1, b B 1, 0 (2)', side: 0 });
    await off.until((frame) => runs(frame) === '0/1');
    expect(off.last?.moment).toBeNull();
    await score(ui, [draft('correction.void', { target: out.id })]);
    await on.until((frame) => runs(frame) === '0/0');
    expect(on.last?.moment).toBeNull();
  });

  it('show what the operator says, one output apart from another', async () => {
    const core = await startConsole();
    const ui = await operator(core);
    const key = await keyOf(ui);
    await score(ui, innings(7));
    const [main, other] = [await screen(core, key), await screen(core, key, '&output=board')];
    const { slides } = await ui.ask({ op: 'outputSlides', match: MATCH, locale: 'en' });
    expect(slides.map(({ id }) => id)).toContain('card-0-0');
    const show = (request: Extract<OutputRequest, { op: 'showOutput' }>['show']) =>
      ui.ask({ op: 'showOutput', match: MATCH, output: 'overlay', show: request });
    await show({ show: 'slide', slide: 'card-0-1' });
    await main.until((frame) => frame.slide?.id === 'card-0-1');
    expect(main.last?.slide?.table?.rows.map(({ cells }) => cells[0])).toEqual(['B 1', 'B 2']);
    await show({ show: 'next' });
    await main.until((frame) => frame.slide !== null && frame.slide.id !== 'card-0-1');
    await show({ show: 'hide' });
    await main.until((frame) => !frame.visible);
    expect((await ui.ask({ op: 'outputSlides', match: MATCH, locale: 'en' })).showing).toEqual([
      { output: 'overlay', show: 'hide', slide: null },
    ]);
    await show({ show: 'auto' });
    await main.until((frame) => frame.visible && frame.slide === null);
    expect(other.frames.every(({ visible, slide }) => visible && slide === null)).toBe(true);
    await expect(show({ show: 'slide', slide: 'card-9-9' })).rejects.toThrow('no-slide');
  });

  it('hold the score while it is under review, also after a restart in the middle of it', async () => {
    const dir = tempDir();
    let core = await startConsole(dir);
    let ui = await operator(core);
    let key = await keyOf(ui);
    await score(ui, innings(2));
    let [held, open] = [await screen(core, key, '&hold=1'), await screen(core, key)];
    await score(ui, [draft('match.flagged', { flag: 'under-review' }), ball(4)]);
    await open.until((frame) => runs(frame) === '6/0');
    await held.until((frame) => frame.scene?.seq === 6);
    expect(held.last?.scene).toMatchObject({ held: true, flags: ['under-review'] });
    expect(held.last && runs(held.last)).toBe('2/0');

    await core.stop();
    core = await startConsole(dir);
    ui = await operator(core);
    key = await keyOf(ui);
    [held, open] = [await screen(core, key, '&hold=1'), await screen(core, key)];
    await held.until((frame) => runs(frame) === '2/0');
    await open.until((frame) => runs(frame) === '6/0');
    await score(ui, [draft('match.unflagged', { flag: 'under-review' })]);
    await held.until((frame) => runs(frame) === '6/0' && frame.scene?.held === false);
  });

  it('are kept with how they look, and what an address says goes before it', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const ui = await operator(core);
    const { outputs, key } = await ui.ask({ op: 'outputs' });
    const [overlay] = outputs;
    if (overlay === undefined) throw new Error('no output');
    const { watching, ...saved } = overlay;
    expect(watching).toBe(0);
    const look = { ...saved.look, theme: 'light' as const, home: '#ffcc00', delay: 300 };
    await ui.ask({ op: 'saveOutput', output: { name: 'clean-feed', kind: 'overlay', look } });
    await score(ui, innings(1));
    const shown = await screen(core, key, '&output=clean-feed&home=0044cc&away=nonsense&seconds=900');
    await shown.until(() => true);
    expect(shown.last?.look).toEqual({ ...look, home: '#0044cc' });
    await ui.ask({
      op: 'saveOutput',
      output: { name: 'clean-feed', kind: 'overlay', look: { ...look, theme: 'dark' } },
    });
    await shown.until((frame) => frame.look.theme === 'dark');
    await core.stop();
    const again = await operator(await startConsole(dir));
    const list = await again.ask({ op: 'outputs' });
    expect(list.key).toBe(key);
    expect(list.outputs.map(({ name }) => name)).toEqual(['overlay', 'board', 'data', 'clean-feed']);
    await again.ask({ op: 'removeOutput', name: 'clean-feed' });
    expect((await again.ask({ op: 'outputs' })).outputs).toHaveLength(3);
  });

  it('serve the pictures of the sponsors, and no other file', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const ui = await operator(core);
    const key = await keyOf(ui);
    const image = await addImage(ui, PNG);
    await ui.ask({ op: 'addSponsor', sponsor: { image, name: 'Acme & co' } });
    await expect(ui.ask({ op: 'addSponsor', sponsor: { image: 'b'.repeat(64), name: 'none' } })).rejects.toThrow(
      'no-image',
    );
    writeFileSync(join(dir, 'console', 'images', 'secret.txt'), 'secret');
    const shown = await screen(core, key, '&sponsors=5');
    await shown.until(({ sponsors }) => sponsors.length > 0);
    expect(shown.last?.sponsors).toEqual([`/outputs/images/${image}?key=${key}`]);
    const picture = await http(core, shown.last?.sponsors[0] ?? '');
    expect(Object.fromEntries(picture.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(PNG);
    for (const name of ['secret.txt', '..%2Foutputs%2Foutputs.json', 'b'.repeat(64), `${image}.new`, '%00']) {
      const answer = await http(core, `/outputs/images/${name}?key=${key}`);
      expect([name, answer.status, (await answer.text()).includes('secret')]).toEqual([name, 404, false]);
    }
    await ui.ask({ op: 'removeSponsor', image });
    await shown.until(({ sponsors }) => sponsors.length === 0);
  });

  it('show a player’s photo with what the player did, and on a slide of their own', async () => {
    const core = await startConsole();
    const ui = await operator(core);
    const key = await keyOf(ui);
    const photo = await addImage(ui, PNG);
    const [begun, ...rest] = innings(1);
    if (begun === undefined) throw new Error('no match');
    const withPhoto: Draft[] = JSON.parse(JSON.stringify([begun]).replace('"name":"A 1"', `$&,"photo":"${photo}"`));
    await score(ui, [...withPhoto, ...rest]);
    const shown = await screen(core, key);
    await score(ui, [wicket()]);
    await shown.until((frame) => frame.moment !== null);
    expect(shown.last?.moment?.photo).toBe(`/outputs/images/${photo}?key=${key}`);
    await ui.ask({
      op: 'showOutput',
      match: MATCH,
      output: 'overlay',
      show: { show: 'slide', slide: 'player-A1' },
    });
    await shown.until(({ slide }) => slide?.id === 'player-A1');
    expect(shown.last?.slide).toMatchObject({ title: 'A 1', headline: 'Team A', photo: shown.last?.moment?.photo });
    expect(shown.last?.slide?.table?.rows).toHaveLength(1);
  });

  it('speak the language that an output is set to', async () => {
    const core = await startConsole();
    const ui = await operator(core);
    const key = await keyOf(ui);
    await score(ui, innings(1));
    const [hindi, english] = [await screen(core, key, '&language=hi'), await screen(core, key)];
    await score(ui, [wicket()]);
    await hindi.until((frame) => frame.moment !== null);
    await english.until((frame) => frame.moment !== null);
    expect(hindi.last?.moment?.title).toBe('विकेट');
    expect(english.last?.moment?.title).toBe('Wicket');
    expect(hindi.last?.scene?.phase).toMatch(/\p{Script=Devanagari}/u);
    const { slides } = await ui.ask({ op: 'outputSlides', match: MATCH, locale: 'hi' });
    expect(slides[0]?.title).toMatch(/\p{Script=Devanagari}/u);
  });
});

describe('data', () => {
  it('are there as JSON, CSV and XML', async () => {
    const core = await startConsole();
    const ui = await operator(core);
    const key = await keyOf(ui);
    await score(ui, innings(2));
    const json = await (await http(core, `/outputs/final.json?key=${key}`)).json();
    expect(json).toMatchObject({
      fields: { home: 'Team A', home_score: '2/0', batter1: 'A 1', batter1_active: '1', over: '• 2' },
      scene: { match: MATCH, seq: 4 },
    });
    const csv = await http(core, `/outputs/final.csv?key=${key}`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [names = '', values = '', end] = (await csv.text()).split('\r\n');
    expect(end).toBe('');
    // The title has a comma and stands in quotes.
    expect(values.replace(/"[^"]*"/g, '').split(',')[names.split(',').indexOf('home_score')]).toBe('2/0');
    const xml = await (await http(core, `/outputs/live.xml?key=${key}`)).text();
    expect(xml).toContain('<home_score>2/0</home_score>');
  });

  it('are written to files, each as a whole, as soon as they change', async () => {
    const folder = join(tempDir(), 'graphics');
    const core = await startConsole(tempDir(), { OUTPUT_DIR: folder });
    const ui = await operator(core);
    await score(ui, innings(2));
    const file = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null);
    await expect.poll(() => file('final/home_score.txt')).toBe('2/0');
    await score(ui, [ball(6)]);
    await expect.poll(() => file('final/home_score.txt')).toBe('8/0');
    await expect.poll(() => file('final.json')).toContain('"home_score": "8/0"');
    await expect.poll(() => file('final.csv')).toContain(',8/0,');
    const { data } = { data: (await ui.ask({ op: 'outputs' })).outputs.find(({ name }) => name === 'data') };
    if (data === undefined) throw new Error('no output');
    const { watching: _, ...saved } = data;
    await ui.ask({ op: 'saveOutput', output: { ...saved, look: { ...saved.look, delay: 60_000 } } });
    await expect.poll(() => file('final/home_score.txt')).not.toBe('8/0');
  });

  it('say why files cannot be written, and score on', async () => {
    const taken = join(tempDir(), 'taken');
    writeFileSync(taken, 'a file, no folder');
    const core = await startConsole(tempDir(), { OUTPUT_DIR: taken });
    const ui = await operator(core);
    await score(ui, innings(2));
    await expect.poll(async () => (await ui.ask({ op: 'outputs' })).fileProblem).toMatch(/ENOTDIR|EEXIST/);
    await score(ui, [ball(1)]);
  });
});
