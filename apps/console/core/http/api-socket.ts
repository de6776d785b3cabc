import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { isJsonObject, parseJson } from '#shared/json/json.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { ConsoleUp } from '#shared/wire/console.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import type { ConsoleApi } from '../api.ts';

/** A frame from the user interface: one draft and its envelope. */
export const MAX_API_FRAME = 128 * 1024;
/** Answers and pushes that a client has not taken: beyond this it is gone. */
const MAX_BUFFERED = 16 * 1024 * 1024;
/** Requests of one client that are being worked on. */
const MAX_OPEN_REQUESTS = 256;
const PING_EVERY = 15_000;

/** Carries the console's API over one WebSocket, see shared/wire/console.ts. */
export function serveApi(socket: WebSocket, api: ConsoleApi, user: string, log: Logger): void {
  const send = (message: object, sent: () => void): void => {
    if (socket.readyState !== socket.OPEN) return;
    socket.send(JSON.stringify(message), sent);
    if (socket.bufferedAmount > MAX_BUFFERED) socket.terminate();
  };
  const session = api.open(user, {
    push: (message) => send(message, () => session.flush()),
    get backlog() {
      return socket.bufferedAmount;
    },
    close: () => socket.close(1000),
  });
  let open = 0;
  const answer = (id: number, body: { ok: true; result: unknown } | { ok: false; error: Problem }): void => {
    send({ id, ...body }, () => undefined);
  };
  const receive = async (text: string): Promise<void> => {
    const frame = parseMessage(ConsoleUp, text);
    if (!frame.ok) {
      answer(idOf(text), { ok: false, error: frame.problem });
      return;
    }
    const { id, request } = frame.value;
    if (open >= MAX_OPEN_REQUESTS) {
      answer(id, { ok: false, error: problem('busy', 'Too many requests at once; wait for the answers.') });
      return;
    }
    open++;
    try {
      const result = await session.request(request);
      answer(id, result.ok ? { ok: true, result: result.value } : { ok: false, error: result.problem });
    } catch (error) {
      log.error({ err: error, op: request.op }, 'A request of a user interface failed.');
      answer(id, { ok: false, error: problem('internal-error', 'The console failed on this request.') });
    } finally {
      open--;
    }
  };
  socket.on('message', (data, isBinary) => {
    if (isBinary) socket.close(1003);
    else receive(data.toString()).catch((error: unknown) => socket.emit('error', error));
  });
  const stopPing = keepAlive(socket);
  socket.on('close', () => {
    stopPing();
    session.close();
  });
}

/** Half-open connections (a tablet that went out of range) end here. */
function keepAlive(socket: WebSocket): () => void {
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

/** The id of a frame that is otherwise not valid; -1 when it has none. */
function idOf(text: string): number {
  const json = parseJson(text);
  const id = json.ok && isJsonObject(json.value) ? json.value.id : null;
  return Number.isSafeInteger(id) ? Number(id) : -1;
}
