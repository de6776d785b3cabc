import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { type Credentials, topics } from '#shared/wire/mqtt.ts';
import { localScorer } from '../cli/credentials.ts';
import { openFolder } from '../cli/machine.ts';
import { launch, stop } from '../cli/process.ts';
import { Stack } from '../cli/stack.ts';
import { record } from '../demo/record.ts';
import { cpuMs } from './cpu.ts';
import { percentile, round } from './figures.ts';
import { MqttLoad, type Published } from './mqtt-load.ts';
import { longDrafts } from './soak.ts';

const BARE_BROKER = join(import.meta.dirname, 'bare-broker.ts');
const BrokerReady = z.looseObject({ ready: z.literal('broker'), url: z.string() });

/** The best round counts: what else the machine does only ever makes it slower. */
const ROUNDS = 3;

interface Case {
  readonly name: string;
  /** Each has a match of its own. */
  readonly clients: number;
  readonly eventsOfClient: number;
  /** Unacked at most, of each client. */
  readonly window: number;
}

const CASES: readonly Case[] = [
  { name: 'one-scorer', clients: 1, eventsOfClient: 5000, window: 256 },
  { name: 'eight-matches', clients: 8, eventsOfClient: 1000, window: 64 },
  { name: 'one-at-a-time', clients: 1, eventsOfClient: 400, window: 1 },
];

/**
 * Drafts published with QoS 1 to a real console and acked once they are judged, signed and committed in SQLite (WAL,
 * synchronous=FULL). Beside it aedes alone, which keeps nothing, and SQLite with a transaction for each event.
 */
export async function* run(): AsyncGenerator<object> {
  const dataDir = await openFolder('scorewire-bench-');
  const stack = new Stack(dataDir, { LOG_LEVEL: 'warn' });
  const broker = await launch(BARE_BROKER, {}, BrokerReady, () => undefined);
  try {
    // No relay: it stands elsewhere.
    await stack.startConsole();
    const login = await localScorer(dataDir);
    const payloads = longDrafts().map((draft) => JSON.stringify(draft));
    // What is cold everywhere is warm at a console that has run for a minute.
    await publish(
      new URL(stack.mqttUrl),
      login,
      { name: 'warm-up', clients: 1, eventsOfClient: 2000, window: 64 },
      payloads,
      0,
    );
    for (const one of CASES) {
      const rounds: { ours: Figures; bare: Figures; commits: number; cpuUs: number }[] = [];
      for (let n = 0; n < ROUNDS; n++) {
        const bare = await publish(new URL(broker.ready.url), login, one, payloads, n);
        const commits = commitEach(dataDir, 1000);
        const before = await cpuMs(stack.consolePid);
        const ours = await publish(new URL(stack.mqttUrl), login, one, payloads, n);
        const spent = (await cpuMs(stack.consolePid)) - before;
        rounds.push({ ours, bare, commits, cpuUs: (spent * 1000) / (one.clients * one.eventsOfClient) });
      }
      const ours = best(rounds.map((each) => each.ours));
      const bare = best(rounds.map((each) => each.bare));
      yield {
        bench: 'journal',
        case: one.name,
        synchronous: 'FULL',
        clients: one.clients,
        events: one.clients * one.eventsOfClient,
        window: one.window,
        events_per_s: Math.round(ours.perS),
        console_cpu_us_per_event: round(Math.min(...rounds.map(({ cpuUs }) => cpuUs)), 1),
        ack_p50_ms: round(percentile(ours.ackMs, 0.5), 1),
        ack_p99_ms: round(percentile(ours.ackMs, 0.99), 1),
        bare_aedes_events_per_s: Math.round(bare.perS),
        commit_each_events_per_s: Math.round(Math.max(...rounds.map(({ commits }) => commits))),
        ratio_to_bare_aedes: round(ours.perS / bare.perS),
      };
    }
  } finally {
    await stop(broker);
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

interface Figures {
  readonly perS: number;
  readonly ackMs: readonly number[];
}

async function publish(
  url: URL,
  login: Credentials,
  { name, clients, eventsOfClient, window }: Case,
  payloads: readonly string[],
  n: number,
): Promise<Figures> {
  const loads = await Promise.all(
    Array.from({ length: clients }, (_, i) => MqttLoad.connect(url, `${login.username}-bench${i}`, login)),
  );
  const sent = payloads.slice(0, eventsOfClient);
  const started = performance.now();
  const published: Published[] = await Promise.all(
    loads.map((load, i) => load.publish(topics.draft(`${name}-${n}-${i}`), sent, window)),
  );
  const seconds = (performance.now() - started) / 1000;
  for (const load of loads) load.close();
  return { perS: (clients * eventsOfClient) / seconds, ackMs: published.flatMap(({ ackMs }) => ackMs) };
}

function best(figures: readonly Figures[]): Figures {
  return figures.reduce((a, b) => (a.perS > b.perS ? a : b));
}

/** Events/s into the journal's table with a transaction for each, on the console's disk, by nothing but SQLite. */
function commitEach(dataDir: string, events: number): number {
  const database = new Database(join(dataDir, 'commit.sqlite'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('DROP TABLE IF EXISTS events');
  database.exec(
    'CREATE TABLE events (match TEXT, seq INTEGER, id TEXT UNIQUE, json TEXT, PRIMARY KEY (match, seq)) WITHOUT ROWID',
  );
  const insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?)');
  const log = record('commit', longDrafts().slice(0, events)).map((event) => ({
    ...event,
    json: JSON.stringify(event),
  }));
  const started = performance.now();
  for (const { match, seq, id, json } of log) insert.run(match, seq, id, json);
  const seconds = (performance.now() - started) / 1000;
  database.close();
  return log.length / seconds;
}
