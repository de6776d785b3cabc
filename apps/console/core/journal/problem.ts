import type * as z from 'zod';
import { type Problem, problem } from '#shared/problem.ts';
import type { WireProblem } from '#shared/wire/problem.ts';

/** A parsed problem as our own type (an absent path is absent, not undefined). */
export function problemOf({ code, message, path }: z.infer<typeof WireProblem>): Problem {
  return problem(code, message, path);
}
