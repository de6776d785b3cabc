import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../ops/metrics.ts';
import type { Store } from '../store/store.ts';
import { figuresOf } from '../workers.ts';

const PATIENCE_MS = 1000;

export interface Ops {
  readonly store: Store;
  readonly metrics: Metrics;
  /** Is the relay on its way out? */
  readonly isClosing: () => boolean;
  /** What does not work as it should though the relay can serve, in one sentence. */
  readonly fault: () => string | null;
}

/** For load balancers and Prometheus: alive, able to serve, and the figures. */
export function opsRoutes(app: FastifyInstance, { store, metrics, isClosing, fault }: Ops): void {
  app.get('/healthz', { schema: { hide: true } }, () => ({ status: 'ok' }));

  app.get('/readyz', { schema: { hide: true } }, async (_, reply) => {
    if (isClosing()) return reply.code(503).send({ status: 'shutting down' });
    const isStoring = await Promise.race([
      store.ping().then(
        () => true,
        () => false,
      ),
      new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref()),
    ]);
    if (!isStoring) return reply.code(503).send({ status: 'the database does not answer' });
    const degraded = fault();
    return degraded === null ? { status: 'ok' } : { status: 'degraded', why: degraded };
  });

  app.get('/metrics', { schema: { hide: true } }, async (_, reply) =>
    reply.type(metrics.registry.contentType).send(await figuresOf(metrics.registry)),
  );

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.httpSeconds.observe({ route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
}
