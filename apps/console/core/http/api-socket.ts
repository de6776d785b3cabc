import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { ConsoleApi } from '../api.ts';
import { serveFrames } from '../api-frames.ts';

/** Answers and pushes that a client has not taken: beyond this it is gone. */
const MAX_BUFFERED = 16 * 1024 * 1024;
const PING_EVERY = 15_000;

/** Carries the console's API over one WebSocket. */
export function serveApi(socket: WebSocket, api: ConsoleApi, user: string, log: Logger): void {
  const frames = serveFrames(
    {
      send(text, sent) {
        if (socket.readyState !== socket.OPEN) return;
        socket.send(text, sent);
        if (socket.bufferedAmount > MAX_BUFFERED) socket.terminate();
      },
      get backlog() {
        return socket.bufferedAmount;
      },
      close: () => socket.close(1000),
    },
    api,
    user,
    log,
  );
  socket.on('message', (data, isBinary) => {
    if (isBinary) socket.close(1003);
    else frames.received(data.toString());
  });
  const stopPing = keepAlive(socket);
  socket.on('close', () => {
    stopPing();
    frames.closed();
  });
}

/** Half-open connections (a tablet that went out of range) end here. */
export function keepAlive(socket: WebSocket): () => void {
  let alive = true;
  socket.on('pong', () => {
    alive = true;
  });
  const timer = setInterval(() => {
    if (!alive) socket.terminate();
    alive = false;
    socket.ping();
  }, PING_EVERY);
  return () => clearInterval(timer);
}
