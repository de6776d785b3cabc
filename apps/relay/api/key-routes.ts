import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { ApiKey, CreatedKey, KeyList, NewKey } from '#shared/wire/keys.ts';
import type { ApiKeys } from '../access/api-keys.ts';
import { requireScope } from '../access/caller.ts';
import type { Webhooks } from '../webhooks/routes.ts';
import { ProblemDocument } from './problem-document.ts';

const tags = ['API keys'];
const security = [{ apiKey: ['admin'] }];

/** For operators: who may do what; `npm run keys` talks to these. */
export const keyRoutes: FastifyPluginAsyncZod<{ keys: ApiKeys; webhooks: Webhooks }> = async (
  app,
  { keys, webhooks },
) => {
  app.addHook('onRequest', requireScope('admin'));

  app.post(
    '/keys',
    {
      schema: {
        body: NewKey,
        response: { 201: CreatedKey, 400: ProblemDocument, 409: ProblemDocument },
        security,
        tags,
        summary: 'Make an API key; the answer is the only one that shows it',
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .header('cache-control', 'no-store')
        .send(await keys.create(request.body)),
  );

  app.get(
    '/keys',
    { schema: { response: { 200: KeyList }, security, tags, summary: 'All API keys, newest first' } },
    async (_, reply) => reply.header('cache-control', 'no-store').send({ keys: await keys.list() }),
  );

  app.delete(
    '/keys/:id',
    {
      schema: {
        params: z.object({ id: z.string().regex(/^key_[0-9a-f]{16}$/) }),
        response: { 200: ApiKey, 400: ProblemDocument, 404: ProblemDocument },
        security,
        tags,
        summary: 'Revoke an API key',
      },
    },
    async (request) => {
      const revoked = await keys.revoke(request.params.id);
      await webhooks.hooks.refresh();
      return revoked;
    },
  );
};
