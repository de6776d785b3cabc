import { readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { MatchList } from '#shared/wire/rest.ts';
import { eventually, getJson, openFolder, run, type Tool, tool } from './support.ts';

let dataDir = '';

beforeAll(async () => {
  dataDir = await openFolder('scorewire-start-');
});

afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** Any free ones: the banner says which. */
const ports = { RELAY_PORT: '0', CONSOLE_PORT: '0', MQTT_PORT: '0' };

describe('npm start', () => {
  it('starts everything, keeps a demo match going, and stops without leaving anything behind', {
    timeout: 120_000,
  }, async () => {
    const env = { ...ports, DATA_DIR: dataDir, DEMO_BALL_SECONDS: '0.05' };
    const started = run('npm', ['start', '--silent'], env, true);
    await banner(started);
    const text = started.lines().join('\n');
    const relay = /Fans +(http:\/\/localhost:\d+)/.exec(text)?.[1] ?? '';
    const desk = /Console +(http:\/\/localhost:\d+)\/\?code=[0-9A-Z]{4}-[0-9A-Z]{4}\n/.exec(text)?.[1] ?? '';
    expect(text).toContain(`${relay}/docs`);
    for (const url of [`${relay}/`, `${desk}/`, `${relay}/docs`]) {
      const page = await fetch(url);
      expect(page.status).toBe(200);
      expect(page.headers.get('content-type')).toContain('text/html');
    }
    const seqs = await demoSeqs(relay, 2);
    expect(seqs[1]).toBeGreaterThan(seqs[0] ?? 0);

    started.interrupt();
    expect((await started.finished).code).toBe(0);
    expect(await getJson(`${relay}/healthz`, z.unknown())).toBe(null);
    await eventually('all processes are gone', async () => ((await processesOf(dataDir)).length === 0 ? true : null));
  });

  it('takes its servers with it when it is killed', { timeout: 60_000 }, async () => {
    const started = tool('start.ts', ['--no-demo'], { ...ports, DATA_DIR: dataDir });
    await banner(started);
    started.kill('SIGKILL');
    await started.finished;
    await eventually('all processes are gone', async () => ((await processesOf(dataDir)).length === 0 ? true : null));
  });

  it('says which port is taken and how to change it', { timeout: 60_000 }, async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(0, '0.0.0.0', resolve));
    const address = squatter.address();
    const taken = typeof address === 'object' ? String(address?.port) : '';
    const { code, stderr } = await tool('start.ts', ['--no-demo', '--relay-port', taken], {
      ...ports,
      DATA_DIR: dataDir,
    }).finished;
    await new Promise((resolve) => squatter.close(resolve));
    expect(code).toBe(1);
    expect(stderr).toContain(taken);
    expect(stderr).toContain('RELAY_PORT');
    await eventually('all processes are gone', async () => ((await processesOf(dataDir)).length === 0 ? true : null));
  });

  it.each([
    ['start.ts', { RELAY_PORT: 'many' }, 'RELAY_PORT'],
    ['start.ts', { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    ['replay.ts', { REPLAY_SPEED: 'fast' }, 'REPLAY_SPEED'],
  ])('%s: a bad value is one sentence and exit code 2', async (script, env, name) => {
    const { code, stderr, stdout } = await tool(script, [], env).finished;
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(name);
    expect(stdout).toBe('');
  });

  it('lists every setting under --help', async () => {
    const { code, stdout } = await tool('start.ts', ['--help']).finished;
    expect(code).toBe(0);
    for (const name of [
      'RELAY_PORT',
      'CONSOLE_PORT',
      'MQTT_PORT',
      'DATA_DIR',
      'DATABASE_URL',
      'REDIS_URL',
      'KAFKA_BROKERS',
      '--demo',
    ]) {
      expect(stdout).toContain(name);
    }
  });
});

async function banner(started: Tool): Promise<void> {
  const isThere = () => started.lines().some((line) => line.includes('Ctrl-C stops it'));
  await eventually('the banner', () => (isThere() ? true : null), 60_000);
}

/** The demo match's seq at the relay, as often as asked for, each higher than the one before. */
async function demoSeqs(relay: string, count: number): Promise<number[]> {
  const seqs: number[] = [];
  while (seqs.length < count) {
    const seq = await eventually('the demo match goes on', async () => {
      const list = await getJson(`${relay}/matches/live`, MatchList);
      const demo = list?.matches.find(({ match_id }) => match_id.startsWith('demo-'));
      return demo !== undefined && demo.seq > (seqs.at(-1) ?? 0) ? demo.seq : null;
    });
    seqs.push(seq);
  }
  return seqs;
}

/** Processes, zombies aside, whose environment or arguments name the data directory. */
async function processesOf(folder: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
      const [environ, cmdline, stat] = await Promise.all([read('environ'), read('cmdline'), read('stat')]);
      const isZombie = stat.slice(stat.lastIndexOf(')')).startsWith(') Z');
      return !isZombie && (environ.includes(folder) || cmdline.includes(folder)) ? cmdline : '';
    }),
  );
  return found.filter((cmdline) => cmdline !== '');
}
