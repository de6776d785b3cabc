import type { FastifyError, FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { type Problem, ProblemError, problem } from '#shared/problem.ts';
import { sendProblem, statusOf } from './problem-document.ts';

/** Whatever goes wrong is answered as a problem document; what is our own fault is logged. */
export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, problem('not-found', `There is nothing at ${request.method} ${request.url.split('?')[0]}.`)),
  );
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const known = knownProblem(error);
    if (known === null || statusOf(known.code) >= 500) {
      request.log.error({ err: error, url: request.url }, 'a request failed');
    }
    sendProblem(reply, known ?? problem('internal', 'Something went wrong here, and was written to the log.'));
  });
}

function knownProblem(error: FastifyError): Problem | null {
  if (error instanceof ProblemError) return error.problem;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation;
    const path = [error.validationContext, ...(first?.instancePath ?? '').split('/')].filter(Boolean).join('.');
    return problem('invalid', `${path}: ${first?.message ?? 'it does not fit'}`, path);
  }
  switch (error.statusCode) {
    case 400:
      return problem('invalid', error.message);
    case 403:
      // A path that leads out of the pages' folder.
      return problem('not-found', 'There is nothing at this address.');
    case 413:
      return problem('too-large', 'The body is larger than 1 MiB; send it in parts.');
    case 415:
      return problem('wrong-type', 'Send JSON, with Content-Type: application/json.');
    case 429:
      return problem('rate-limited', 'Too many requests; send several drafts in one.');
    default:
      return null;
  }
}
