import type { Clock } from './clock.ts';

/** Clocks are set by a second or two all the time. */
const TOLERANCE_MS = 3000;

/** The wall clock moved by `by` ms against the time that has passed; negative: back. */
export interface Jump {
  readonly by: number;
  readonly at: number;
}

/** Tells when this machine's clock was set, or the machine slept: times before and after do not compare. */
export class ClockWatch {
  readonly #clock: Clock;
  readonly #elapsed: () => number;
  #offset: number;

  /** @param elapsed ms of a clock that nobody sets */
  constructor(clock: Clock, elapsed: () => number) {
    this.#clock = clock;
    this.#elapsed = elapsed;
    this.#offset = clock() - elapsed();
  }

  /** The jump since the last look; null: none. */
  look(): Jump | null {
    const at = this.#clock();
    const offset = at - this.#elapsed();
    const by = offset - this.#offset;
    // What drifts slowly never adds up to a jump.
    this.#offset = offset;
    return Math.abs(by) < TOLERANCE_MS ? null : { by, at };
  }
}
