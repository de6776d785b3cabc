/**
 * What a match showed lately, so that an output can be as late as its video. Bounded: by the longest delay, and in number
 * (of a faster burst the states in between are dropped, oldest first).
 */
const MAX_KEPT = 512;

interface Shown<T> {
  /** UTC ms. */
  readonly at: number;
  readonly value: T;
}

export class History<T> {
  readonly #longest: number;
  #shown: Shown<T>[] = [];

  /** @param longest how far back anybody looks, ms */
  constructor(longest: number) {
    this.#longest = longest;
  }

  /** What was there before the first one is not known: that one stands for all time before it. */
  push(at: number, value: T): void {
    this.#shown.push({ at, value });
    const old = this.#shown.findLastIndex((one) => one.at <= at - this.#longest);
    this.#shown.splice(0, Math.max(old, this.#shown.length - MAX_KEPT, 0));
  }

  /** What `delay` ms ago was the newest, and since when; undefined when nothing was ever pushed. */
  due(now: number, delay: number): Shown<T> | undefined {
    return this.#shown.findLast((one) => one.at <= now - delay) ?? this.#shown[0];
  }

  /** When `due` changes next, UTC ms; null: not before something new is pushed. */
  next(now: number, delay: number): number | null {
    const current = this.due(now, delay);
    const following = this.#shown[current === undefined ? 0 : this.#shown.indexOf(current) + 1];
    return following === undefined ? null : following.at + delay;
  }
}
