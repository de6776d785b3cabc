import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError, problem } from '#shared/problem.ts';
import { networkOf, outsideAddress } from '../live/client-address.ts';
import type { ApiKeys } from './api-keys.ts';
import { callerOf, setCaller } from './caller.ts';
import { rateLimiter } from './rate-limit.ts';

/**
 * Requests that an address without a key may make in a minute: a page that follows a match makes a handful, and a phone
 * company's network shows the world few addresses.
 */
const ANONYMOUS_PER_MINUTE = 1200;
const MINUTE_MS = 60_000;

/**
 * The hook in front of the API: finds out who calls (`callerOf`) and counts. Anybody may read; who sends a key that does
 * not hold is told so.
 */
export function admission(
  app: FastifyInstance,
  keys: ApiKeys,
): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const countKey = rateLimiter(app, {
    name: 'key',
    windowMs: MINUTE_MS,
    max(request) {
      const caller = callerOf(request);
      return caller.kind === 'key' ? caller.perMinute : 0;
    },
    counts: countedAs,
  });
  const countAddress = rateLimiter(app, {
    name: 'address',
    windowMs: MINUTE_MS,
    max: () => ANONYMOUS_PER_MINUTE,
    counts: countedAs,
  });
  const admitAddress = async (request: FastifyRequest, reply: FastifyReply) => {
    // As for WebSockets: a proxy of our own that does not say for whom it asks must not be taken for one fan.
    if (outsideAddress(request.raw) !== null) await countAddress(request, reply);
  };

  return async (request, reply) => {
    const token = bearerOf(request.headers.authorization);
    if (token === null) return admitAddress(request, reply);
    let caller = keys.known(token) ?? null;
    if (caller === null) {
      // A guess costs its address as much as any other request.
      await admitAddress(request, reply);
      caller = await keys.look(token);
    }
    if (caller === null) throw new ProblemError(problem('unauthorized', 'This API key is not known, or was revoked.'));
    setCaller(request, caller);
    await countKey(request, reply);
  };
}

/** The key, or the address; an IPv6 network of /64, because that is what one subscriber gets. */
export function countedAs(request: FastifyRequest): string {
  const caller = callerOf(request);
  return caller.kind === 'key' ? caller.id : networkOf(outsideAddress(request.raw) ?? request.ip);
}

function bearerOf(header: string | undefined): string | null {
  return /^bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? null;
}
