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

interface Connection {
  readonly channels: Channels;
  readonly subscriptions: Subscriptions;
  readonly ended: () => void;
}

/**
 * One fan's WebSocket, which `ws` makes for an upgrade. There are tens of thousands: what listens to it is the same for
 * all, and only what differs is kept for each.
 */
export class LiveSession extends WebSocket implements Session, Outlet {
  #connection: Connection | null = null;
  #socket: Duplex | null = null;
  #requests = 0;
  #windowStart = 0;
  #heard = true;

  get encodings(): typeof webSocketEncodings {
    return webSocketEncodings;
  }

  /** `ended` is called once, when the connection is gone. */
  begin(socket: Duplex, channels: Channels, ended: () => void): void {
    const subscriptions = new Subscriptions(this, channels);
    this.#socket = socket;
    this.#connection = { channels, subscriptions, ended };
    this.on('message', onMessage);
    this.on('pong', onPong);
    // A close always follows.
    this.on('error', ignore);
    this.on('close', onClose);
    socket.on('drain', () => subscriptions.drained());
  }

  unread(): number {
    return this.#socket?.writableLength ?? 0;
  }

  /**
   * Past the WebSocket, straight to the socket it was upgraded from: for thousands of fans half of the cost of
   * `send(string)`. Sound only because compression is off (so `ws` holds nothing back and the order stands), and because
   * nothing is written once the closing handshake has begun.
   */
  write(bytes: Frame): void {
    if (this.readyState === WebSocket.OPEN) this.#socket?.write(bytes);
  }

  beat(now: number): void {
    if (!this.#heard) {
      this.terminate();
    } else if (this.#connection?.subscriptions.isTooSlow(now)) {
      this.#closeSlow();
    } else {
      this.#heard = false;
      this.ping();
    }
  }

  receive(data: RawData, isBinary: boolean): void {
    // A fan that we have said goodbye to may speak on for as long as it likes.
    if (this.readyState !== WebSocket.OPEN || this.#connection === null) return;
    this.#heard = true;
    if (isBinary) this.close(LiveClose.badRequest, 'messages are text');
    else if (this.#floods(Date.now())) this.close(LiveClose.tooMany, 'too many requests');
    // Whoever asks for more without reading what it got would fill our memory.
    else if (this.unread() > 2 * SLOW_BYTES) this.#closeSlow();
    else this.#answer(this.#connection.subscriptions, data.toString());
  }

  /** The fan is there. */
  heard(): void {
    this.#heard = true;
  }

  end(): void {
    this.#connection?.subscriptions.end();
    this.#connection?.ended();
  }

  #answer(subscriptions: Subscriptions, text: string): void {
    const parsed = parseMessage(LiveUp, text);
    if (!parsed.ok) {
      subscriptions.sendError(parsed.problem);
      return;
    }
    const message = parsed.value;
    if (message.op === 'ping') subscriptions.send({ op: 'pong' });
    else if (message.op === 'unsubscribe') subscriptions.unsubscribe(message.match);
    else void subscriptions.subscribe(message.match, message.after, message.view, message.locale);
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
    this.#connection?.channels.slow('closed');
    this.close(LiveClose.slow, 'too slow');
  }
}

function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
  if (this instanceof LiveSession) this.receive(data, isBinary);
}

function onPong(this: WebSocket): void {
  if (this instanceof LiveSession) this.heard();
}

function onClose(this: WebSocket): void {
  if (this instanceof LiveSession) this.end();
}

function ignore(): void {}
