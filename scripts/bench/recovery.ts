import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Position } from '#shared/wire/live.ts';
import { openFolder } from '../cli/machine.ts';
import { Child, clock, makeWay, pin, SERVER_CORE } from './child.ts';
import { following, LIVE_MATCH } from './crowd/joining.ts';
import { Joined } from './crowd/questions.ts';
import { RelayServer } from './crowd/relay-server.ts';
import { percentile, round } from './figures.ts';

const FANS = 10_000;
/** As many as a listener's backlog takes at a time; the others come as these are through. */
const AT_ONCE = 2000;
/** Events that were told before the fans come back. */
const EVENTS = 300;
const MISSED = 40;
const LOAD = join(import.meta.dirname, 'crowd/load.ts');

/**
 * 10,000 fans who come back at once: how long until all of them are current, by a fresh snapshot and by what they
 * missed, and what it costs; and how long the relay takes meanwhile to store an event, beside how long it takes in peace.
 */
export async function* run(): AsyncGenerator<object> {
  makeWay();
  const folder = await openFolder('scorewire-bench-');
  const relay = await RelayServer.start(folder);
  try {
    pin(relay.pid, SERVER_CORE);
    const peace = await relay.score(EVENTS);
    const { term, seq } = await relay.head();
    yield await rejoin(relay, peace, 'snapshot');
    yield await rejoin(relay, peace, 'replay', { term, seq: seq - MISSED });
  } finally {
    await relay.end();
    await rm(folder, { recursive: true, force: true });
  }
}

async function rejoin(relay: RelayServer, peace: readonly number[], name: string, after?: Position): Promise<object> {
  const load = Child.start(process.execPath, [LOAD]);
  try {
    const before = await relay.cpuUs();
    const started = clock();
    let isJoining = true;
    const joined = load
      .ask({ op: 'connect', port: relay.port, count: FANS, atOnce: AT_ONCE, ...following(LIVE_MATCH, after) }, Joined)
      .finally(() => {
        isJoining = false;
      });
    const acks: number[] = [];
    while (isJoining) {
      acks.push(...(await relay.score(1)));
      await sleep(100);
    }
    const { p50Ms, p99Ms, lastMs } = await joined;
    const cpu = (await relay.cpuUs()) - before;
    return {
      bench: 'recovery',
      case: name,
      subscribers: FANS,
      at_once: AT_ONCE,
      all_current_ms: round(lastMs, 0),
      current_p50_ms: round(p50Ms, 0),
      current_p99_ms: round(p99Ms, 0),
      cpu_us_per_subscriber: round(cpu / FANS),
      stored_max_ms: round(Math.max(...acks)),
      stored_p50_ms: round(percentile(acks, 0.5)),
      stored_in_peace_p50_ms: round(percentile(peace, 0.5)),
      seconds: round((clock() - started) / 1000),
    };
  } finally {
    await load.end();
    // The relay says goodbye to those who are gone.
    await sleep(2000);
  }
}
