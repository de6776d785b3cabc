/** An answer that took longer says little about the other clock, ms. */
const MAX_ROUND_TRIP = 2000;

/** How far the relay's clock is ahead of ours, by the answers that say its time: exact to half their round trip. */
export class Skew {
  #askedAt: number | null = null;
  #ms: number | null = null;

  /** Null: not measured yet. */
  get ms(): number | null {
    return this.#ms;
  }

  asked(): void {
    this.#askedAt ??= performance.now();
  }

  /** A question that is lost with its connection is not answered on the next. */
  lost(): void {
    this.#askedAt = null;
  }

  /** @param theirs the relay's clock when it answered, ours now; UTC ms. @returns whether it is worth telling */
  answered(theirs: number, ours: number): boolean {
    if (this.#askedAt === null) return false;
    const trip = performance.now() - this.#askedAt;
    this.#askedAt = null;
    if (trip > MAX_ROUND_TRIP) return false;
    const before = this.#ms;
    this.#ms = Math.round(theirs + trip / 2 - ours);
    return before === null || Math.abs(before - this.#ms) > 100;
  }
}
