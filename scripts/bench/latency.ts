import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LiveClient } from '#shared/client/live-client.ts';
import { ProblemError } from '#shared/problem.ts';
import { localScorer } from '../cli/credentials.ts';
import { liveUrl } from '../cli/relay.ts';
import { ScorerClient } from '../cli/scorer.ts';
import { Stack } from '../cli/stack.ts';
import { demoMatch } from '../demo/match.ts';
import { percentile, round } from './figures.ts';

const MATCH = 'bench-latency';
/** The first events meet cold code everywhere; a match has none of that after its first over. */
const WARM_UP = 30;
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
  const scorer = await ScorerClient.connect(
    { url: stack.mqttUrl, user: login.username, password: login.password },
    MATCH,
  );
  const receivedAt = new Map<string, number>();
  const publishedAt = new Map<string, number>();
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
  const drafts = [...demoMatch(1)];
  try {
    for (const [index, draft] of drafts.entries()) {
      publishedAt.set(draft.id, performance.now());
      const reply = await scorer.send(draft);
      if (reply.status === 'refused') throw new ProblemError(reply.error);
      if (index === 0) {
        // The relay knows the match once its first event has arrived there.
        await sleep(500);
        fan.subscribe(MATCH);
        fan.start();
        await sleep(500);
      }
      await sleep(PAUSE_MS);
    }
    await sleep(500);
  } finally {
    fan.stop();
    await scorer.close();
  }
  const samples = drafts.slice(WARM_UP).flatMap(({ id }) => {
    const from = publishedAt.get(id);
    const to = receivedAt.get(id);
    return from === undefined || to === undefined ? [] : [to - from];
  });
  return {
    bench: 'latency',
    case: 'demo-match',
    subscribers: 1,
    events: samples.length,
    lost: drafts.length - WARM_UP - samples.length,
    p50_ms: round(percentile(samples, 0.5)),
    p99_ms: round(percentile(samples, 0.99)),
    max_ms: round(Math.max(...samples)),
  };
}
