import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Core } from '#console/core/core.ts';
import { pair, startConsole, tempDir } from '#console/core/testing/console.ts';
import { created, draft, innings } from '#console/core/testing/drafts.ts';
import type { Draft } from '#shared/match/event.ts';
import type { ConsolePush } from '#shared/wire/console.ts';
import type { Credentials } from '#shared/wire/mqtt.ts';
import { ConsoleClient } from '../api/client.ts';
import { PadKey } from './key.ts';
import { MqttTransport } from './mqtt-transport.ts';
import { PadHttp } from './pad-http.ts';

const MATCH = 'final';

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

/** A pad with its own key, as the page makes it, without the page. */
class Pad {
  readonly http: PadHttp;
  readonly client: ConsoleClient;
  readonly transport: MqttTransport;
  readonly pushes: ConsolePush[] = [];
  readonly faults: string[] = [];
  closings = 0;
  private readonly waiting = new Set<() => void>();

  constructor(core: Core, credentials: Credentials) {
    const key = new PadKey(memory());
    key.keep(credentials);
    this.http = new PadHttp(`http://127.0.0.1:${core.httpPort}`, key);
    this.transport = new MqttTransport({
      url: `ws://127.0.0.1:${core.httpPort}/mqtt`,
      suffix: uuidv7().slice(-8),
      key: () => key.current,
      session: () => this.http.session(),
      log: (match, after, check) => this.http.log(match, after, check),
      ignore: (match, key, reason) => this.http.ignore(match, key, reason),
      begin: (match, at) => this.http.begin(match, at),
      live: (match, request) => this.http.live(match, request),
      battery: () => 0.5,
      people: () => this.http.people(),
      now: Date.now,
      random: Math.random,
    });
    this.client = new ConsoleClient(this.transport);
    onTestFinished(() => this.client.stop());
    this.client.start({
      opened: () => this.wake(),
      closed: () => {
        this.closings += 1;
        this.wake();
      },
      pushed: (push) => {
        this.pushes.push(push);
        this.wake();
      },
      fault: (fault) => this.faults.push(fault.message),
    });
  }

  async until(enough: (pad: this) => boolean): Promise<void> {
    while (!enough(this)) await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  /** Seqs of the open match in the order in which they came. */
  get seqs(): number[] {
    return this.pushes.flatMap((push) => (push.push === 'log' ? push.events.map(({ seq }) => seq) : []));
  }

  async score(...drafts: Draft[]): Promise<string[]> {
    const answers = [];
    for (const one of drafts) answers.push(await this.client.draft(MATCH, one));
    return answers.map((answer) => (answer.ok ? answer.value.status : answer.problem.code));
  }

  private wake(): void {
    for (const resume of this.waiting) resume();
    this.waiting.clear();
  }
}

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe('a pad over MQTT', () => {
  it('says who it is, lists the matches, and scores one that it follows from the first event', async () => {
    const core = await startConsole(tempDir(), { CONSOLE_NAME: 'Oval' });
    const credentials = await pair(core, 'scorer');
    const pad = new Pad(core, credentials);
    await pad.until(({ pushes }) => pushes.some(({ push }) => push === 'matches'));
    expect(pad.pushes.filter(({ push }) => push === 'hello' || push === 'matches')).toMatchObject([
      { push: 'hello', user: credentials.id, name: 'Oval' },
      { push: 'matches', matches: [] },
    ]);
    expect(pad.pushes[0]?.push).toBe('hello');
    expect(await pad.score(created())).toEqual(['accepted']);
    await pad.until(({ pushes }) => pushes.some(({ push }) => push === 'match'));
    expect(await pad.client.open(MATCH)).toEqual({ ok: true, value: { term: 1, seq: 1 } });
    const [, ...balls] = innings(20);
    expect(new Set(await pad.score(...balls))).toEqual(new Set(['accepted']));
    await pad.until(({ seqs }) => seqs.length === balls.length + 1);
    expect(pad.seqs).toEqual(upTo(balls.length + 1));
  });

  it('hears a refusal, and its own draft sent twice as what it is', async () => {
    const core = await startConsole();
    const pad = new Pad(core, await pair(core, 'scorer'));
    await pad.until(({ pushes }) => pushes.length > 0);
    const first = created();
    expect(await pad.score(first, first, draft('cricket.goal'))).toEqual(['accepted', 'duplicate', 'refused']);
  });

  it('reads a long log in pages, and what another scorer adds meanwhile comes once', async () => {
    const core = await startConsole();
    const pad = new Pad(core, await pair(core, 'scorer'));
    const other = new Pad(core, await pair(core, 'scorer'));
    await Promise.all([pad, other].map((one) => one.until(({ pushes }) => pushes.length > 0)));
    const drafts = innings(1300);
    // Several at once: the topic then tells of the newest only now and then.
    for (let i = 0; i < 1100; i += 100) {
      await Promise.all(drafts.slice(i, i + 100).map((one) => other.client.draft(MATCH, one)));
    }
    const opened = pad.client.open(MATCH);
    for (const one of drafts.slice(1100)) void other.client.draft(MATCH, one);
    await opened;
    await pad.until(({ seqs }) => seqs.length >= drafts.length);
    expect(pad.seqs).toEqual(upTo(drafts.length));
  });

  it('lets another device take its place: the same name, at once, and only one of them', async () => {
    const core = await startConsole();
    const credentials = await pair(core, 'scorer');
    const pad = new Pad(core, credentials);
    await pad.until(({ pushes }) => pushes.length > 0);
    const code = await pad.http.moveCode();
    if (!code.ok) throw new Error(code.problem.message);
    const moved = await pair(core, 'scorer', code.value.code);
    const next = new Pad(core, moved);
    await next.until(({ pushes }) => pushes.length > 0);
    expect(await next.http.session()).toMatchObject({ value: { name: 'a scorer', role: 'scorer' } });
    await pad.until(({ closings }) => closings > 0);
    expect(await pad.http.session()).toMatchObject({ problem: { code: 'not-paired' } });
    expect(await next.score(created())).toEqual(['accepted']);
    const again = await fetch(`http://127.0.0.1:${core.httpPort}/pair`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: code.value.code, name: 'x' }),
    });
    expect(again.status).toBe(403);
  });

  it('is told nothing without its key', async () => {
    const core = await startConsole();
    const board = await pair(core, 'board');
    for (const authorization of ['', 'Basic x', `Basic ${btoa(`${board.id}:${board.password}`)}`]) {
      const answer = await fetch(`http://127.0.0.1:${core.httpPort}/pad/log/${MATCH}`, { headers: { authorization } });
      expect(answer.status).toBe(401);
    }
  });
});
