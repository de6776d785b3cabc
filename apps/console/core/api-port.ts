import type { Logger } from 'pino';
import { PortMessage } from '#shared/wire/shell.ts';
import type { ConsoleApi } from './api.ts';
import { MAX_API_FRAME, serveFrames } from './api-frames.ts';

/** Characters that a window has not taken: beyond this it hangs and is cut off. */
const MAX_BUFFERED = 16 * 1024 * 1024;

/** Our end of a message port whose other end a window has. */
export interface ApiPort {
  post(text: string): void;
  close(): void;
}

interface PortServer {
  received(message: unknown): void;
  closed(): void;
}

/** A port says nothing of what the other end has taken, so the window does: it counts the frames it has read. */
export function servePort(port: ApiPort, api: ConsoleApi, user: string, log: Logger): PortServer {
  const untaken: { readonly length: number; readonly sent: () => void }[] = [];
  let backlog = 0;

  const frames = serveFrames(
    {
      send(text, sent) {
        port.post(text);
        untaken.push({ length: text.length, sent });
        backlog += text.length;
        if (backlog > MAX_BUFFERED) port.close();
      },
      get backlog() {
        return backlog;
      },
      close: () => port.close(),
    },
    api,
    user,
    log,
  );

  function taken(count: number): void {
    for (const { length, sent } of untaken.splice(0, count)) {
      backlog -= length;
      sent();
    }
  }

  return {
    received(message) {
      const parsed = PortMessage.safeParse(message);
      if (!parsed.success) log.warn('A window sent what is no frame.');
      else if (typeof parsed.data === 'number') taken(parsed.data);
      else if (parsed.data.length > MAX_API_FRAME) port.close();
      else frames.received(parsed.data);
    },
    closed: () => frames.closed(),
  };
}
