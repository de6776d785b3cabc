import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError, problem } from '#shared/problem.ts';

export interface RatePolicy {
  /** As in the `RateLimit-Policy` header. */
  readonly name: string;
  readonly windowMs: number;
  /** Requests in a window. */
  max(request: FastifyRequest): number;
  /** Whose requests are counted together. */
  counts(request: FastifyRequest): string;
}

/**
 * Counts a request and says what is left (draft-ietf-httpapi-ratelimit-headers-10); several policies of one answer are
 * members of the same lists. @throws ProblemError `rate-limited`, with Retry-After
 */
export function rateLimiter(
  app: FastifyInstance,
  { name, windowMs, max, counts }: RatePolicy,
): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const count = app.createRateLimit({ max, timeWindow: windowMs, keyGenerator: counts });
  return async (request, reply) => {
    const counted = await count(request);
    if (counted.isAllowed) return;
    const { remaining, ttlInSeconds, isExceeded } = counted;
    extend(reply, 'ratelimit-policy', `"${name}";q=${counted.max};w=${windowMs / 1000}`);
    extend(reply, 'ratelimit', `"${name}";r=${remaining};t=${ttlInSeconds}`);
    if (!isExceeded) return;
    reply.header('retry-after', String(Math.max(1, ttlInSeconds)));
    const message = `More than ${counted.max} requests in ${windowMs / 1000} s; come back in ${ttlInSeconds} s.`;
    throw new ProblemError(problem('rate-limited', message));
  };
}

function extend(reply: FastifyReply, header: string, member: string): void {
  const before = reply.getHeader(header);
  reply.header(header, before === undefined ? member : `${before}, ${member}`);
}
