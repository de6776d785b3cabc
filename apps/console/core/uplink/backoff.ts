const FIRST_MS = 250;
const MAX_MS = 30_000;

/** Waiting times between attempts: doubled up to 30 s, each up to a third shorter or longer so that consoles spread out. */
export class Backoff {
  #next = FIRST_MS;

  next(): number {
    const wait = this.#next;
    this.#next = Math.min(2 * wait, MAX_MS);
    return wait * (2 / 3 + (Math.random() * 2) / 3);
  }

  reset(): void {
    this.#next = FIRST_MS;
  }
}
