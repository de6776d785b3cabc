/**
 * An iterator whose `return` ends the wait for the next value: a generator's own is put off until that value has come,
 * and who has gone would be counted until then.
 */
export function ending<T>(generator: AsyncGenerator<T, void>, end: () => void): AsyncIterableIterator<T, void> {
  return {
    next: () => generator.next(),
    return() {
      end();
      return generator.return();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
