import type { FastifyInstance, HTTPMethods } from 'fastify';
import { ProblemError, problem } from '#shared/problem.ts';

const ALL: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];
/** What a page of another origin may send. */
const REQUEST_HEADERS = 'accept-language, authorization, content-type, if-none-match, last-event-id';

/**
 * Answers `OPTIONS` and what an address does not take, for every address that is registered from now on in this scope or
 * below it: call the answer when all are.
 */
export function otherMethods(app: FastifyInstance): () => void {
  const taken = new Map<string, Set<string>>();
  let isDone = false;
  app.addHook('onRoute', ({ url, method }) => {
    if (isDone) return;
    const methods = taken.get(url) ?? new Set();
    for (const one of [method].flat()) methods.add(one);
    taken.set(url, methods);
  });
  return () => {
    isDone = true;
    for (const [url, methods] of taken) {
      const takesOptions = methods.has('OPTIONS');
      methods.add('OPTIONS');
      const allowed = ALL.filter((method) => methods.has(method)).join(', ');
      if (!takesOptions)
        app.options(url, { schema: { hide: true } }, async (_, reply) =>
          reply
            .code(204)
            .header('allow', allowed)
            .header('access-control-allow-methods', allowed)
            .header('access-control-allow-headers', REQUEST_HEADERS)
            .header('access-control-max-age', '86400')
            .send(),
        );
      app.route({
        url,
        method: ALL.filter((method) => !methods.has(method)),
        schema: { hide: true },
        exposeHeadRoute: false,
        // Before the body is read: nothing of it matters.
        async onRequest({ method }, reply) {
          reply.header('allow', allowed);
          throw new ProblemError(problem('not-allowed', `There is no ${method} here, only ${allowed}.`));
        },
        handler: () => undefined,
      });
    }
  };
}
