import type { FastifyPluginAsync } from 'fastify';
import { sendState } from './conditional.ts';
import { completeDocument } from './openapi.ts';

/** The document, made when it is first asked for: by then every route is there. */
export const documentRoute: FastifyPluginAsync = async (app) => {
  let text: string | undefined;
  app.get('/openapi.json', { schema: { hide: true } }, async (request, reply) =>
    sendState(request, reply, { tag: 'openapi', freshness: 'settled' }, () => {
      text ??= JSON.stringify(completeDocument(app.swagger()));
      return text;
    }),
  );
};
