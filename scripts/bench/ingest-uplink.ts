import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { WebSocket } from 'ws';
import type { MatchEvent } from '#shared/match/event.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { UPLINK_PATH, UPLINK_PROTOCOL, UplinkDown, type UplinkUp } from '#shared/wire/uplink.ts';
import { openFolder } from '../cli/machine.ts';
import { launch, RelayReady, stop } from '../cli/process.ts';
import { RELAY } from '../cli/stack.ts';
import { cpuMs } from './cpu.ts';
import { round } from './figures.ts';
import { inWindow, logOfMatch } from './ingest-load.ts';

/** As a console sends its backlog (`MAX_BATCH_EVENTS`, `Lane`): batches of so many events, so many on their way. */
const BATCH = 256;
const IN_FLIGHT = 4;

/**
 * A whole relay in a process of its own: consoles' frames parsed, hashes and data checked, stored, projected, acked.
 * @param databaseUrl undefined: the relay's own Postgres
 */
export async function* uplinkCases(
  databaseUrl: string | undefined,
  course: readonly MatchEvent[],
): AsyncGenerator<object> {
  const dataDir = await openFolder('scorewire-bench-');
  const token = randomBytes(16).toString('hex');
  const env = {
    DATA_DIR: dataDir,
    RELAY_PORT: '0',
    RELAY_HOST: '127.0.0.1',
    UPLINK_TOKEN: token,
    LOG_LEVEL: 'warn',
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  };
  const relay = await launch(RELAY, env, RelayReady, () => undefined);
  try {
    const link = await Link.connect(relay.ready.url, token);
    // What is cold everywhere is warm at a relay that has run for a minute.
    await link.send(batches('warm-up', course.slice(0, 2048)));
    for (const [name, matches, events] of [
      ['uplink-backlog', 1, 8000],
      ['uplink-many-matches', 16, 768],
    ] as const) {
      const logs = Array.from({ length: matches }, (_, i) => batches(`${name}-${i}`, course.slice(0, events)));
      const cpu = await cpuMs(relay.child.pid);
      const started = performance.now();
      await Promise.all(logs.map((log) => link.send(log)));
      const seconds = (performance.now() - started) / 1000;
      const spent = (await cpuMs(relay.child.pid)) - cpu;
      yield {
        bench: 'ingest',
        case: name,
        postgres: databaseUrl === undefined ? 'embedded' : 'given',
        matches,
        events: matches * events,
        batch: BATCH,
        in_flight: matches * IN_FLIGHT,
        events_per_s: Math.round((matches * events) / seconds),
        relay_cpu_us_per_event: round((spent * 1000) / (matches * events), 1),
      };
    }
    link.close();
  } finally {
    await stop(relay);
    await rm(dataDir, { recursive: true, force: true });
  }
}

interface Batch {
  readonly match: string;
  readonly last: number;
  readonly frame: string;
}

function batches(match: string, course: readonly MatchEvent[]): Batch[] {
  const log = logOfMatch(match, course);
  const all: Batch[] = [];
  for (let i = 0; i < log.length; i += BATCH) {
    const entries = log.slice(i, i + BATCH);
    const frame = `{"op":"events","match":${JSON.stringify(match)},"events":[${entries.map(({ json }) => json).join(',')}]}`;
    all.push({ match, last: i + entries.length, frame });
  }
  return all;
}

/** A console's end: frames out, acks in. */
class Link {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<string, { seq: number; resolve: () => void }[]>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const message = parseMessage(UplinkDown, data.toString());
      if (!message.ok) throw new Error(message.problem.message);
      if (message.value.op === 'refused' || message.value.op === 'error') throw new Error(message.value.error.message);
      if (message.value.op !== 'ack') return;
      const { match, seq } = message.value;
      const waiting = this.#waiting.get(match) ?? [];
      while (waiting[0] !== undefined && waiting[0].seq <= seq) waiting.shift()?.resolve();
    });
  }

  static async connect(url: string, token: string): Promise<Link> {
    const socket = new WebSocket(url.replace('http', 'ws') + UPLINK_PATH, UPLINK_PROTOCOL, {
      headers: { authorization: `Bearer ${token}` },
    });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const hello: UplinkUp = { op: 'hello', console: 'bench', name: 'bench', matches: [] };
    socket.send(JSON.stringify(hello));
    return new Link(socket);
  }

  /** All of one match's batches, as many at a time as a console has; resolves when all are acked. */
  async send(log: readonly Batch[]): Promise<void> {
    await inWindow(log, IN_FLIGHT, ({ match, last, frame }) => {
      const waiting = this.#waiting.get(match) ?? [];
      this.#waiting.set(match, waiting);
      return new Promise<void>((resolve) => {
        waiting.push({ seq: last, resolve });
        this.#socket.send(frame);
      });
    });
  }

  close(): void {
    this.#socket.close();
  }
}
