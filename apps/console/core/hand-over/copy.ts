import { hashEvent } from '#shared/match/chain.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { LogHead } from '#shared/wire/uplink.ts';
import type { Copier } from './copier.ts';

/** How far the copy of one match is; made anew for each connection. */
export class Copy {
  readonly match: string;
  readonly #copier: Copier;
  /** The copy agrees with the relay's log up to here; null: the relay has not answered yet. */
  #at: number | null = null;
  /** Where the relay's log stood when it was last told. */
  #head: LogHead | null = null;

  constructor(match: string, copier: Copier) {
    this.match = match;
    this.#copier = copier;
  }

  /** The relay's word on the log, with the term that it is written under now. */
  get head(): LogHead | null {
    return this.#head;
  }

  /** Is everything here that the relay had when it last told? */
  get isComplete(): boolean {
    return this.#at !== null && this.#head !== null && this.#at >= this.#head.seq;
  }

  begin(from: number, head: LogHead): Problem | null {
    this.#at = from;
    return this.knows(head);
  }

  /** The relay's log stands at `head` now. */
  knows(head: LogHead): Problem | null {
    this.#head = head;
    return this.#settle();
  }

  /** Takes the next part of the relay's log. @throws SqliteError when it cannot be saved */
  take(events: readonly MatchEvent[]): Problem | null {
    const [first] = events;
    if (this.#at === null || first === undefined) return null;
    if (first.seq !== this.#at + 1) {
      return problem('gap', `The relay sent event ${first.seq} of ${this.match} after ${this.#at}.`);
    }
    const known = this.#known(events);
    this.#at += known;
    const fresh = events.slice(known);
    if (fresh.length > 0) {
      const fault = this.#copier.write(this.match, this.#at, fresh);
      if (fault !== null) return fault;
      this.#at += fresh.length;
    }
    const last = events.at(-1);
    if (last !== undefined && this.#head !== null && this.#at > this.#head.seq) {
      const term = Math.max(this.#head.term, last.term);
      this.#head = { match: this.match, term, seq: last.seq, hash: hashEvent(last) };
    }
    return this.#settle();
  }

  /** How many of `events` this console has already, at their places. */
  #known(events: readonly MatchEvent[]): number {
    let known = 0;
    for (const event of events) {
      const next = events[known + 1];
      const ours = this.#copier.hashAt(this.match, event.seq);
      if (ours === null || ours !== (next?.prev ?? hashEvent(event))) break;
      known++;
    }
    return known;
  }

  /** At the relay's head: what this console has beyond it is a fork. */
  #settle(): Problem | null {
    const head = this.#head;
    if (head === null || this.#at === null || this.#at !== head.seq) return null;
    if (this.#copier.head(this.match).seq > head.seq) {
      const fault = this.#copier.write(this.match, head.seq, []);
      if (fault !== null) return fault;
    }
    return this.#copier.head(this.match).hash === head.hash
      ? null
      : problem('broken-chain', `The copy of ${this.match} does not end as the relay says it does.`);
  }
}
