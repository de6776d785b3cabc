const FIRST_MS = 200;
const LONGEST_MS = 10_000;
/** Who ran for this long is not taken for one that fails at once. */
const STEADY_MS = 60_000;

export interface Restarts {
  /** How long to wait before the next start, ms; `now`: when it crashed. */
  next(now: number): number;
}

/** Each crash soon after the last one doubles the wait. */
export function restarts(): Restarts {
  let last = Number.NEGATIVE_INFINITY;
  let wait = FIRST_MS;
  return {
    next(now) {
      wait = now - last > STEADY_MS ? FIRST_MS : Math.min(wait * 2, LONGEST_MS);
      last = now;
      return wait;
    },
  };
}
