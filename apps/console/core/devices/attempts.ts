import type { Clock } from '../clock.ts';

/** Keys remembered at once; the one whose window began first is forgotten for a new one. */
const MAX_KEYS = 10_000;

/** Counts failures by key (an address, a name) in windows of a fixed length, to refuse those who keep guessing. */
export class Attempts {
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #clock: Clock;
  readonly #failures = new Map<string, { count: number; readonly since: number }>();

  constructor(limit: number, windowMs: number, clock: Clock) {
    this.#limit = limit;
    this.#windowMs = windowMs;
    this.#clock = clock;
  }

  isBlocked(key: string): boolean {
    return (this.#current(key)?.count ?? 0) >= this.#limit;
  }

  fail(key: string): void {
    const current = this.#current(key);
    if (current !== undefined) {
      current.count++;
      return;
    }
    this.#failures.delete(key);
    this.#failures.set(key, { count: 1, since: this.#clock() });
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > MAX_KEYS && oldest !== undefined) this.#failures.delete(oldest);
  }

  #current(key: string): { count: number } | undefined {
    const entry = this.#failures.get(key);
    return entry !== undefined && this.#clock() - entry.since < this.#windowMs ? entry : undefined;
  }
}
