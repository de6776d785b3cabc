import type { Logger } from 'pino';
import { isJsonObject, parseJson } from '#shared/json/json.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { ConsoleUp } from '#shared/wire/console.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import type { ConsoleApi } from './api.ts';

/** A frame from the user interface: one draft and its envelope. */
export const MAX_API_FRAME = 128 * 1024;
/** Requests of one client that are being worked on. */
const MAX_OPEN_REQUESTS = 256;

/** What carries frames to one user interface. It drops what it cannot send any more. */
export interface FrameChannel {
  /** `sent` is called when the client has taken the frame, or some time after. */
  send(text: string, sent: () => void): void;
  /** Bytes that the client has not taken yet. */
  readonly backlog: number;
  close(): void;
}

export interface FrameServer {
  received(text: string): void;
  closed(): void;
}

/** Carries the console's API (shared/wire/console.ts) over one channel: a WebSocket, or a port of the desktop shell. */
export function serveFrames(channel: FrameChannel, api: ConsoleApi, user: string, log: Logger): FrameServer {
  const session = api.open(user, {
    push: (message) => channel.send(JSON.stringify(message), () => session.flush()),
    get backlog() {
      return channel.backlog;
    },
    close: () => channel.close(),
  });
  let open = 0;

  function answer(id: number, body: { ok: true; result: unknown } | { ok: false; error: Problem }): void {
    channel.send(JSON.stringify({ id, ...body }), () => undefined);
  }

  async function receive(text: string): Promise<void> {
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
  }

  return {
    received(text) {
      receive(text).catch((error: unknown) => {
        log.error({ err: error }, 'A user interface could not be answered.');
        channel.close();
      });
    },
    closed: () => session.close(),
  };
}

/** The id of a frame that is otherwise not valid; -1 when it has none. */
function idOf(text: string): number {
  const json = parseJson(text);
  const id = json.ok && isJsonObject(json.value) ? json.value.id : null;
  return Number.isSafeInteger(id) ? Number(id) : -1;
}
