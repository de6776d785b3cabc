import type { Duplex } from 'node:stream';
import { type RawData, WebSocket } from 'ws';
import { LiveClose, LiveUp } from '#shared/wire/live.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { webSocketEncodings } from './encoding.ts';
import type { Frame } from './frame.ts';
import { type Outlet, SLOW_BYTES } from './subscription.ts';
import { type Channels, Subscriptions } from './subscriptions.ts';

/** Requests a fan may send within `WINDOW_MS`. */
const MAX_REQUESTS = 300;
const WINDOW_MS = 10_000;

/** One fan's connection. */
export interface Session {
  /** Asks whether the fan is still there; ends the connection of one that is not, or does not read. */
  beat(now: number): void;
  close(code: number, reason: string): void;
  /** At once, without a word. */
  terminate(): void;
}

/** One fan's WebSocket. */
export class LiveSession implements Session, Outlet {
  readonly encodings = webSocketEncodings;
  readonly #webSocket: WebSocket;
  readonly #socket: Duplex;
  readonly #channels: Channels;
  readonly #subscriptions: Subscriptions;
  #requests = 0;
  #windowStart = 0;
  #heard = true;

  constructor(webSocket: WebSocket, socket: Duplex, channels: Channels) {
    this.#webSocket = webSocket;
    this.#socket = socket;
    this.#channels = channels;
    this.#subscriptions = new Subscriptions(this, channels);
    webSocket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    webSocket.on('pong', () => {
      this.#heard = true;
    });
    // A close always follows.
    webSocket.on('error', () => undefined);
    webSocket.once('close', () => this.#subscriptions.end());
    socket.on('drain', () => this.#subscriptions.drained());
  }

  unread(): number {
    return this.#socket.writableLength;
  }

  /**
   * Past the WebSocket, straight to the socket it was upgraded from: for thousands of fans half of the cost of
   * `send(string)`. Sound only because compression is off (so `ws` holds nothing back and the order stands), and because
   * nothing is written once the closing handshake has begun.
   */
  write(bytes: Frame): void {
    if (this.#webSocket.readyState === WebSocket.OPEN) this.#socket.write(bytes);
  }

  beat(now: number): void {
    if (!this.#heard) {
      this.terminate();
    } else if (this.#subscriptions.isTooSlow(now)) {
      this.#closeSlow();
    } else {
      this.#heard = false;
      this.#webSocket.ping();
    }
  }

  close(code: number, reason: string): void {
    this.#webSocket.close(code, reason);
  }

  terminate(): void {
    this.#webSocket.terminate();
  }

  #receive(data: RawData, isBinary: boolean): void {
    // A fan that we have said goodbye to may speak on for as long as it likes.
    if (this.#webSocket.readyState !== WebSocket.OPEN) return;
    this.#heard = true;
    if (isBinary) this.close(LiveClose.badRequest, 'messages are text');
    else if (this.#floods(Date.now())) this.close(LiveClose.tooMany, 'too many requests');
    // Whoever asks for more without reading what it got would fill our memory.
    else if (this.unread() > 2 * SLOW_BYTES) this.#closeSlow();
    else this.#answer(data.toString());
  }

  #answer(text: string): void {
    const parsed = parseMessage(LiveUp, text);
    if (!parsed.ok) {
      this.#subscriptions.sendError(parsed.problem);
      return;
    }
    const message = parsed.value;
    if (message.op === 'ping') this.#subscriptions.send({ op: 'pong' });
    else if (message.op === 'unsubscribe') this.#subscriptions.unsubscribe(message.match);
    else void this.#subscriptions.subscribe(message.match, message.after, message.view, message.locale);
  }

  #floods(now: number): boolean {
    if (now - this.#windowStart > WINDOW_MS) {
      this.#windowStart = now;
      this.#requests = 0;
    }
    this.#requests += 1;
    return this.#requests > MAX_REQUESTS;
  }

  #closeSlow(): void {
    this.#channels.slow('closed');
    this.close(LiveClose.slow, 'too slow');
  }
}
