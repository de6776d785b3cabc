import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { ProblemError, problem } from '#shared/problem.ts';
import { PushKey, Subscribe, Subscribed, Subscriptions, Unsubscribe, UserId } from '#shared/wire/alerts.ts';
import { countedAs } from '../access/admission.ts';
import { callerOf } from '../access/caller.ts';
import { ProblemDocument } from '../api/problem-document.ts';
import type { Alerts } from './alerts.ts';
import type { Asker } from './subscriptions.ts';

const tags = ['Alerts'];
const failures = { 400: ProblemDocument, 401: ProblemDocument, 429: ProblemDocument, 503: ProblemDocument };
/** Following is done by hand; users cost nothing to invent. Programs with a key have a limit of their own. */
const PER_MINUTE = 60;
const config = {
  rateLimit: {
    max: (request: FastifyRequest) => (isTrusted(request) ? Number.MAX_SAFE_INTEGER : PER_MINUTE),
    timeWindow: 60_000,
    keyGenerator: countedAs,
  },
};

/**
 * `/subscribe` and what belongs to it. A user is proved by the token that the first request answered, sent as
 * `Authorization: Subscriber TOKEN`; an API key of scope `alerts` may act for all users.
 */
export const alertRoutes: FastifyPluginAsyncZod<{ alerts: Alerts }> = async (app, { alerts }) => {
  const { subscriptions, pushKey, hasFcm } = alerts;
  app.addHook('onSend', async (_, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });

  app.get(
    '/push/key',
    { schema: { response: { 200: PushKey }, tags, summary: 'The key that browsers subscribe to push messages with' } },
    async (_, reply) => reply.header('cache-control', 'public, max-age=3600').send({ key: pushKey }),
  );

  app.post(
    '/subscribe',
    {
      config,
      schema: {
        body: Subscribe,
        response: { 200: Subscribed, 201: Subscribed, 409: ProblemDocument, 422: ProblemDocument, ...failures },
        tags,
        summary: 'Follow a match, a team or a player; say where alerts go, and when not',
        description:
          'The first request of a user answers 201 with the token, which is shown this once. Later ones add to what is followed, and need it.',
      },
    },
    async (request, reply) => {
      const { push } = request.body;
      if (push !== undefined && 'fcm_token' in push && !hasFcm) {
        throw new ProblemError(problem('no-fcm', 'This relay sends to browsers only: FCM is not set up.', 'push'));
      }
      const subscribed = await subscriptions.subscribe(askerOf(request), request.body);
      return reply.code(subscribed.token === undefined ? 200 : 201).send(subscribed);
    },
  );

  app.delete(
    '/subscribe',
    {
      config,
      schema: {
        body: Unsubscribe,
        response: { 200: Subscriptions, 204: z.null(), ...failures },
        tags,
        summary: 'Follow no more: one thing, a device, or with neither all of it',
      },
    },
    async (request, reply) => {
      const left = await subscriptions.unsubscribe(askerOf(request), request.body);
      return left === null ? reply.code(204).send(null) : reply.send(left);
    },
  );

  app.get(
    '/subscriptions/:user',
    {
      config,
      schema: {
        params: z.object({ user: UserId }),
        response: { 200: Subscriptions, ...failures },
        tags,
        summary: 'What a user follows',
      },
    },
    async (request) => subscriptions.of(askerOf(request), request.params.user),
  );
};

function askerOf(request: FastifyRequest): Asker {
  if (isTrusted(request)) return { kind: 'trusted' };
  return { kind: 'token', token: /^subscriber +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null };
}

function isTrusted(request: FastifyRequest): boolean {
  const caller = callerOf(request);
  return caller.kind === 'key' && (caller.scopes.has('alerts') || caller.scopes.has('admin'));
}
