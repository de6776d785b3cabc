import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import * as z from 'zod';
import { Hash, MatchId } from '#shared/match/event.ts';
import { problem } from '#shared/problem.ts';
import { LATEST_MATCH, type OutputKind } from '#shared/wire/outputs.ts';
import type { Clock } from '../clock.ts';
import { Attempts } from '../devices/attempts.ts';
import type { ImageStore } from '../images/image-store.ts';
import { csvOf, fieldsOf, jsonOf, xmlOf } from '../outputs/fields.ts';
import type { Outputs } from '../outputs/outputs.ts';
import { keepAlive } from './api-socket.ts';

const PAGE = 'stage.html';
/**
 * A page may show itself in the console's own preview (the desktop program's page is at `scorewire:`), load what it was
 * built from, and nothing else.
 */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'self' scorewire:",
  'x-frame-options': 'SAMEORIGIN',
} as const;
/** A picture is known by its content and never another one; opened by itself it may not do anything. */
const PICTURE_HEADERS = {
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': `private, max-age=${365 * 24 * 60 * 60}, immutable`,
} as const;

/** Requests for data from one address in a second; graphics programs ask a few times. */
const MAX_ASKED = { count: 100, windowMs: 1_000 };

const OutputMatch = z.union([z.literal(LATEST_MATCH), MatchId]);
const PageParams = z.object({ match: OutputMatch });
const DataParams = z.object({ file: z.string().max(80) });
const PictureParams = z.object({ image: Hash });
const DATA_FILE = /^(?<match>[^.]+)\.(?<format>json|csv|xml)$/;

/** Pages and data of the outputs: read-only, for who has the output key in the address. */
export class OutputRoutes {
  readonly #outputs: Outputs;
  readonly #images: ImageStore;
  readonly #log: Logger;
  readonly #asked: Attempts;
  // What a page has to say is nothing; a frame of it may be no longer than that.
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 64, perMessageDeflate: false });

  constructor(outputs: Outputs, images: ImageStore, clock: Clock, log: Logger) {
    this.#outputs = outputs;
    this.#images = images;
    this.#log = log;
    this.#asked = new Attempts(MAX_ASKED.count, MAX_ASKED.windowMs, clock);
  }

  add(app: FastifyInstance): void {
    for (const kind of ['overlay', 'board'] as const) {
      app.get(`/${kind}/:match`, async (request, reply) => {
        if (!this.#mayRead(request, reply)) return reply;
        if (!PageParams.safeParse(request.params).success) return notFound(reply);
        return reply.headers(PAGE_HEADERS).sendFile(PAGE);
      });
    }
    app.get('/outputs/:file', async (request, reply) => {
      if (!this.#mayRead(request, reply)) return reply;
      return this.#data(request, reply);
    });
    app.get('/outputs/images/:image', async (request, reply) => {
      if (!this.#mayRead(request, reply)) return reply;
      const params = PictureParams.safeParse(request.params);
      const picture = params.success ? await this.#images.read(params.data.image) : null;
      if (picture === null) return notFound(reply);
      return reply.headers(PICTURE_HEADERS).type(picture.type).send(picture.bytes);
    });
  }

  /** A page that follows an output. The key alone lets it in: no cookie is read, so no other page can borrow one. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, refuse: (status: 400 | 401 | 503) => void): void {
    const query = new URL(request.url ?? '/', 'http://console').searchParams;
    const match = OutputMatch.safeParse(query.get('match'));
    const kind = KINDS.find((one) => one === query.get('kind'));
    if (!this.#isKey(query)) refuse(401);
    else if (!match.success || kind === undefined) refuse(400);
    else if (this.#outputs.isFull) refuse(503);
    else {
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
        webSocket.on('error', (error) => this.#log.debug({ err: error }, 'An output was cut off.'));
        const viewer = this.#outputs.view(
          { match: match.data, kind, query },
          {
            send: (text, sent) => {
              if (webSocket.readyState === webSocket.OPEN) webSocket.send(text, sent);
            },
            get backlog() {
              return webSocket.bufferedAmount;
            },
            close: (code) => webSocket.close(code),
          },
        );
        const stopPing = keepAlive(webSocket);
        webSocket.on('close', () => {
          stopPing();
          viewer.left();
        });
      });
    }
  }

  stop(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  #data(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const { match, format } = DATA_FILE.exec(DataParams.parse(request.params).file)?.groups ?? {};
    const wanted = OutputMatch.safeParse(match);
    const found = wanted.success
      ? this.#outputs.data({ match: wanted.data, kind: 'data', query: queryOf(request) })
      : null;
    if (found === null) return notFound(reply);
    // Graphics programs read these from pages of their own.
    reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
    const fields = fieldsOf(found.scene, found.now);
    if (format === 'csv') return reply.type('text/csv; charset=utf-8').send(csvOf(fields));
    if (format === 'xml') return reply.type('application/xml; charset=utf-8').send(xmlOf(fields));
    return reply.type('application/json; charset=utf-8').send(jsonOf(found.scene, fields));
  }

  /** Answers those who may not. */
  #mayRead(request: FastifyRequest, reply: FastifyReply): boolean {
    if (this.#asked.isBlocked(request.ip)) {
      reply.code(429).send(problem('too-many-requests', 'Too many requests from this machine; ask less often.'));
      return false;
    }
    this.#asked.fail(request.ip);
    if (this.#isKey(queryOf(request))) return true;
    const why = 'This address lacks the right key; copy it anew from Outputs on the console.';
    reply.code(403).send(problem('wrong-key', why));
    return false;
  }

  #isKey(query: URLSearchParams): boolean {
    return this.#outputs.settings.isKey(query.get('key') ?? '');
  }
}

const KINDS: readonly OutputKind[] = ['overlay', 'board'];

function queryOf({ url }: FastifyRequest): URLSearchParams {
  return new URL(url, 'http://console').searchParams;
}

function notFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).send(problem('not-found', 'There is nothing at this address.'));
}
