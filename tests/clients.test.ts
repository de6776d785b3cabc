import { execFile, spawn, spawnSync } from 'node:child_process';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { ConsoleLink } from '#relay/testing/console.ts';
import { Scoring } from '#relay/testing/cricket-log.ts';
import { type TestRelay, testRelay } from '#relay/testing/relay.ts';
import { LIVE_PATH, LiveDown } from '#shared/wire/live.ts';
import { ROOT } from './support.ts';

const CLIENTS = join(ROOT, 'docs/clients');
const hasPython = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']).status === 0;
const hasDart = spawnSync('dart', ['--version']).status === 0;
const run = promisify(execFile);

describe.skipIf(!hasPython)('the Python client (needs python3)', () => {
  test('passes the protocol vectors', async () => {
    const { stdout } = await run('python3', ['-B', join(CLIENTS, 'python/vectors.py')]);
    expect(stdout).toMatch(/^(\d+) of \1 vectors passed\n$/);
  });
});

describe.skipIf(!hasDart)('the Dart client (needs dart)', () => {
  test('passes the protocol vectors', async () => {
    const { stdout } = await run('dart', ['run', join(CLIENTS, 'flutter/vectors.dart')], { cwd: CLIENTS });
    expect(stdout).toMatch(/^(\d+) of \1 vectors passed\n$/);
  });
});

describe.skipIf(!hasPython)('the Python client at a relay (needs python3)', () => {
  let relay: TestRelay;
  beforeAll(async () => {
    relay = await testRelay();
  }, 60_000);
  afterAll(() => relay.close());

  test('tells each event once and in order, across a connection that is cut', async () => {
    const line = await Line.to(Number(new URL(relay.url).port));
    const link = await ConsoleLink.connect(relay.ws, 'console');
    const scoring = new Scoring('py').begin().balls(6);
    await link.store(scoring.log);
    const stored = scoring.log.length;

    const script = join(CLIENTS, 'python/follow.py');
    const url = `ws://127.0.0.1:${line.port}${LIVE_PATH}`;
    const python = spawn('python3', ['-B', script, url, 'py', '--json', '--until-end'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const told: LiveDown[] = [];
    const exit = new Promise<number | null>((resolve) => python.once('exit', resolve));
    const lines = createInterface(python.stdout);
    const heard = (seq: number) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (told.some((message) => 'seq' in message && message.seq >= seq)) resolve();
        };
        lines.on('line', look);
        look();
      });
    lines.on('line', (text) => told.push(LiveDown.parse(JSON.parse(text))));

    const add = async (fill: () => void) => {
      const before = scoring.log.length;
      fill();
      await link.store(scoring.log.slice(before));
    };
    await heard(stored);
    await add(() => scoring.balls(5));
    await heard(scoring.log.length);
    line.cut();
    await add(() => scoring.balls(9));
    await heard(scoring.log.length);
    const wrong = z.string().parse(scoring.log.at(-3)?.id);
    await add(() => {
      scoring.add('correction.void', { target: wrong });
      scoring.add('match.abandoned', { reason: 'rain' });
    });
    expect(await exit).toBe(0);
    line.close();
    link.close();

    expect(told[0]).toMatchObject({ op: 'snapshot', seq: stored });
    const events = told.filter((message) => message.op === 'event');
    expect(events.map(({ event }) => event)).toEqual(scoring.log.slice(stored));
    expect(events.at(-2)?.corrects).toBe(true);
    expect(line.connections).toBe(2);
  }, 60_000);
});

/** A network between client and relay that can fail. */
class Line {
  connections = 0;
  readonly #open = new Set<Socket>();
  readonly #server;

  private constructor(port: number) {
    this.#server = createServer((near) => {
      this.connections += 1;
      const far = connect(port, '127.0.0.1');
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#open.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => this.#open.delete(one));
      }
    });
  }

  static async to(port: number): Promise<Line> {
    const line = new Line(port);
    await new Promise<void>((resolve) => line.#server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get port(): number {
    return z.object({ port: z.number() }).parse(this.#server.address()).port;
  }

  cut(): void {
    for (const socket of this.#open) socket.destroy();
  }

  close(): void {
    this.#server.close();
    this.cut();
  }
}
