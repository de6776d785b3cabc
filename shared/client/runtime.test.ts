import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { LIVE_PROTOCOL } from '../wire/live.ts';
import { LiveClient, type LiveState } from './live-client.ts';
import { event, MATCH, snapshot } from './scripted.ts';

/** The client on real sockets and real time, against a server that says what it is told to. */
const servers: WebSocketServer[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    for (const socket of server.clients) socket.terminate();
    server.close();
  }
});

async function serve(port = 0): Promise<WebSocketServer> {
  const server = new WebSocketServer({
    port,
    host: '127.0.0.1',
    handleProtocols: (offered) => (offered.has(LIVE_PROTOCOL) ? LIVE_PROTOCOL : false),
  });
  servers.push(server);
  await once(server, 'listening');
  return server;
}

function portOf(server: WebSocketServer): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}

function follow(port: number) {
  const states: LiveState[] = [];
  const told: string[] = [];
  const client = new LiveClient({
    url: `ws://127.0.0.1:${port}/v1/live`,
    listener: {
      state: (state) => states.push(state),
      snapshot: ({ seq }) => told.push(`snapshot ${seq}`),
      event: ({ seq }) => told.push(`event ${seq}`),
      gap: () => told.push('gap'),
      error: () => told.push('error'),
    },
  });
  client.subscribe(MATCH);
  client.start();
  return { client, states, told };
}

test('speaks the subprotocol, hears and resumes after the server comes back', async () => {
  const first = await serve();
  const port = portOf(first);
  first.on('connection', (socket) => {
    expect(socket.protocol).toBe(LIVE_PROTOCOL);
    socket.send(JSON.stringify(snapshot({ term: 1, seq: 4 })));
    socket.send(JSON.stringify(event({ term: 1, seq: 5 })));
  });
  const { client, states, told } = follow(port);
  await expect.poll(() => told).toEqual(['snapshot 4', 'event 5']);

  for (const socket of first.clients) socket.terminate();
  first.close();
  await expect.poll(() => states.at(-1)).toBe('reconnecting');
  const second = await serve(port);
  const asked: string[] = [];
  second.on('connection', (socket) => {
    socket.on('message', (data) => asked.push(String(data)));
    socket.send(JSON.stringify(event({ term: 1, seq: 6 })));
  });
  await expect.poll(() => told, { timeout: 15_000 }).toEqual(['snapshot 4', 'event 5', 'event 6']);
  expect(asked).toEqual([
    JSON.stringify({ op: 'subscribe', match: MATCH, after: { term: 1, seq: 5 } }),
    JSON.stringify({ op: 'ping' }),
  ]);
  client.stop();
  expect(states).toEqual(['connecting', 'live', 'reconnecting', 'live', 'stopped']);
});

test('a close code from 4500 on is final', async () => {
  const server = await serve();
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    socket.close(4500);
  });
  const { states } = follow(portOf(server));
  await expect.poll(() => states.at(-1)).toBe('stopped');
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(connections).toBe(1);
});
