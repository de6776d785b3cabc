import type { Logger } from 'pino';
import { WebSocket } from 'ws';
import { parseMessage } from '#shared/wire/parse.ts';
import { MAX_UPLINK_FRAME, UPLINK_PATH, UPLINK_PROTOCOL, UplinkDown, type UplinkUp } from '#shared/wire/uplink.ts';
import { Backoff } from './backoff.ts';

const HANDSHAKE_TIMEOUT = 10_000;
const PING_EVERY = 10_000;
/** Nothing heard for so long: the connection is dead, whatever TCP thinks. */
const DEAD_AFTER = 25_000;

export interface LinkOptions {
  /** http(s) or ws(s) address of the relay. */
  readonly relayUrl: string;
  readonly token: string | null;
  readonly log: Logger;
  readonly opened: () => void;
  /** A ping is on its way. */
  readonly pinged: () => void;
  readonly received: (message: UplinkDown) => void;
  /** Not connected, and why; `refused`: the relay does not know our token. Another attempt follows. */
  readonly lost: (why: { readonly refused: boolean; readonly message: string }) => void;
}

/** A WebSocket to the relay that comes back by itself. */
export class Link {
  readonly #options: LinkOptions;
  readonly #backoff = new Backoff();
  #socket: WebSocket | null = null;
  #heardAt = 0;
  /** Why there is no connection, as it was logged last. */
  #why: string | null = null;
  #beat: NodeJS.Timeout | null = null;
  #reconnect: NodeJS.Timeout | null = null;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  start(): void {
    this.#beat = setInterval(() => this.#checkAlive(), PING_EVERY);
    this.#connect();
  }

  stop(): void {
    clearInterval(this.#beat ?? undefined);
    clearTimeout(this.#reconnect ?? undefined);
    this.#socket?.removeAllListeners();
    this.#socket?.on('error', () => undefined);
    this.#socket?.close(1001);
    this.#socket = null;
  }

  /** Bytes that the socket has not passed on yet. */
  get buffered(): number {
    return this.#socket?.bufferedAmount ?? 0;
  }

  send(message: UplinkUp): void {
    this.sendText(JSON.stringify(message), () => undefined);
  }

  /** `sent` is called when the socket has taken it. */
  sendText(text: string, sent: () => void): void {
    this.#socket?.send(text, sent);
  }

  /** The connection has proved good: the next attempt after it comes soon. */
  approve(): void {
    this.#backoff.reset();
  }

  breakOff(): void {
    this.#socket?.terminate();
  }

  #connect(): void {
    const { relayUrl, token, opened } = this.#options;
    const socket = new WebSocket(uplinkAddress(relayUrl), UPLINK_PROTOCOL, {
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      handshakeTimeout: HANDSHAKE_TIMEOUT,
      maxPayload: MAX_UPLINK_FRAME,
      perMessageDeflate: false,
    });
    this.#socket = socket;
    this.#heardAt = performance.now();
    let answer: number | null = null;
    let error: Error | null = null;
    socket.on('open', opened);
    socket.on('message', (data, isBinary) => this.#receive(isBinary ? '' : data.toString()));
    socket.on('unexpected-response', (_request, response) => {
      answer = response.statusCode ?? 0;
      response.resume();
      socket.terminate();
    });
    socket.on('error', (cause) => {
      error = cause;
    });
    socket.on('close', (code, reason) => {
      const detail = error?.message ?? (reason.length > 0 ? `${code}: ${reason}` : `${code}`);
      this.#closed(answer, detail);
    });
  }

  #closed(answer: number | null, detail: string): void {
    const { lost, log } = this.#options;
    this.#socket = null;
    const refused = answer === 401 || answer === 403;
    const message = refused
      ? `The relay does not accept the uplink token (${answer}); check RELAY_TOKEN.`
      : answer === null
        ? `No connection to the relay (${detail}).`
        : `The relay answered ${answer} instead of opening the uplink.`;
    const wait = Math.round(this.#backoff.next());
    // A relay may be away for days.
    if (message !== this.#why) log.warn({ wait }, message);
    this.#why = message;
    this.#reconnect = setTimeout(() => this.#connect(), wait);
    lost({ refused, message });
  }

  #receive(text: string): void {
    this.#heardAt = performance.now();
    this.#why = null;
    const parsed = parseMessage(UplinkDown, text);
    if (parsed.ok) {
      this.#options.received(parsed.value);
      return;
    }
    this.#options.log.error({ problem: parsed.problem }, 'The relay sent something that is no uplink message.');
    this.#socket?.close(1002);
  }

  #checkAlive(): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    if (performance.now() - this.#heardAt > DEAD_AFTER) this.#socket.terminate();
    else {
      this.send({ op: 'ping' });
      this.#options.pinged();
    }
  }
}

function uplinkAddress(relayUrl: string): string {
  const url = new URL(relayUrl);
  url.protocol = url.protocol === 'https:' || url.protocol === 'wss:' ? 'wss:' : 'ws:';
  url.pathname = `${url.pathname.replace(/\/$/, '')}${UPLINK_PATH}`;
  return url.href;
}
