import { join } from 'node:path';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { parseJson } from '#shared/json/json.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import { admission } from '../access/admission.ts';
import type { ApiKeys } from '../access/api-keys.ts';
import type { Alerts } from '../alerts/alerts.ts';
import { alertRoutes } from '../alerts/routes.ts';
import type { Graphql } from '../graphql/graphql.ts';
import { graphqlRoutes } from '../graphql/routes.ts';
import type { FeedDesk } from '../ingest/feed-desk.ts';
import type { Live } from '../live/live.ts';
import type { Presence } from '../live/presence.ts';
import { streamRoutes } from '../live/stream-routes.ts';
import type { Store } from '../store/store.ts';
import type { Views } from '../views/views.ts';
import { type Webhooks, webhookRoutes } from '../webhooks/routes.ts';
import { answerClientError } from './client-error.ts';
import { answerErrors } from './errors.ts';
import { exportRoutes, schemaRoute } from './export-routes.ts';
import { feedRoutes } from './feed-routes.ts';
import { keyRoutes } from './key-routes.ts';
import { listRoutes } from './list-routes.ts';
import { matchRoutes } from './match-routes.ts';
import { otherMethods } from './methods.ts';
import { openApiOptions } from './openapi.ts';
import { apiDocument, documentRoute } from './openapi-route.ts';
import { type Ops, opsRoutes } from './ops-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { sendProblem } from './problem-document.ts';
import { problemRoutes } from './problem-routes.ts';
import { proofRoute } from './proof-route.ts';

/** Where `npm run build` puts the fans' page. */
const PAGES = join(import.meta.dirname, '../../../dist');
const MAX_BODY = 1024 * 1024;
/** Callers whose requests are counted; of more, those longest quiet are forgotten. */
const MAX_COUNTED = 20_000;

export interface Api extends Ops {
  readonly store: Store;
  readonly views: Views;
  readonly desk: FeedDesk;
  /** Does this replica take what consoles and feeds send? */
  readonly takesLogs: boolean;
  readonly keys: ApiKeys;
  readonly webhooks: Webhooks;
  readonly live: Live;
  readonly presence: Presence;
  readonly graphql: Graphql;
  readonly alerts: Alerts;
  readonly publicUrl: string | undefined;
  readonly log: FastifyBaseLogger;
}

/** The HTTP side of the relay; the upgrades to WebSockets are not its business. */
export async function createServer(api: Api): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: api.log,
    logController: new LogController({ disableRequestLogging: true }),
    // An address that cannot be decoded never gets to a route.
    frameworkErrors: (error, _, reply) => sendProblem(reply, problem('invalid', error.message)),
    clientErrorHandler: answerClientError,
    bodyLimit: MAX_BODY,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    // Offers of HTTP/2 (`Upgrade: h2c`) are passed over, as RFC 9110 §7.8 allows: Java's client makes one each time.
    http: { shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket' },
    // nginx and the like stand on this machine or in its private network; nobody else is believed.
    trustProxy: ['loopback', 'uniquelocal'],
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app);
  readJson(app);
  await secure(app);
  await app.register(rateLimit, { global: false, cache: MAX_COUNTED });
  const admit = admission(app, api.keys);
  await app.register(swagger, openApiOptions(api.publicUrl));
  const document = apiDocument(app);
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: DOCS_CSP,
    theme: { title: 'Scorewire API' },
    uiConfig: { layout: 'BaseLayout', defaultModelsExpandDepth: 0 },
    transformSpecification: document,
    transformSpecificationClone: false,
  });

  const answerOthers = otherMethods(app);
  const routes = async (scope: FastifyInstance) => {
    // For everything that is registered in this scope from here on.
    scope.addHook('onRequest', admit);
    await scope.register(listRoutes, api);
    await scope.register(matchRoutes, api);
    await scope.register(proofRoute, api);
    await scope.register(exportRoutes, api);
    await scope.register(feedRoutes, api);
    await scope.register(keyRoutes, api);
    await scope.register(alertRoutes, api);
  };
  await app.register(
    async (scope) => {
      await routes(scope);
      await scope.register(schemaRoute);
      await scope.register(problemRoutes);
      await scope.register(webhookRoutes, api);
      await scope.register(streamRoutes, api);
      await scope.register(graphqlRoutes, api);
      documentRoute(scope, document);
    },
    { prefix: '/v1' },
  );
  // The short addresses are the same; the document names each once.
  await app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.schema = { ...route.schema, hide: true };
    });
    await routes(scope);
  });
  answerOthers();
  opsRoutes(app, api);
  await pageRoutes(app, PAGES, api);
  return app;
}

/** Bodies pass the same gate as every other message: what a store could not keep is refused. */
function readJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => {
    const json = parseJson(body.toString());
    if (json.ok) done(null, json.value);
    else done(new ProblemError(json.problem));
  });
}

async function secure(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
      },
    },
    // Whether there is TLS in front is for what stands there to say.
    strictTransportSecurity: false,
    // Scores are public: any page may show them.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
  // No cookie counts here, so that a page of any origin may do what its key allows.
  app.addHook('onRequest', async (_, reply) => {
    reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', EXPOSED);
  });
}

const EXPOSED = 'allow, content-language, etag, retry-after, ratelimit, ratelimit-policy';
const DOCS_CSP = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'";
