import type { MatchEvent } from '#shared/match/event.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { amendFault } from '../store/data-fault.ts';

/** An event that the rules could not read: it is stored and sent as it is, and left out of the score. */
export interface Unreadable {
  readonly seq: number;
  readonly why: string;
}

/**
 * A fold that no event can break. The log is what its writer made it, and a writer of another make may put in what the
 * rules' code chokes on; that must cost the event, not the match.
 */
export class TolerantFold {
  #fold: MatchFold;
  readonly #unreadable: Unreadable[];

  private constructor(fold: MatchFold, unreadable: Unreadable[]) {
    this.#fold = fold;
    this.#unreadable = unreadable;
  }

  static empty(): TolerantFold {
    return new TolerantFold(MatchFold.of([]), []);
  }

  /** The fold of a whole log, in steps. */
  static *building(log: readonly MatchEvent[]): Generator<undefined, TolerantFold> {
    const { readable, unreadable } = sift(log);
    try {
      return new TolerantFold(yield* MatchFold.building(readable), unreadable);
    } catch {
      // One of them cannot be folded. Slow and rare: one by one, to find out which.
      const fold = new TolerantFold(MatchFold.of([]), unreadable);
      for (const event of readable) {
        fold.append(event);
        yield;
      }
      return fold;
    }
  }

  get current(): MatchFold {
    return this.#fold;
  }

  get unreadable(): readonly Unreadable[] {
    return this.#unreadable;
  }

  append(event: MatchEvent): void {
    const { state, log } = this.#fold;
    const fault = amendFault(event, (id) => this.#fold.find(id), state?.sport);
    if (fault !== null) {
      this.#unreadable.push({ seq: event.seq, why: fault.message });
      return;
    }
    const before = log.length;
    try {
      this.#fold.append(event);
    } catch (error) {
      this.#unreadable.push({ seq: event.seq, why: String(error) });
      // The failed append may have left its traces.
      this.#fold = MatchFold.of(log.slice(0, before));
    }
  }
}

function sift(log: readonly MatchEvent[]): { readable: MatchEvent[]; unreadable: Unreadable[] } {
  const sport = log[0]?.data.sport;
  const byId = new Map(log.map((event) => [event.id, event]));
  const readable: MatchEvent[] = [];
  const unreadable: Unreadable[] = [];
  for (const event of log) {
    const fault = amendFault(event, (id) => byId.get(id), typeof sport === 'string' ? sport : undefined);
    if (fault === null) readable.push(event);
    else unreadable.push({ seq: event.seq, why: fault.message });
  }
  return { readable, unreadable };
}
