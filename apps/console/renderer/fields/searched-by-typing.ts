/** How long a pause may be between the characters of one word. */
const PAUSE_MS = 800;

/** Goes to an entry of a list by its first characters, those of any of its words: "10" or "me" for "10 Lionel Messi". */
export class SearchedByTyping {
  private readonly labels: readonly string[];
  private typed = '';
  private last = Number.NEGATIVE_INFINITY;

  constructor(labels: readonly string[]) {
    this.labels = labels.map((label) => label.toLowerCase());
  }

  /** The entry meant by what has been typed until now; null: nothing begins so, or a space, which ends the word. */
  find(key: string, at: number, now: number): number | null {
    if ([...key].length !== 1) return null;
    if (key === ' ') {
      this.last = Number.NEGATIVE_INFINITY;
      return null;
    }
    const started = now - this.last > PAUSE_MS;
    this.typed = (started ? '' : this.typed) + key.toLowerCase();
    this.last = now;
    const begins = (label: string) => label.split(' ').some((word) => word.startsWith(this.typed));
    const whole = this.labels.findIndex((label) => label.split(' ').includes(this.typed));
    if (whole >= 0) return whole;
    // The same letter again goes to the next one, as in every list.
    const from = started ? at + 1 : at;
    for (let i = 0; i < this.labels.length; i++) {
      const index = (from + i) % this.labels.length;
      if (begins(this.labels[index] ?? '')) return index;
    }
    return null;
  }
}
