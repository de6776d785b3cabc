import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Problem } from '#shared/problem.ts';
import type { Locale } from '#shared/text/locale.ts';
import { LIVE_PROTOCOL, LiveClose, MAX_LIVE_REQUEST } from '#shared/wire/live.ts';
import type { Metrics } from '../ops/metrics.ts';
import { refuseUpgrade } from '../refuse-upgrade.ts';
import type { Turns } from '../turns.ts';
import type { EventMessage } from '../views/messages.ts';
import type { Seat } from './audience.ts';
import { Channel, type ChannelContext, type ChannelObserver, type Matches } from './channel.ts';
import type { Crowd } from './crowd.ts';
import type { Encoding } from './encoding.ts';
import type { Turnstile } from './presence.ts';
import { LiveSession, type Session } from './session.ts';
import { type StreamRequest, StreamSession } from './stream-session.ts';
import type { Channels } from './subscriptions.ts';

/** Each fan is pinged once in so many beats; a beat takes its share of them, so that none is long. */
const BEATS = 25;
const BEAT_MS = 1000;
/** Fans that do not answer our goodbye are cut off after this long, in ms. */
const GOODBYE_MS = 1000;

export interface LiveParts {
  readonly views: Matches;
  readonly crowd: Crowd;
  readonly presence: Turnstile;
  readonly turns: Turns;
  readonly metrics: Metrics;
}

/**
 * Fans' WebSockets at `/v1/live` and streams of server-sent events; see `shared/wire/live.ts`. Scores are public: any
 * origin may listen.
 */
export class Live implements Channels, ChannelObserver {
  readonly #views: Matches;
  readonly #crowd: Crowd;
  readonly #metrics: Metrics;
  readonly #context: ChannelContext;
  readonly #server = new WebSocketServer({
    noServer: true,
    WebSocket: LiveSession,
    clientTracking: false,
    maxPayload: MAX_LIVE_REQUEST,
    perMessageDeflate: false,
    handleProtocols: (protocols) => (protocols.has(LIVE_PROTOCOL) ? LIVE_PROTOCOL : false),
  });
  /** By encoding, language and match. */
  readonly #channels = new Map<string, Channel>();
  /** Fans by the beat that pings them. */
  readonly #fans = Array.from({ length: BEATS }, () => new Set<Session>());
  readonly #beating: NodeJS.Timeout;
  #beat = 0;

  constructor({ views, crowd, presence, turns, metrics }: LiveParts) {
    this.#views = views;
    this.#crowd = crowd;
    this.#metrics = metrics;
    this.#context = { views, presence, turns, observer: this };
    this.#beating = setInterval(() => this.#nextBeat(), BEAT_MS).unref();
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = this.#crowd.refusal(request);
    if (refusal !== null) {
      refuseUpgrade(socket, refusal.code === 'too-many-fans' ? 429 : 503, refusal.message);
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (session) => {
      session.begin(socket, this, this.#open(session, request));
    });
  }

  /** Server-sent events until the fan goes; the response's head is written. @returns why not */
  stream(request: IncomingMessage, wanted: StreamRequest, begin: () => ServerResponse): Problem | null {
    const refusal = this.#crowd.refusal(request);
    if (refusal !== null) return refusal;
    const response = begin();
    const ended = this.#open(new StreamSession(response, this, wanted), request);
    response.once('close', ended);
    return null;
  }

  join(match: string, encoding: Encoding, locale: Locale): Channel | null {
    if (!this.#views.hasRoom(match)) return null;
    const key = keyOf(match, encoding, locale);
    const channel = this.#channels.get(key) ?? new Channel(match, encoding, locale, this.#context);
    this.#channels.set(key, channel);
    channel.join();
    this.#metrics.liveSubscriptions.inc();
    return channel;
  }

  mayAwait(match: string): boolean {
    return this.#views.mayAwait(match);
  }

  leave(channel: Channel, listener: Seat): void {
    channel.leave(listener);
    this.#metrics.liveSubscriptions.dec();
    if (!channel.isEmpty) return;
    channel.close();
    this.#channels.delete(keyOf(channel.match, channel.encoding, channel.locale));
  }

  slow(action: 'conflated' | 'closed'): void {
    this.#metrics.slow.inc({ action });
  }

  delivered(messages: readonly EventMessage[], listeners: number): void {
    this.#metrics.sent.inc(messages.length * listeners);
    for (const { recordedAt } of messages) this.#metrics.stage('sent', recordedAt);
  }

  /** @param spreadMs fans are sent away bit by bit over this time: all at once they would fall upon the other replicas */
  async close(spreadMs = 0): Promise<void> {
    this.#crowd.close();
    clearInterval(this.#beating);
    if (this.#crowd.size === 0) return;
    for (const fans of this.#fans) {
      for (const session of fans) session.close(LiveClose.shuttingDown, 'shutting down');
      await new Promise((resolve) => setTimeout(resolve, spreadMs / BEATS));
    }
    const deadline = Date.now() + GOODBYE_MS;
    while (this.#crowd.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
    for (const fans of this.#fans) for (const session of fans) session.terminate();
  }

  /** @returns to be called when the connection has ended */
  #open(session: Session, request: IncomingMessage): () => void {
    // The group whose turn is farthest away: everybody's first ping comes one whole round later.
    const fans = this.#fans[(this.#beat + BEATS - 1) % BEATS];
    fans?.add(session);
    const left = this.#crowd.enter(request);
    return () => {
      fans?.delete(session);
      left();
    };
  }

  #nextBeat(): void {
    const now = Date.now();
    for (const session of this.#fans[this.#beat] ?? []) session.beat(now);
    this.#beat = (this.#beat + 1) % BEATS;
  }
}

function keyOf(match: string, { name }: Encoding, locale: Locale): string {
  return `${name}/${locale}/${match}`;
}
