/**
 * An error as a value. `code` is stable and kebab-case (clients switch on it); `message` is one sentence that a
 * person can act on; `path` points into the offending input ("data.runs.batter").
 */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly path?: string | undefined;
  /** What would help: for programs and their authors; a screen has a button instead. */
  readonly hint?: string | undefined;
}

export function problem(code: string, message: string, path?: string): Problem {
  return path === undefined ? { code, message } : { code, message, path };
}

/** Carries a Problem through code that can only throw (framework hooks, command-line entry points). */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(value: Problem) {
    super(value.message);
    this.name = 'ProblemError';
    this.problem = value;
  }
}
