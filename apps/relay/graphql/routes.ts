import type { FastifyPluginAsync } from 'fastify';
import { GRAPHQL_PATH, type Graphql } from './graphql.ts';

/** `GET` and `POST /v1/graphql`; subscriptions are server-sent events here. */
export const graphqlRoutes: FastifyPluginAsync<{ graphql: Graphql }> = async (app, { graphql }) => {
  // The body is read by the GraphQL server, which has bounds of its own.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_, __, done) => done(null));
  app.route({
    method: ['GET', 'POST'],
    url: GRAPHQL_PATH.replace('/v1', ''),
    exposeHeadRoute: false,
    schema: { hide: true },
    async handler(request, reply) {
      const isStream = request.headers.accept?.includes('text/event-stream') === true;
      if (isStream) reply.raw.once('close', graphql.enter(request.raw));
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) reply.raw.setHeader(name, value);
      }
      // What ends here ends the connection: a relay that closes waits for those that are kept alive.
      if (isStream) reply.raw.setHeader('connection', 'close');
      await graphql.yoga(request.raw, reply.raw);
    },
  });
};
