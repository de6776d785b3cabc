/** Pause after the first failure, in ms; it doubles with each further one, up to the longest. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

export interface Timing {
  now(): number;
  after(ms: number, run: () => void): () => void;
}

const browserTiming: Timing = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export interface RefreshOptions {
  /** Fetches and shows; the answer is the `seq` of what came, or null when it failed. */
  readonly load: (signal: AbortSignal) => Promise<number | null>;
  /** Least time between two starts, in ms, unless the wish is urgent. */
  readonly every: number;
  readonly timing?: Timing;
}

/**
 * Keeps something fetched as new as it is wanted: one request at a time, not more often than `every`, again when the
 * answer (of a cache, say) is older than the wish, ever more slowly while it fails, and not at all while paused.
 */
export class Refresh {
  readonly #load: RefreshOptions['load'];
  readonly #every: number;
  readonly #timing: Timing;
  #wanted = -1;
  #have = -1;
  #urgent = false;
  #paused = false;
  #running: AbortController | null = null;
  #startedAt = Number.NEGATIVE_INFINITY;
  #failures = 0;
  #cancelTimer = () => {};

  constructor({ load, every, timing = browserTiming }: RefreshOptions) {
    this.#load = load;
    this.#every = every;
    this.#timing = timing;
  }

  /** `seq` or newer is wanted; `urgent` does not wait for its turn. */
  want(seq: number, urgent = false): void {
    this.#wanted = Math.max(this.#wanted, seq);
    this.#urgent ||= urgent;
    this.#plan();
  }

  pause(): void {
    this.#paused = true;
    this.#cancelTimer();
  }

  resume(): void {
    this.#paused = false;
    this.#plan();
  }

  stop(): void {
    this.pause();
    this.#running?.abort();
  }

  #plan(): void {
    if (this.#paused || this.#running !== null || this.#have >= this.#wanted) return;
    const failing = this.#failures > 0;
    const pause = failing ? Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (this.#failures - 1)) : this.#every;
    const wait = this.#urgent ? 0 : Math.max(0, this.#startedAt + pause - this.#timing.now());
    this.#cancelTimer();
    this.#cancelTimer = this.#timing.after(wait, () => void this.#run());
  }

  async #run(): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    this.#urgent = false;
    this.#startedAt = this.#timing.now();
    const wish = this.#wanted;
    const seq = await this.#load(running.signal);
    this.#running = null;
    if (running.signal.aborted) return;
    this.#failures = seq === null || seq < wish ? this.#failures + 1 : 0;
    this.#have = Math.max(this.#have, seq ?? -1);
    this.#plan();
  }
}
