import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { execute, GraphQLError, parse, subscribe } from 'graphql';
import { handleProtocols } from 'graphql-ws';
import { useServer as serveOn } from 'graphql-ws/use/ws';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import * as z from 'zod';
import { ProblemError } from '#shared/problem.ts';
import type { Crowd } from '../live/crowd.ts';
import type { Turnstile } from '../live/presence.ts';
import { refuseUpgrade } from '../refuse-upgrade.ts';
import type { Store } from '../store/store.ts';
import type { Views } from '../views/views.ts';
import type { Context } from './context.ts';
import { limits } from './limits.ts';
import { persistedQueries } from './persisted.ts';
import { schema } from './schema.ts';
import { Updates } from './updates.ts';

export const GRAPHQL_PATH = '/v1/graphql';

/** A query that people write is a few kB; tools ask for the whole schema in 2. */
const MAX_BODY = 64 * 1024;
const MAX_TOKENS = 2000;
/** Operations that one WebSocket may have open. */
const MAX_OPERATIONS = 64;

export interface GraphqlParts {
  readonly views: Views;
  readonly store: Store;
  /** Connections count with those of the fans. */
  readonly crowd: Crowd;
  readonly presence: Turnstile;
  readonly log: Logger;
}

const Params = z.object({ params: z.object({ variables: z.record(z.string(), z.unknown()).nullish() }) });

/** Bounds on what is parsed and executed. */
const bounds: Plugin = {
  onParse({ params, setParseFn }) {
    setParseFn((source) => parse(source, { ...params.options, maxTokens: MAX_TOKENS }));
  },
  onValidate({ context, addValidationRule }) {
    const given = Params.safeParse(context);
    addValidationRule(limits(given.success ? (given.data.params.variables ?? {}) : {}));
  },
};

/** GraphQL over HTTP, server-sent events and WebSockets (`graphql-transport-ws`). */
export class Graphql {
  readonly yoga: YogaServerInstance<Record<string, unknown>, Context>;
  readonly #updates: Updates;
  readonly #crowd: Crowd;
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    maxPayload: MAX_BODY,
    perMessageDeflate: false,
    handleProtocols,
  });
  readonly #sockets: { dispose(): void | Promise<void> };

  constructor({ views, store, crowd, presence, log }: GraphqlParts) {
    this.#crowd = crowd;
    this.#updates = new Updates(views, presence);
    const context: Context = { views, presence, updates: this.#updates, list: (filter) => store.list(filter) };
    this.yoga = createYoga<Record<string, unknown>, Context>({
      schema,
      context,
      graphqlEndpoint: GRAPHQL_PATH,
      graphiql: false,
      landingPage: false,
      // What the server says of itself is for the API's own headers.
      cors: false,
      multipart: false,
      batching: false,
      maxRequestBodySize: MAX_BODY,
      // What a query costs depends on its variables.
      parserAndValidationCache: false,
      maskedErrors: { maskError: (error) => shown(error, log), isDev: false },
      logging: false,
      plugins: [bounds, ...persistedQueries()],
    });
    this.#sockets = this.#serve();
  }

  /** A stream of server-sent events counts as a fan. @returns to be called when it has ended @throws ProblemError */
  enter(request: IncomingMessage): () => void {
    const refusal = this.#crowd.refusal(request);
    if (refusal !== null) throw new ProblemError(refusal);
    return this.#crowd.enter(request);
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = this.#crowd.refusal(request);
    if (refusal !== null) {
      refuseUpgrade(socket, refusal.code === 'too-many-fans' ? 429 : 503, refusal.message);
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.once('close', this.#crowd.enter(request));
      this.#server.emit('connection', webSocket, request);
    });
  }

  async close(): Promise<void> {
    this.#updates.close();
    await this.#sockets.dispose();
  }

  #serve(): { dispose(): void | Promise<void> } {
    const { yoga } = this;
    const open = new WeakMap<object, number>();
    const left = (socket: object) => {
      open.set(socket, (open.get(socket) ?? 1) - 1);
    };
    const runs = new WeakMap<object, Runs>();
    const runsOf = (context: unknown) =>
      typeof context === 'object' && context !== null ? runs.get(context) : undefined;
    return serveOn(
      {
        connectionInitWaitTimeout: 5000,
        onSubscribe: async (ctx, _, params) => {
          const count = (open.get(ctx.extra.socket) ?? 0) + 1;
          if (count > MAX_OPERATIONS) {
            return [
              new GraphQLError(`A connection has at most ${MAX_OPERATIONS} operations.`, {
                extensions: { code: 'busy' },
              }),
            ];
          }
          open.set(ctx.extra.socket, count);
          const { contextFactory, ...own } = yoga.getEnveloped({
            ...ctx,
            req: ctx.extra.request,
            params,
          });
          try {
            const document = own.parse(params.query);
            const errors = own.validate(schema, document);
            if (errors.length > 0) {
              left(ctx.extra.socket);
              return errors;
            }
            const contextValue = await contextFactory();
            runs.set(contextValue, own);
            return {
              schema,
              operationName: params.operationName,
              document,
              variableValues: params.variables,
              contextValue,
            };
          } catch (error) {
            left(ctx.extra.socket);
            if (error instanceof GraphQLError) return [error];
            throw error;
          }
        },
        onComplete: (ctx) => left(ctx.extra.socket),
        // Yoga's own, which keep our faults to ourselves.
        execute: (args) => (runsOf(args.contextValue)?.execute ?? execute)(args),
        subscribe: (args) => (runsOf(args.contextValue)?.subscribe ?? subscribe)(args),
      },
      this.#server,
    );
  }
}

/** How one operation is run. */
interface Runs {
  readonly execute: typeof execute;
  readonly subscribe: typeof subscribe;
}

/** Ours are told as they are; of all others only that there was one, and the log knows the rest. */
function shown(error: unknown, log: Logger): Error {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  const where = error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {};
  if (cause instanceof ProblemError) {
    const { code, message, path } = cause.problem;
    return new GraphQLError(message, { ...where, extensions: { code, ...(path !== undefined && { path }) } });
  }
  if (error instanceof GraphQLError && (cause === undefined || cause instanceof GraphQLError)) return error;
  log.error({ err: error }, 'a GraphQL operation failed');
  return new GraphQLError('Something went wrong here, and was written to the log.', {
    ...where,
    extensions: { code: 'internal' },
  });
}
