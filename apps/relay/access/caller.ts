import type { FastifyRequest } from 'fastify';
import { ProblemError, problem } from '#shared/problem.ts';
import type { Scope } from '#shared/wire/keys.ts';

/** Who makes a request. */
export type Caller =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'key';
      /** Names the key, not the secret: fit for logs and as an owner of things. */
      readonly id: string;
      readonly scopes: ReadonlySet<Scope>;
      readonly perMinute: number;
    };

const callers = new WeakMap<FastifyRequest, Caller>();

/** Set by `Admission` before any route's own hooks. */
export function setCaller(request: FastifyRequest, caller: Caller): void {
  callers.set(request, caller);
}

export function callerOf(request: FastifyRequest): Caller {
  return callers.get(request) ?? { kind: 'anonymous' };
}

/**
 * A hook for routes that need a key: `{ onRequest: requireScope('webhooks') }`, so that nobody without makes us read a
 * body; `preHandler` works, too. Answers 401 `unauthorized` without a key and 403 `forbidden` with one of another scope.
 */
export function requireScope(scope: Scope): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const caller = callerOf(request);
    if (caller.kind === 'anonymous') {
      throw new ProblemError(
        problem('unauthorized', `This needs an API key of scope "${scope}": Authorization: Bearer KEY.`),
      );
    }
    if (caller.scopes.has(scope) || caller.scopes.has('admin')) return;
    throw new ProblemError(problem('forbidden', `This API key does not have the scope "${scope}".`));
  };
}
