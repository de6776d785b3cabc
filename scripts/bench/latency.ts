import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { Draft } from '#shared/match/event.ts';
import { ProblemError } from '#shared/problem.ts';
import { localScorer } from '../cli/credentials.ts';
import { openFolder } from '../cli/machine.ts';
import { ScorerClient } from '../cli/scorer.ts';
import { Stack } from '../cli/stack.ts';
import { demoMatch } from '../demo/match.ts';
import { Child, clock, makeWay, pin, SERVER_CORE } from './child.ts';
import { following } from './crowd/joining.ts';
import { Arrivals, Joined } from './crowd/questions.ts';
import { percentile, round } from './figures.ts';

const SUBSCRIBERS = [1, 1000, 5000];
const EVENTS = 150;
/** Played before, as a venue's system has been for a while. */
const WARM_UP = 60;
/** Far faster than cricket, far slower than what the system can take: latency, not throughput. */
const PAUSE_MS = 50;
/** Time to tell a fan once more before the next event, ms. */
const PAUSE_MS_EACH = 0.025;
const LOAD = join(import.meta.dirname, 'crowd/load.ts');

/**
 * From the scorer's MQTT publish to every fan's WebSocket: through the console and its journal (SQLite), the relay and
 * its Postgres. The relay has a core of its own where there are two; everything else shares the other.
 */
export async function* run(): AsyncGenerator<object> {
  const pinned = makeWay();
  const dataDir = await openFolder('scorewire-bench-');
  const stack = new Stack(dataDir, { LOG_LEVEL: 'warn' });
  try {
    await stack.startRelay();
    await stack.startConsole();
    pin(stack.relayPid, SERVER_CORE);
    for (const subscribers of SUBSCRIBERS) yield { ...(await measure(stack, subscribers)), pinned };
  } finally {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measure(stack: Stack, subscribers: number): Promise<object> {
  const match = `latency-${subscribers}`;
  const login = await localScorer(stack.dataDir);
  const scorer = await ScorerClient.connect(
    { url: stack.mqttUrl, user: login.username, password: login.password },
    match,
  );
  const load = Child.start(process.execPath, [LOAD]);
  try {
    // The fans are there before the match is, and so hear it from its first event.
    const port = Number(new URL(stack.relayUrl).port);
    await load.ask({ op: 'connect', port, count: subscribers, ...following(match) }, Joined);
    const drafts = [...demoMatch(subscribers)].slice(0, WARM_UP + EVENTS);
    const pauseMs = PAUSE_MS + PAUSE_MS_EACH * subscribers;
    await play(scorer, load, drafts.slice(0, WARM_UP), pauseMs);
    const before = await stages(stack);
    const { arrivals, replies } = await play(scorer, load, drafts.slice(WARM_UP), pauseMs);
    const after = await stages(stack);
    const stage = (name: string) => {
      const [from, to] = [before.get(name), after.get(name)];
      return from && to ? round(((to.sum - from.sum) / (to.count - from.count)) * 1000) : null;
    };
    return {
      bench: 'latency',
      case: 'mqtt-to-fans',
      subscribers,
      events: replies.length,
      lost: arrivals.missing,
      p50_ms: arrivals.p50Ms,
      p99_ms: arrivals.p99Ms,
      last_p50_ms: arrivals.lastP50Ms,
      last_p99_ms: arrivals.lastP99Ms,
      // Publish to the console's word that it is in the journal.
      replied_p50_ms: round(percentile(replies, 0.5)),
      replied_p99_ms: round(percentile(replies, 0.99)),
      // From the journal on, by the relay's own metrics.
      relayed_mean_ms: stage('relayed'),
      stored_mean_ms: stage('stored'),
      sent_to_all_mean_ms: stage('sent'),
    };
  } finally {
    await load.end();
    await scorer.close();
  }
}

async function play(
  scorer: ScorerClient,
  load: Child,
  drafts: readonly Draft[],
  pauseMs: number,
): Promise<{ readonly arrivals: Arrivals; readonly replies: readonly number[] }> {
  await load.ask({ op: 'arm', events: drafts.length }, z.object({}));
  const startedAt: number[] = [];
  const replies: number[] = [];
  for (const draft of drafts) {
    const started = clock();
    startedAt.push(started);
    const reply = await scorer.send(draft);
    if (reply.status === 'refused') throw new ProblemError(reply.error);
    replies.push(clock() - started);
    await sleep(Math.max(0, started + pauseMs - clock()));
  }
  return { arrivals: await load.ask({ op: 'figures', startedAt }, Arrivals), replies };
}

interface Stage {
  readonly sum: number;
  readonly count: number;
}

async function stages(stack: Stack): Promise<ReadonlyMap<string, Stage>> {
  const text = await (await fetch(new URL('/metrics', stack.relayUrl))).text();
  const read = (part: string, name: string) =>
    Number(new RegExp(`^scorewire_stage_seconds_${part}\\{stage="${name}"\\} (\\S+)$`, 'm').exec(text)?.[1] ?? 0);
  return new Map(
    ['relayed', 'stored', 'sent'].map((name) => [name, { sum: read('sum', name), count: read('count', name) }]),
  );
}
