import type { Position } from '../wire/live.ts';
import type { Gap, LiveEvent, Snapshot } from './messages.ts';

/** What to do with a message: tell the listener, ask the relay again from `position`, or nothing. */
export type Verdict = 'tell' | 'ask' | 'ignore';

/**
 * Where one subscription stands in its match's log. It lets each event through once and in order; a hole is asked for
 * again, and where the relay will not fill it (a snapshot instead of events) the listener is told of the gap.
 */
export class Follow {
  readonly match: string;
  #position: Position | null;
  #waiting = false;
  /** The listener knows already that events are missing up to the coming snapshot. */
  #gapTold = false;

  constructor(match: string, after: Position | null) {
    this.match = match;
    this.#position = after;
  }

  /** Null until the first snapshot, when no position was given. */
  get position(): Position | null {
    return this.#position;
  }

  /** The relay owes us the events of a hole, or a snapshot; what comes from beyond the hole is dropped meanwhile. */
  get waiting(): boolean {
    return this.#waiting;
  }

  /** Asked on a new connection: nothing is owed yet. */
  renew(): void {
    this.#waiting = false;
  }

  /** There is no such match yet: its log will come from the beginning. */
  absent(): void {
    this.#position ??= { term: 0, seq: 0 };
  }

  /** The relay could not answer now. */
  refused(): void {
    this.#waiting = true;
  }

  event({ term, seq }: LiveEvent): Verdict {
    const at = this.#position;
    // Without a position, the snapshot that says where we are is still on its way.
    if (at === null || term < at.term) return 'ignore';
    if (seq === at.seq + 1) {
      this.#moveTo({ term, seq });
      return 'tell';
    }
    // Behind us in our own term: a duplicate. In a newer term it rewrites what we have seen; beyond us, it leaves a hole.
    if (seq <= at.seq && term === at.term) return 'ignore';
    if (this.#waiting) return 'ignore';
    this.#waiting = true;
    return 'ask';
  }

  /** The gap that this snapshot leaves behind it, if nobody told the listener yet. */
  gapBefore({ match, term, seq }: Snapshot): Gap | null {
    const after = this.#position;
    if (after === null || this.#gapTold || (seq === after.seq && term === after.term)) return null;
    return { op: 'gap', match, after, seq };
  }

  snapshot({ term, seq }: Snapshot): Verdict {
    const at = this.#position;
    // A replica that lags, or a relay that came back from a backup: what we have is newer and still true.
    if (at !== null && (term < at.term || (term === at.term && seq < at.seq))) return 'ignore';
    this.#moveTo({ term, seq });
    return 'tell';
  }

  /** The relay says that it will not replay: its snapshot follows. */
  gap({ seq }: Gap): Verdict {
    this.#waiting = true;
    // A relay that stands before us will catch up, or its snapshot will say that the log was rewritten.
    if (this.#position !== null && seq < this.#position.seq) return 'ignore';
    this.#gapTold = true;
    return 'tell';
  }

  #moveTo(position: Position): void {
    this.#position = position;
    this.#waiting = false;
    this.#gapTold = false;
  }
}
