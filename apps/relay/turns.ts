/** Longest that background work may hold the event loop, in ms. */
const BUDGET_MS = 4;

interface Task {
  /** Does a step; false when that was the last. */
  step(): boolean;
}

/**
 * Shares the event loop: long work comes as a generator, and all of it together takes a few ms of a turn. Tasks take
 * turns, so that a five-day match does not keep a short one waiting.
 */
export class Turns {
  #tasks: Task[] = [];

  run<T>(work: Generator<undefined, T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#tasks.push({
        step() {
          try {
            const { done, value } = work.next();
            if (done) resolve(value);
            return !done;
          } catch (error) {
            reject(error);
            return false;
          }
        },
      });
      if (this.#tasks.length === 1) setImmediate(() => this.#turn());
    });
  }

  #turn(): void {
    const end = performance.now() + BUDGET_MS;
    do {
      const task = this.#tasks[0];
      if (task === undefined) return;
      const goesOn = task.step();
      this.#tasks.shift();
      if (goesOn) this.#tasks.push(task);
    } while (performance.now() < end);
    if (this.#tasks.length > 0) setImmediate(() => this.#turn());
  }
}
