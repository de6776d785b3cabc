import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { Child, makeWay, pin, SERVER_CORE } from './child.ts';
import { live, webSocket } from './crowd/joining.ts';
import { Joined, Memory } from './crowd/questions.ts';

/** As many as a process may have open files, less some; see `ulimit -n`. */
const STEPS = [1000, 5000, 10_000, 19_000];
const SERVER = join(import.meta.dirname, 'crowd/server.ts');
const LOAD = join(import.meta.dirname, 'crowd/load.ts');
/** The garbage of the handshakes is given some time to go by itself, ms. */
const SETTLE_MS = 3000;

/**
 * Memory of the server for each idle subscriber: the live module with one match, beside bare `ws` with sockets that
 * follow nothing. Counted from what bare `ws` needs for nobody.
 */
export async function* run(): AsyncGenerator<object> {
  makeWay();
  const nobody = await withServer('ws-string', (ask) => ask(false));
  for (const [kind, joining] of [
    ['ws-string', webSocket],
    ['live', live],
  ] as const) {
    for (const subscribers of STEPS) {
      yield await withServer(kind, async (ask, port) => {
        const empty = await ask(true);
        const load = Child.start(process.execPath, [LOAD]);
        try {
          await load.ask({ op: 'connect', port, count: subscribers, ...joining }, Joined);
          await sleep(SETTLE_MS);
          const idle = await ask(false);
          const collected = await ask(true);
          const each = (bytes: number) => Math.round(bytes / subscribers);
          return {
            bench: 'connections',
            case: kind === 'live' ? 'live' : 'ws',
            subscribers,
            bytes_per_subscriber: each(idle.rss - nobody.rss),
            // Without garbage: what the subscribers themselves need, in V8's heap and beside it.
            collected_bytes_per_subscriber: each(collected.rss - nobody.rss),
            heap_bytes_per_subscriber: each(collected.heapUsed - empty.heapUsed),
            external_bytes_per_subscriber: each(collected.external - empty.external),
            unused_heap_bytes_per_subscriber: each(idle.heapTotal - collected.heapUsed),
            empty_rss_mb: Math.round(empty.rss / 2 ** 20),
            rss_mb: Math.round(idle.rss / 2 ** 20),
          };
        } finally {
          await load.end();
        }
      });
    }
  }
}

type Ask = (collect: boolean) => Promise<Memory>;

async function withServer<T>(kind: string, work: (ask: Ask, port: number) => Promise<T>): Promise<T> {
  const server = Child.start(process.execPath, ['--expose-gc', SERVER, kind]);
  try {
    const { port } = await server.hear(z.object({ port: z.int() }));
    pin(server.pid, SERVER_CORE);
    return await work((collect) => server.ask({ op: 'memory', collect }, Memory), port);
  } finally {
    await server.end();
  }
}
