import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { BrowserContext, Page } from 'playwright-core';
import { WebSocketServer } from 'ws';
import { en } from '../../apps/console/renderer/text/en.ts';
import { CHROMIUM, openDesk, signIn, withBrowser } from '../cli/browser.ts';
import { ensureBuilt } from '../cli/built.ts';
import { openFolder } from '../cli/machine.ts';
import { play } from '../cli/play.ts';
import { Stack } from '../cli/stack.ts';
import { percentile, round } from './figures.ts';
import { installEcho, installProbe, type KeySample } from './key-probe.ts';
import { testMatch } from './test-match.ts';

/** Actions measured in each case, and a few before them that warm the page up. */
const ACTIONS = 240;
const WARM_UP = 20;
/** Four actions a second: faster than any scorer for long, and seldom in step with the screen's refresh. */
const PAUSE_MS = 253;
/** A run is scored, or the player of that number is chosen where the pad asks for one; then one is taken back. */
const KEYS = ['1', '2', '4', '1', '3', '1', '2', '6', '1', 'Control+z'];

/**
 * From a key at the console's desk to the screen, in a real Chromium: to the frame that shows it, and to the frame that
 * shows it saved (committed in SQLite by the core, which says so). Beside it what this machine needs for the parts: a
 * bare page for a frame and for an echo, the disk for a commit.
 */
export async function* run(): AsyncGenerator<object> {
  if (CHROMIUM === null) {
    yield { bench: 'keys', skipped: 'There is no chromium on this machine.' };
    return;
  }
  await ensureBuilt();
  const dataDir = await openFolder('scorewire-bench-');
  const stack = new Stack(dataDir, { LOG_LEVEL: 'warn' });
  const lines: object[] = [];
  try {
    // No relay: it stands elsewhere, and its database would share this machine's disk.
    await stack.startConsole();
    const commit = committer(dataDir);
    await withBrowser(async (context) => {
      lines.push(...(await echoes(context)));
      const first = await context.newPage();
      await signIn(first, stack);
      await first.close();
      for (const events of [10, 3000]) lines.push(await desk(stack, context, commit, events));
    });
  } finally {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
  yield* lines;
}

/** The desk with a match of so many events open. */
async function desk(stack: Stack, context: BrowserContext, commit: () => number, events: number): Promise<object> {
  const match = `keys-${events}`;
  // Cut off within an innings: there is always a ball to be scored.
  await play(stack, match, testMatch(4200).slice(0, events));
  const page = await context.newPage();
  await openDesk(page, stack, match);
  await sleep(1000);
  const commits: number[] = [];
  const samples = await pressed(page, en.desk.notSaved, () => commits.push(commit()));
  await page.close();
  const complete = samples.filter(({ shown, saved }) => shown !== null && saved !== null);
  return {
    bench: 'keys',
    case: 'desk',
    events,
    actions: complete.length,
    unanswered: samples.length - complete.length,
    ...figures('shown', samples),
    ...figures('saved', samples),
    commit_p50_ms: round(percentile(commits, 0.5), 1),
    commit_p99_ms: round(percentile(commits, 0.99), 1),
  };
}

/** A bare page that answers a key by itself, and one that asks a server which echoes: the floor under all of it. */
async function echoes(context: BrowserContext): Promise<readonly object[]> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
  await once(server, 'listening');
  const address = server.address();
  const page = await context.newPage();
  try {
    await page.setContent('<main><header>0</header></main>');
    await page.evaluate(installEcho, typeof address === 'object' && address !== null ? address.port : 0);
    const samples = await pressed(page, '…');
    return [{ bench: 'keys', case: 'bare-page', ...figures('shown', samples), ...figures('echoed', samples, 'saved') }];
  } finally {
    await page.close();
    server.close();
  }
}

/** Presses the keys one by one, does something else in the pauses, and says what the page saw of each. */
async function pressed(page: Page, unsaved: string, between = () => 0): Promise<readonly KeySample[]> {
  await page.evaluate(installProbe, unsaved);
  for (let i = 0; i < WARM_UP + ACTIONS; i++) {
    await page.keyboard.press(KEYS[i % KEYS.length] ?? '1');
    await sleep(PAUSE_MS / 2);
    between();
    await sleep(PAUSE_MS / 2);
  }
  const samples: readonly KeySample[] = await page.evaluate('keySamples');
  return samples.slice(WARM_UP);
}

/** Milliseconds that one small transaction takes on the console's disk, as durable as the journal's own. */
function committer(dataDir: string): () => number {
  const database = new Database(join(dataDir, 'commit.sqlite'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE events (json TEXT)');
  const insert = database.prepare('INSERT INTO events VALUES (?)');
  return () => {
    const started = performance.now();
    insert.run('x'.repeat(600));
    return performance.now() - started;
  };
}

function figures(
  name: string,
  samples: readonly KeySample[],
  stage: 'shown' | 'saved' = name === 'shown' ? 'shown' : 'saved',
) {
  const times = samples.map((sample) => sample[stage]).filter((time) => time !== null);
  return {
    [`${name}_p50_ms`]: round(percentile(times, 0.5), 1),
    [`${name}_p99_ms`]: round(percentile(times, 0.99), 1),
    [`${name}_max_ms`]: round(Math.max(...times), 1),
  };
}
