import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import type { Problem } from '#shared/problem.ts';

/** Errors as RFC 9457 asks for, with our stable `code` and, where it helps, the `path` in the input. */
export const ProblemDocument = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    path: z.string().optional(),
  })
  .meta({ description: 'A problem as in RFC 9457; `code` is stable, for programs.' });

/** Codes that are not a fault of the request's form (400). */
const statuses: ReadonlyMap<string, number> = new Map([
  ['unauthorized', 401],
  ['forbidden', 403],
  ['not-found', 404],
  ['no-match', 404],
  ['no-key', 404],
  ['unknown-format', 404],
  ['not-writer', 409],
  ['stale-term', 409],
  ['broken-chain', 409],
  ['gap', 409],
  ['too-many-keys', 409],
  ['too-large', 413],
  ['wrong-type', 415],
  ['no-score', 422],
  ['busy', 429],
  ['rate-limited', 429],
  ['internal', 500],
  ['store-unavailable', 503],
  ['no-page', 503],
]);

export function statusOf(code: string): number {
  return statuses.get(code) ?? 400;
}

export function sendProblem(reply: FastifyReply, { code, message, path }: Problem): FastifyReply {
  const status = statusOf(code);
  const document: z.infer<typeof ProblemDocument> = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
    code,
    ...(path !== undefined && path !== '' && { path }),
  };
  reply.header('cache-control', 'no-store');
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (status === 403) reply.header('www-authenticate', 'Bearer error="insufficient_scope"');
  if ((status === 429 || status === 503) && !reply.hasHeader('retry-after')) reply.header('retry-after', '2');
  return reply.code(status).type('application/problem+json').send(JSON.stringify(document));
}
