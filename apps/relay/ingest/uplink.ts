import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { LiveClose } from '#shared/wire/live.ts';
import { MAX_UPLINK_FRAME, UPLINK_PROTOCOL } from '#shared/wire/uplink.ts';
import { refuseUpgrade } from '../refuse-upgrade.ts';
import { hasBearer } from './bearer.ts';
import { type UplinkContext, UplinkSession } from './uplink-session.ts';

const MAX_CONSOLES = 500;
/** A connection that has not said hello by then is closed, in ms. */
const GREETING_MS = 10_000;
/** Consoles are pinged this often; one that has not answered by the next ping is gone. */
const PING_EVERY_MS = 20_000;
/** A console that does not answer our goodbye is cut off after this long, in ms. */
const GOODBYE_MS = 1000;
/** How often consoles are told what fans have got, in ms. */
const REACH_EVERY_MS = 250;

/** Consoles' WebSockets at `/v1/uplink`; see `shared/wire/uplink.ts`. */
export class Uplink {
  readonly #token: string;
  readonly #context: UplinkContext;
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MAX_UPLINK_FRAME,
    handleProtocols: (protocols) => (protocols.has(UPLINK_PROTOCOL) ? UPLINK_PROTOCOL : false),
  });
  readonly #sessions = new Map<WebSocket, UplinkSession>();
  readonly #heard = new Set<WebSocket>();
  readonly #pinging: NodeJS.Timeout;
  readonly #reaching: NodeJS.Timeout;
  #closing = false;

  constructor(token: string, context: UplinkContext) {
    this.#token = token;
    this.#context = context;
    this.#pinging = setInterval(() => this.#ping(), PING_EVERY_MS).unref();
    this.#reaching = setInterval(() => {
      for (const session of this.#sessions.values()) session.tellReach();
    }, REACH_EVERY_MS).unref();
  }

  /** Who may connect is settled here, before there is a WebSocket that could be spoken to. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!hasBearer(request.headers.authorization, this.#token)) {
      refuseUpgrade(socket, 401, 'The uplink token is wrong or missing.');
    } else if (this.#closing) {
      refuseUpgrade(socket, 503, 'This replica is shutting down.');
    } else if (this.#sessions.size >= MAX_CONSOLES) {
      refuseUpgrade(socket, 503, 'Too many consoles are connected.');
    } else {
      this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket));
    }
  }

  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#pinging);
    clearInterval(this.#reaching);
    this.#context.consoles.close();
    await Promise.all([...this.#sessions.values()].map((session) => session.close()));
    const sockets = [...this.#sessions.keys()];
    if (sockets.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, GOODBYE_MS).unref());
    for (const webSocket of sockets) webSocket.terminate();
  }

  #open(webSocket: WebSocket): void {
    const session = new UplinkSession(webSocket, this.#context);
    this.#sessions.set(webSocket, session);
    this.#heard.add(webSocket);
    this.#context.metrics.uplinks.set(this.#sessions.size);
    webSocket.on('pong', () => this.#heard.add(webSocket));
    webSocket.on('message', () => this.#heard.add(webSocket));
    webSocket.once('close', () => {
      this.#sessions.delete(webSocket);
      this.#heard.delete(webSocket);
      this.#context.metrics.uplinks.set(this.#sessions.size);
    });
    setTimeout(() => {
      if (!session.greeted) webSocket.close(LiveClose.badRequest, 'no hello');
    }, GREETING_MS).unref();
  }

  #ping(): void {
    for (const webSocket of this.#sessions.keys()) {
      // A console that we do not read from cannot be heard.
      if (!this.#heard.delete(webSocket) && !webSocket.isPaused) webSocket.terminate();
      else webSocket.ping();
    }
  }
}
