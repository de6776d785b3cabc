/** Hears how many follow a match. */
export type PresenceListener = (fans: number) => void;

/** How many follow each match, by whatever protocol, at all replicas together. */
export interface Presence {
  fans(match: string): number;
  /** Calls `told` when the number has changed, now and then and not each time; the answer ends that. */
  watch(match: string, told: PresenceListener): () => void;
}

/** Where fans come and go. */
export interface Turnstile extends Presence {
  enter(match: string): void;
  leave(match: string): void;
}

interface Match {
  fans: number;
  /** Of these, at this replica. */
  here: number;
  /** What was said last, and when (ms of a clock that never goes back). */
  told: number;
  toldAt: number;
  readonly listeners: Set<PresenceListener>;
}

export interface PresenceTiming {
  /** A match's number is told at most this often, in ms. */
  readonly everyMs: number;
  /** A change of less than a fiftieth waits this long, in ms: each word of it goes to everybody. */
  readonly slightMs: number;
}

const SLIGHT = 0.02;

export class LocalPresence implements Turnstile {
  readonly #timing: PresenceTiming;
  readonly #matches = new Map<string, Match>();
  /** Those whose number is not what was told. */
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | null = null;

  constructor(timing: PresenceTiming = { everyMs: 5000, slightMs: 60_000 }) {
    this.#timing = timing;
  }

  fans(match: string): number {
    return this.#matches.get(match)?.fans ?? 0;
  }

  enter(match: string): void {
    this.#use(match).here += 1;
    this.#move(match, 1);
  }

  leave(match: string): void {
    this.#use(match).here -= 1;
    this.#move(match, -1);
  }

  /** So many more (or less) follow the match at other replicas. */
  elsewhere(match: string, by: number): void {
    this.#move(match, by);
  }

  /** The matches that are followed at this replica, and by how many. */
  *here(): Generator<readonly [match: string, fans: number]> {
    for (const [match, { here }] of this.#matches) if (here > 0) yield [match, here];
  }

  watch(match: string, told: PresenceListener): () => void {
    const { listeners } = this.#use(match);
    listeners.add(told);
    return () => {
      listeners.delete(told);
      this.#forget(match);
    };
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #move(match: string, by: number): void {
    const known = this.#use(match);
    known.fans += by;
    this.#changed.add(match);
    this.#forget(match);
    this.#plan();
  }

  #use(match: string): Match {
    const known = this.#matches.get(match) ?? { fans: 0, here: 0, told: 0, toldAt: 0, listeners: new Set() };
    this.#matches.set(match, known);
    return known;
  }

  #forget(match: string): void {
    const known = this.#matches.get(match);
    if (known === undefined || known.fans > 0 || known.listeners.size > 0) return;
    this.#matches.delete(match);
    this.#changed.delete(match);
  }

  #plan(): void {
    if (this.#timer !== null || this.#changed.size === 0) return;
    this.#timer = setTimeout(() => this.#tell(), this.#timing.everyMs).unref();
  }

  #tell(): void {
    this.#timer = null;
    const now = performance.now();
    for (const match of this.#changed) {
      const known = this.#matches.get(match);
      if (known !== undefined && this.#waits(known, now)) continue;
      this.#changed.delete(match);
      if (known === undefined || known.fans === known.told) continue;
      known.told = known.fans;
      known.toldAt = now;
      for (const told of known.listeners) told(known.fans);
    }
    this.#plan();
  }

  #waits({ fans, told, toldAt }: Match, now: number): boolean {
    const change = Math.abs(fans - told);
    return change > 0 && change < told * SLIGHT && now - toldAt < this.#timing.slightMs;
  }
}
