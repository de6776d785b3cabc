import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { createWebSocketStream, WebSocketServer } from 'ws';
import { problem } from '#shared/problem.ts';
import { CONSOLE_API_PATH, CONSOLE_PROTOCOL, type ConsoleHealth } from '#shared/wire/console.ts';
import { OUTPUT_LIVE_PATH } from '#shared/wire/outputs.ts';
import type { ConsoleApi } from '../api.ts';
import { MAX_API_FRAME } from '../api-frames.ts';
import { type Broker, MAX_PACKET_BYTES } from '../broker/broker.ts';
import type { Devices } from '../devices/devices.ts';
import { listen } from '../listen.ts';
import { serveApi } from './api-socket.ts';
import { readSession, sessionCookie } from './cookie.ts';
import type { OutputRoutes } from './output-routes.ts';
import { type PadOptions, servePads } from './pad.ts';
import { servePages } from './pages.ts';
import type { Pairing } from './pair.ts';

const MQTT_PATH = '/mqtt';
const MAX_BODY = 4 * 1024;
const REQUEST_TIMEOUT = 10_000;
const MAX_CONNECTIONS = 2000;
const MAX_API_CLIENTS = 100;

const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'self'; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
} as const;

export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  /** Folder of the built user interface. */
  readonly pages: string;
  readonly devices: Devices;
  readonly pairing: Pairing;
  readonly pads: PadOptions;
  readonly broker: Broker;
  readonly api: ConsoleApi;
  readonly outputs: OutputRoutes;
  readonly health: () => ConsoleHealth;
  readonly log: Logger;
}

/** The console's HTTP port: user interface, pairing, and WebSockets for MQTT and for the API. */
export class HttpServer {
  readonly #options: HttpOptions;
  readonly #app: FastifyInstance;
  #port = 0;
  readonly #mqtt = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_PACKET_BYTES,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has('mqtt') ? 'mqtt' : false),
  });
  readonly #api = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_API_FRAME,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(CONSOLE_PROTOCOL) ? CONSOLE_PROTOCOL : false),
  });

  private constructor(options: HttpOptions, app: FastifyInstance) {
    this.#options = options;
    this.#app = app;
  }

  static async create(options: HttpOptions): Promise<HttpServer> {
    const app = fastify({
      bodyLimit: MAX_BODY,
      requestTimeout: REQUEST_TIMEOUT,
      forceCloseConnections: true,
      // Offers of HTTP/2 (`Upgrade: h2c`) are passed over, as RFC 9110 §7.8 allows: Java's client makes one each time.
      http: { shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket' },
    });
    app.server.maxConnections = MAX_CONNECTIONS;
    const server = new HttpServer(options, app);
    server.#route();
    await servePages(app, options.pages);
    await app.ready();
    app.server.on('upgrade', (request, socket, head) => server.#upgrade(request, socket, head));
    return server;
  }

  /** @returns the port. @throws ProblemError `port-taken` or `cannot-listen` */
  async listen(): Promise<number> {
    const { host, port } = this.#options;
    this.#port = await listen(this.#app.server, { host, port, setting: 'CONSOLE_PORT' });
    return this.#port;
  }

  async stop(): Promise<void> {
    for (const server of [this.#mqtt, this.#api]) for (const socket of server.clients) socket.terminate();
    this.#options.outputs.stop();
    await this.#app.close();
  }

  #route(): void {
    const app = this.#app;
    const { devices, pairing, health, log } = this.#options;
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    app.addHook('onRequest', async (_request, reply) => {
      reply.headers(SECURITY_HEADERS).header('cache-control', 'no-store');
    });
    app.setErrorHandler((error: FastifyError, _request, reply) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) log.error({ err: error }, 'A request failed.');
      const text = status >= 500 ? 'The console failed on this request.' : error.message;
      return reply.code(status).send(problem(status >= 500 ? 'internal-error' : 'bad-request', text));
    });

    servePads(app, this.#options.pads);
    app.post('/pair', async (request, reply) => {
      const answer = pairing.pair(typeof request.body === 'string' ? request.body : '', request.ip);
      if (!answer.ok) return reply.code(answer.status).send(answer.problem);
      if (answer.session !== null) reply.header('set-cookie', sessionCookie(this.#port, answer.session));
      return answer.credentials;
    });
    app.get('/session', async (request, reply) => {
      const session = readSession(this.#port, request.headers.cookie);
      const user = session === null ? null : devices.findSession(session);
      if (user !== null) return { id: user.id, role: user.role };
      return reply
        .code(401)
        .send(problem('no-session', 'This browser is not paired (any more); enter a pairing code.'));
    });
    this.#options.outputs.add(app);
    app.get('/healthz', async (_request, reply) => {
      const { problems } = health();
      const told = problems.map(({ code, message }) => ({ code, message }));
      const bad = problems.find(({ level }) => level === 'bad');
      // What is only a warning does not make anybody restart a console that scores.
      if (bad === undefined) return problems.length === 0 ? { status: 'ok' } : { status: 'ok', warnings: told };
      return reply.code(503).send({ status: 'failing', problem: { code: bad.code, message: bad.message } });
    });
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const [path] = (request.url ?? '').split('?');
    socket.on('error', (error) => this.#options.log.debug({ err: error }, 'A connection failed.'));
    if (path === MQTT_PATH) this.#upgradeMqtt(request, socket, head);
    else if (path === CONSOLE_API_PATH) this.#upgradeApi(request, socket, head);
    else if (path === OUTPUT_LIVE_PATH) {
      this.#options.outputs.upgrade(request, socket, head, (status) => refuse(socket, status));
    } else refuse(socket, 404);
  }

  #upgradeMqtt(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const offered = request.headers['sec-websocket-protocol']?.split(',').map((name) => name.trim()) ?? [];
    if (!offered.includes('mqtt')) {
      refuse(socket, 400);
      return;
    }
    this.#mqtt.handleUpgrade(request, socket, head, (webSocket) => {
      const stream = createWebSocketStream(webSocket);
      stream.on('error', (error) => this.#options.log.debug({ err: error }, 'An MQTT WebSocket failed.'));
      this.#options.broker.accept(stream, request);
    });
  }

  #upgradeApi(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const session = readSession(this.#port, request.headers.cookie);
    const user = session === null ? null : this.#options.devices.findSession(session);
    if (user === null) {
      refuse(socket, 401);
      return;
    }
    // The cookie comes along from any page; only our own may use it.
    if (user.role !== 'operator' || !isOwnOrigin(request)) {
      refuse(socket, 403);
      return;
    }
    if (this.#api.clients.size >= MAX_API_CLIENTS) {
      refuse(socket, 503);
      return;
    }
    this.#api.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', (error) => this.#options.log.debug({ err: error }, 'A user interface was cut off.'));
      serveApi(webSocket, this.#options.api, user.id, this.#options.log);
    });
  }
}

const REASONS = { 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 503: 'Unavailable' };

function refuse(socket: Duplex, status: keyof typeof REASONS): void {
  socket.end(`HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function isOwnOrigin({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  return origin !== undefined && host !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
