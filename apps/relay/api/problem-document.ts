import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import type { Problem } from '#shared/problem.ts';
import { problemType, typeUri } from './problems.ts';

/** Errors as RFC 9457 asks for, with our stable `code` and, where it helps, the `path` in the input. */
export const ProblemDocument = z
  .object({
    type: z.string().meta({ description: 'Where the relay explains it, as an address relative to the relay' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    path: z.string().optional(),
  })
  .meta({
    description: 'A problem as in RFC 9457; `code` is stable, for programs.',
    examples: [
      {
        type: '/v1/problems/no-match',
        title: 'There is no such match',
        status: 404,
        detail: 'There is no match final-2026 here.',
        code: 'no-match',
      },
    ],
  });

/** A code that is on no list is a fault of the request's form. */
export function statusOf(code: string): number {
  return problemType(code)?.status ?? 400;
}

export function problemText({ code, message, path }: Problem): string {
  const status = statusOf(code);
  const document: z.infer<typeof ProblemDocument> = {
    type: typeUri(code),
    title: problemType(code)?.title ?? STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
    code,
    ...(path !== undefined && path !== '' && { path }),
  };
  return JSON.stringify(document);
}

export function sendProblem(reply: FastifyReply, fault: Problem): FastifyReply {
  const status = statusOf(fault.code);
  // What was said of a good answer does not hold for this one.
  for (const header of ['etag', 'content-disposition', 'content-language']) reply.removeHeader(header);
  reply.header('cache-control', 'no-store');
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (status === 403) reply.header('www-authenticate', 'Bearer error="insufficient_scope"');
  if ((status === 429 || status === 503) && !reply.hasHeader('retry-after')) reply.header('retry-after', '2');
  return reply.code(status).type('application/problem+json').send(problemText(fault));
}
