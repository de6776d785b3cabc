import type { Problem } from '#shared/problem.ts';
import type { LogHead } from '#shared/wire/uplink.ts';

/** Batches of one match on their way, so that its backlog leaves room on a thin line for a match that is live. */
const MAX_IN_FLIGHT = 4;
/** Pause after a gap, doubled each time until an ack, so that two that disagree do not keep each other busy. */
const GAP_PAUSE = { firstMs: 100, maxMs: 5000 };

/** One match's way to the relay. */
export class Lane {
  /** The journal's head. */
  head: LogHead;
  /** The relay has everything up to here. */
  acked: number;
  #fork: Problem | null = null;
  /** Why it will take no more on this connection. */
  held: Problem | null = null;
  #located = false;
  #sent = 0;
  #inFlight: number[] = [];
  #maxInFlight = MAX_IN_FLIGHT;
  #pausedUntil = 0;
  #pauseMs = GAP_PAUSE.firstMs;

  constructor(head: LogHead, acked: number, fork: Problem | null) {
    this.head = head;
    this.acked = acked;
    if (fork !== null) this.split(fork);
  }

  /** Why the relay takes no more of this match, for as long as its log is no beginning of ours. */
  get fork(): Problem | null {
    return this.#fork;
  }

  get backlog(): number {
    return this.#fork === null ? Math.max(0, this.head.seq - this.acked) : 0;
  }

  /** The newest event on its way or confirmed. */
  get sent(): number {
    return this.#sent;
  }

  /** A new connection: where the relay stands is not known. */
  reset(): void {
    this.#located = false;
    this.held = null;
    this.#inFlight = [];
    this.#pausedUntil = 0;
    this.#pauseMs = GAP_PAUSE.firstMs;
  }

  /** The relay does not go along with our log. */
  split(why: Problem): void {
    this.#fork = why;
    // Should it ever be asked again, one refused batch is enough to know.
    this.#maxInFlight = 1;
  }

  /** The relay has everything up to `seq` and nothing beyond it. */
  locate(seq: number): void {
    this.#located = true;
    this.#fork = null;
    this.acked = seq;
    this.#sent = seq;
    this.#inFlight = [];
  }

  canSend(now: number): boolean {
    return (
      this.#located &&
      this.#fork === null &&
      this.held === null &&
      this.#sent < this.head.seq &&
      this.#inFlight.length < this.#maxInFlight &&
      now >= this.#pausedUntil
    );
  }

  /** A batch that ends with `seq` is on its way. */
  send(seq: number): void {
    this.#sent = seq;
    this.#inFlight.push(seq);
  }

  get inFlight(): number {
    return this.#inFlight.length;
  }

  ack(seq: number): void {
    this.acked = Math.min(Math.max(this.acked, seq), this.head.seq);
    this.#inFlight = this.#inFlight.filter((last) => last > seq);
    this.#pauseMs = GAP_PAUSE.firstMs;
    this.#maxInFlight = MAX_IN_FLIGHT;
  }

  /** The relay lacks what follows `seq`. @returns how long to wait before sending it, ms */
  rewind(seq: number, now: number): number {
    this.locate(seq);
    // During the pause it is about batches that were sent before the first word of the gap.
    if (now >= this.#pausedUntil) {
      this.#pausedUntil = now + this.#pauseMs;
      this.#pauseMs = Math.min(2 * this.#pauseMs, GAP_PAUSE.maxMs);
    }
    return this.#pausedUntil - now;
  }
}
