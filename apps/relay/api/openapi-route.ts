import type { FastifyInstance } from 'fastify';
import type { JsonObject } from '#shared/json/json.ts';
import { sendState } from './conditional.ts';
import { completeDocument } from './openapi.ts';

/** The document, made when every route is there and nobody waits yet: it takes a tenth of a second. */
export function apiDocument(app: FastifyInstance): () => JsonObject {
  let made: JsonObject | undefined;
  const document = () => {
    made ??= completeDocument(app.swagger());
    return made;
  };
  app.addHook('onReady', async () => {
    document();
  });
  return document;
}

export function documentRoute(app: FastifyInstance, document: () => JsonObject): void {
  let text: string | undefined;
  app.get('/openapi.json', { schema: { hide: true } }, async (request, reply) =>
    sendState(request, reply, { tag: 'openapi', freshness: 'settled' }, () => {
      text ??= JSON.stringify(document());
      return text;
    }),
  );
}
