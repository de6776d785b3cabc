import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { LIVE_PROTOCOL, LiveClose, MAX_LIVE_REQUEST } from '#shared/wire/live.ts';
import type { Metrics } from '../ops/metrics.ts';
import { refuseUpgrade } from '../refuse-upgrade.ts';
import type { EventMessage } from '../views/messages.ts';
import type { Views } from '../views/views.ts';
import { Channel, type ChannelObserver, type Listener } from './channel.ts';
import { outsideAddress } from './client-address.ts';
import { type Channels, LiveSession } from './session.ts';

const MAX_FANS = 20_000;
/** Fans of one address: a stadium's or a phone company's network shows the world few addresses. */
const MAX_FANS_OF_ADDRESS = 1000;
/** Each fan is pinged once in so many beats; a beat takes its share of them, so that none is long. */
const BEATS = 25;
const BEAT_MS = 1000;
/** Fans that do not answer our goodbye are cut off after this long, in ms. */
const GOODBYE_MS = 1000;

/** Fans' WebSockets at `/v1/live`; see `shared/wire/live.ts`. Scores are public: any origin may listen. */
export class Live implements Channels, ChannelObserver {
  readonly #views: Views;
  readonly #metrics: Metrics;
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MAX_LIVE_REQUEST,
    perMessageDeflate: false,
    handleProtocols: (protocols) => (protocols.has(LIVE_PROTOCOL) ? LIVE_PROTOCOL : false),
  });
  readonly #channels = new Map<string, Channel>();
  /** Fans by the beat that pings them. */
  readonly #fans = Array.from({ length: BEATS }, () => new Map<WebSocket, LiveSession>());
  readonly #beating: NodeJS.Timeout;
  readonly #byAddress = new Map<string, number>();
  #count = 0;
  #beat = 0;
  #closing = false;

  constructor(views: Views, metrics: Metrics) {
    this.#views = views;
    this.#metrics = metrics;
    this.#beating = setInterval(() => this.#nextBeat(), BEAT_MS).unref();
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.#closing || this.#count >= MAX_FANS) {
      refuseUpgrade(socket, 503, this.#closing ? 'The relay is shutting down.' : 'Too many fans are connected.');
      return;
    }
    const address = outsideAddress(request);
    if (address !== null && (this.#byAddress.get(address) ?? 0) >= MAX_FANS_OF_ADDRESS) {
      refuseUpgrade(socket, 429, 'Too many fans are connected from this address.');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      this.#open(webSocket, socket);
      if (address !== null) this.#countFrom(address, webSocket);
    });
  }

  join(match: string): Channel | null {
    if (!this.#views.hasRoom(match)) return null;
    const channel = this.#channels.get(match) ?? new Channel(match, this.#views, this);
    this.#channels.set(match, channel);
    channel.join();
    this.#metrics.liveSubscriptions.inc();
    return channel;
  }

  /** How many follow the match now. */
  fans(match: string): number {
    return this.#channels.get(match)?.size ?? 0;
  }

  mayAwait(match: string): boolean {
    return this.#views.mayAwait(match);
  }

  leave(channel: Channel, listener: Listener): void {
    channel.leave(listener);
    this.#metrics.liveSubscriptions.dec();
    if (!channel.isEmpty) return;
    channel.close();
    this.#channels.delete(channel.match);
  }

  slow(action: 'conflated' | 'closed'): void {
    this.#metrics.slow.inc({ action });
  }

  delivered(messages: readonly EventMessage[], listeners: number): void {
    this.#metrics.sent.inc(messages.length * listeners);
    for (const { recordedAt } of messages) this.#metrics.stage('sent', recordedAt);
  }

  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#beating);
    if (this.#count === 0) return;
    for (const fans of this.#fans) {
      for (const session of fans.values()) session.close(LiveClose.shuttingDown, 'shutting down');
      await new Promise(setImmediate);
    }
    const deadline = Date.now() + GOODBYE_MS;
    while (this.#count > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
    for (const fans of this.#fans) for (const webSocket of fans.keys()) webSocket.terminate();
  }

  #open(webSocket: WebSocket, socket: Duplex): void {
    // The group whose turn is farthest away: everybody's first ping comes one whole round later.
    const fans = this.#fans[(this.#beat + BEATS - 1) % BEATS];
    const session = new LiveSession(webSocket, socket, this);
    fans?.set(webSocket, session);
    this.#count += 1;
    this.#metrics.liveConnections.set(this.#count);
    webSocket.once('close', () => {
      fans?.delete(webSocket);
      this.#count -= 1;
      this.#metrics.liveConnections.set(this.#count);
    });
  }

  #countFrom(address: string, webSocket: WebSocket): void {
    this.#byAddress.set(address, (this.#byAddress.get(address) ?? 0) + 1);
    webSocket.once('close', () => {
      const left = (this.#byAddress.get(address) ?? 0) - 1;
      if (left > 0) this.#byAddress.set(address, left);
      else this.#byAddress.delete(address);
    });
  }

  #nextBeat(): void {
    const now = Date.now();
    for (const session of this.#fans[this.#beat]?.values() ?? []) session.beat(now);
    this.#beat = (this.#beat + 1) % BEATS;
  }
}
