import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import * as z from 'zod';
import { ProblemError, problem } from '#shared/problem.ts';
import {
  CreatedWebhook,
  Enqueued,
  NewWebhook,
  Replay,
  Webhook,
  WebhookChange,
  WebhookDeliveries,
  WebhookDelivery,
  WebhookId,
  WebhookList,
} from '#shared/wire/webhooks.ts';
import { callerOf, requireScope } from '../access/caller.ts';
import { ProblemDocument } from '../api/problem-document.ts';
import type { DeliveryQueue } from '../delivery/queue.ts';
import { WEBHOOKS, type WebhookConsumer } from './consumer.ts';
import { deliveriesTo, deliveryTo, type LogFilter } from './delivery-log.ts';
import { type Hook, shown } from './hook.ts';
import type { Hooks } from './hooks.ts';

/** Events that one replay sends again. */
const MAX_REPLAY = 5000;

/** Of one webhook; what can go wrong anywhere is in the document by itself. */
const failures = { 400: ProblemDocument, 404: ProblemDocument };
const common = { tags: ['Webhooks'], security: [{ apiKey: ['webhooks'] }] };
const params = z.object({ id: WebhookId });
const logQuery = z.object({
  state: WebhookDelivery.shape.state.optional(),
  cursor: z.string().max(120).optional().meta({ description: '`next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export interface Webhooks {
  readonly hooks: Hooks;
  readonly consumer: WebhookConsumer;
  readonly queue: DeliveryQueue;
  readonly pool: pg.Pool;
}

/** `/webhooks` and what belongs to it. An API key sees its own webhooks, one of scope `admin` all of them. */
export const webhookRoutes: FastifyPluginAsyncZod<{ webhooks: Webhooks }> = async (app, { webhooks }) => {
  const { hooks, consumer, queue, pool } = webhooks;
  app.addHook('onRequest', requireScope('webhooks'));
  app.addHook('onRequest', async (_, reply) => {
    reply.header('cache-control', 'no-store');
  });
  const find = (request: FastifyRequest, id: string): Hook => {
    const hook = hooks.get(id);
    if (hook === undefined || !mayUse(request, hook)) {
      throw new ProblemError(problem('no-webhook', `There is no webhook ${id} of this API key.`));
    }
    return hook;
  };

  app.post(
    '/webhooks',
    {
      schema: {
        ...common,
        summary: 'Be told of events; the answer shows the secret that signs them',
        body: NewWebhook,
        response: { 201: CreatedWebhook, 409: ProblemDocument },
      },
    },
    async (request, reply) => {
      const hook = await hooks.create(ownerOf(request), request.body);
      return reply.code(201).send({ ...shown(hook), secret: hook.secret });
    },
  );
  app.get(
    '/webhooks',
    { schema: { ...common, summary: 'The webhooks of this key', response: { 200: WebhookList } } },
    async (request) => ({ webhooks: [...hooks.all].filter((hook) => mayUse(request, hook)).map(shown) }),
  );
  app.get(
    '/webhooks/:id',
    { schema: { ...common, summary: 'A webhook', params, response: { 200: Webhook, ...failures } } },
    async (request) => shown(find(request, request.params.id)),
  );
  app.patch(
    '/webhooks/:id',
    {
      schema: {
        ...common,
        summary: 'Change a webhook, or switch it on again',
        params,
        body: WebhookChange,
        response: { 200: Webhook, ...failures },
      },
    },
    async (request) => shown(await hooks.change(find(request, request.params.id), request.body)),
  );
  app.delete(
    '/webhooks/:id',
    { schema: { ...common, summary: 'End a webhook', params, response: { 204: z.null(), ...failures } } },
    async (request, reply) => {
      await hooks.delete(find(request, request.params.id));
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/webhooks/:id/rotate',
    {
      schema: {
        ...common,
        summary: 'A new secret; for 24 hours the old one signs, too',
        params,
        response: { 200: CreatedWebhook, ...failures },
      },
    },
    async (request) => {
      const hook = await hooks.rotate(find(request, request.params.id));
      return { ...shown(hook), secret: hook.secret };
    },
  );
  app.post(
    '/webhooks/:id/test',
    { schema: { ...common, summary: 'Send a ping', params, response: { 202: Enqueued, ...failures } } },
    async (request, reply) => {
      await queue.enqueue(WEBHOOKS, [consumer.ping(find(request, request.params.id))]);
      return reply.code(202).send({ enqueued: 1 });
    },
  );
  app.get(
    '/webhooks/:id/deliveries',
    {
      schema: {
        ...common,
        summary: 'What was sent and what became of it, newest first; kept for 7 days',
        params,
        querystring: logQuery,
        response: { 200: WebhookDeliveries, ...failures },
      },
    },
    async (request) => {
      const { id } = find(request, request.params.id);
      const { state, cursor, limit } = request.query;
      const after = readCursor(cursor);
      // One more than asked for, to know whether another page follows.
      const found = await deliveriesTo(pool, WEBHOOKS, id, { state, after, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = page.at(-1);
      const more = found.length > page.length && last !== undefined;
      return { deliveries: page, next: more ? `${last.createdAt}_${last.id}` : null };
    },
  );
  app.post(
    '/webhooks/:id/replay',
    {
      schema: {
        ...common,
        summary: `Send a delivery again, or up to ${MAX_REPLAY} events of a match`,
        params,
        body: Replay,
        response: { 202: Enqueued, ...failures },
      },
    },
    async (request, reply) => {
      const hook = find(request, request.params.id);
      const { body } = request;
      if ('delivery' in body) {
        const again = await deliveryTo(pool, WEBHOOKS, hook.id, body.delivery);
        if (again === null) throw new ProblemError(problem('no-delivery', 'That delivery is not kept any more.'));
        await queue.enqueue(WEBHOOKS, [again], true);
        return reply.code(202).send({ enqueued: 1 });
      }
      const { match, from, to } = body;
      if (to - from >= MAX_REPLAY) {
        throw new ProblemError(problem('invalid', `A replay has at most ${MAX_REPLAY} events; ask in parts.`, 'to'));
      }
      let enqueued = 0;
      for (let next = from; next <= to; ) {
        const { deliveries, seq } = await consumer.replayed(hook, match, next, to);
        await queue.enqueue(WEBHOOKS, deliveries, true);
        enqueued += deliveries.length;
        if (seq < next) break;
        next = seq + 1;
      }
      return reply.code(202).send({ enqueued });
    },
  );
};

function ownerOf(request: FastifyRequest): string {
  const caller = callerOf(request);
  return caller.kind === 'key' ? caller.id : '';
}

function mayUse(request: FastifyRequest, hook: Hook): boolean {
  const caller = callerOf(request);
  return caller.kind === 'key' && (caller.id === hook.owner || caller.scopes.has('admin'));
}

function readCursor(text: string | undefined): LogFilter['after'] {
  if (text === undefined) return null;
  const [createdAt = '', id = ''] = text.split('_');
  if (/^\d{1,15}$/.test(createdAt) && z.uuid().safeParse(id).success) return { createdAt: Number(createdAt), id };
  throw new ProblemError(problem('bad-cursor', 'The cursor is not one of ours; begin without it.', 'cursor'));
}
