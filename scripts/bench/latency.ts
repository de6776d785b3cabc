import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LiveClient } from '#shared/client/live-client.ts';
import type { Draft } from '#shared/match/event.ts';
import { ProblemError } from '#shared/problem.ts';
import type { Credentials } from '#shared/wire/mqtt.ts';
import { localScorer } from '../cli/credentials.ts';
import { liveUrl } from '../cli/relay.ts';
import { ScorerClient } from '../cli/scorer.ts';
import { Stack } from '../cli/stack.ts';
import { demoMatch } from '../demo/match.ts';
import { percentile, round } from './figures.ts';

/** Matches played one after the other; the first warms up what is cold everywhere, as a venue's system is not. */
const SEEDS = [1, 2, 3, 4];
/** Far faster than cricket, far slower than what the system can take: latency, not throughput. */
const PAUSE_MS = 20;

/** From the scorer's MQTT publish to the fan's WebSocket message: both ends in this process, one clock. */
export async function* run(): AsyncGenerator<object> {
  const dataDir = await mkdtemp(join(tmpdir(), 'scorewire-bench-'));
  // The private Postgres runs under a user of its own, which must be able to enter.
  await chmod(dataDir, 0o755);
  const stack = new Stack(dataDir, { LOG_LEVEL: 'warn' });
  try {
    await stack.startRelay();
    await stack.startConsole();
    yield await measure(stack, dataDir);
  } finally {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measure(stack: Stack, dataDir: string): Promise<object> {
  const login = await localScorer(dataDir);
  const samples: number[] = [];
  let lost = 0;
  for (const seed of SEEDS) {
    const played = await play(stack, login, `bench-latency-${seed}`, [...demoMatch(seed)]);
    if (seed === SEEDS[0]) continue;
    samples.push(...played.filter((sample) => sample !== null));
    lost += played.filter((sample) => sample === null).length;
  }
  return {
    bench: 'latency',
    case: 'demo-match',
    subscribers: 1,
    events: samples.length,
    lost,
    p50_ms: round(percentile(samples, 0.5)),
    p99_ms: round(percentile(samples, 0.99)),
    max_ms: round(Math.max(...samples)),
  };
}

/** Milliseconds from publish to receipt for each draft; null: it never came. */
async function play(
  stack: Stack,
  login: Credentials,
  match: string,
  drafts: readonly Draft[],
): Promise<(number | null)[]> {
  const scorer = await ScorerClient.connect(
    { url: stack.mqttUrl, user: login.username, password: login.password },
    match,
  );
  const publishedAt = new Map<string, number>();
  const receivedAt = new Map<string, number>();
  const fan = new LiveClient({
    url: liveUrl(stack.relayUrl),
    listener: {
      state: () => undefined,
      snapshot: () => undefined,
      event: ({ event }) => receivedAt.set(event.id, performance.now()),
      gap: () => undefined,
      error: () => undefined,
    },
  });
  // The fan is there before the match is, and so hears it from its first event.
  fan.subscribe(match);
  fan.start();
  await sleep(500);
  try {
    for (const draft of drafts) {
      publishedAt.set(draft.id, performance.now());
      const reply = await scorer.send(draft);
      if (reply.status === 'refused') throw new ProblemError(reply.error);
      await sleep(PAUSE_MS);
    }
    await sleep(500);
  } finally {
    fan.stop();
    await scorer.close();
  }
  return drafts.map(({ id }) => {
    const [from, to] = [publishedAt.get(id), receivedAt.get(id)];
    return from === undefined || to === undefined ? null : to - from;
  });
}
