import { createServer, type Server } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Server as SocketIo } from 'socket.io';
import { type WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod';
import { clock, serveParent } from '../child.ts';
import { round } from '../figures.ts';
import { type FanOut, liveFanOut } from './live-server.ts';
import { ServerQuestion } from './questions.ts';

/** A server to be measured, in a process of its own: `server.ts KIND`. */

const kinds = {
  'ws-string': (server: Server): FanOut => {
    const sockets = webSockets(server);
    return (text) => {
      for (const socket of sockets) socket.send(text);
    };
  },
  'ws-buffer': (server: Server): FanOut => {
    const sockets = webSockets(server);
    return (text) => {
      const bytes = Buffer.from(text);
      for (const socket of sockets) socket.send(bytes, { binary: false });
    };
  },
  'socket.io': (server: Server): FanOut => {
    const io = new SocketIo(server, { transports: ['websocket'], pingInterval: 300_000, serveClient: false });
    return (text) => io.emit('event', text);
  },
  live: liveFanOut,
};

function webSockets(server: Server): Set<WebSocket> {
  const upgrades = new WebSocketServer({ server, perMessageDeflate: false });
  return upgrades.clients;
}

const kind = z.enum(['ws-string', 'ws-buffer', 'socket.io', 'live']).parse(process.argv[2]);
const server = createServer();
const fanOut = kinds[kind](server);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 4096, resolve));
const address = server.address();
const port = typeof address === 'object' ? address?.port : 0;

await serveParent(ServerQuestion, { port }, async (question) =>
  question.op === 'fan' ? await fan(question) : memory(question.collect),
);

/** What the process takes and what of it is in use; `collect` throws the garbage away first. */
function memory(collect: boolean): object {
  if (collect) globalThis.gc?.();
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
  return { rss, heapUsed, heapTotal, external };
}

async function fan({ events, gapMs, bytes, watch }: Extract<ServerQuestion, { op: 'fan' }>): Promise<object> {
  const text = 'x'.repeat(bytes);
  const startedAt: number[] = [];
  const delay = watch ? monitorEventLoopDelay({ resolution: 1 }) : null;
  delay?.enable();
  const before = process.cpuUsage();
  for (let event = 0; event < events; event++) {
    const started = clock();
    startedAt.push(started);
    fanOut(text);
    await sleep(Math.max(0, started + gapMs - clock()));
  }
  const { user, system } = process.cpuUsage(before);
  delay?.disable();
  return {
    cpuUs: user + system,
    startedAt,
    rssMb: round(process.memoryUsage.rss() / 2 ** 20, 1),
    ...(delay && { loopP99Ms: round(delay.percentile(99) / 1e6), loopMaxMs: round(delay.max / 1e6) }),
  };
}
