const FIRST_MS = 250;
/** A venue's network that is back must not be waited for: at 500 consoles the relay still sees few attempts a second. */
const MAX_MS = 3000;

/** Waiting times between attempts: doubled up to 3 s, each up to a third shorter or longer so that consoles spread out. */
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
