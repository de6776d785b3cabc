import { ProblemError, problem } from '#shared/problem.ts';

/** The database did not answer, or not in time: nothing is known to be stored, and the same may be tried again. */
export function unavailable(cause: unknown): ProblemError {
  const message = 'The relay cannot reach its database just now; nothing is lost, try again.';
  const error = new ProblemError(problem('store-unavailable', message));
  error.cause = cause;
  return error;
}
