import { type Problem, problem } from '#shared/problem.ts';
import { type LogHead, MAX_BATCH_BYTES, MAX_BATCH_EVENTS } from '#shared/wire/uplink.ts';
import type { MatchStore } from '../journal/matches.ts';
import type { UplinkRecord } from '../journal/uplink.ts';
import { Lane } from './lane.ts';

/** Batches on their way in all. */
const MAX_IN_FLIGHT = 16;
/** Far below what the relay takes: on a line of 1 Mbit/s a live event waits for at most a second of backlog. */
const BATCH = { events: Math.min(64, MAX_BATCH_EVENTS), bytes: Math.min(32 * 1024, MAX_BATCH_BYTES) };

/** What has to go to the relay, and in which order: the matches that have something to send take turns. */
export class Lanes {
  readonly #store: MatchStore;
  readonly #lanes = new Map<string, Lane>();
  /** Lanes that may have something to send, in the order of their turns. */
  readonly #turns = new Set<Lane>();
  /** Lanes with batches on their way. */
  readonly #flying = new Set<Lane>();
  readonly #oldest = new Map<Lane, { readonly seq: number; readonly at: number }>();

  /** @param heads of the matches that this console writes, by the terms that it writes them under */
  constructor(store: MatchStore, heads: readonly LogHead[], known: readonly UplinkRecord[]) {
    this.#store = store;
    const records = new Map(known.map((record) => [record.match, record]));
    for (const head of heads) {
      const record = records.get(head.match);
      this.#lanes.set(head.match, new Lane(head, record?.ackedSeq ?? 0, record?.fork ?? null));
    }
  }

  get(match: string): Lane | undefined {
    return this.#lanes.get(match);
  }

  /** The heads of all matches, most recently written first at a start; of forked ones too, for a fork may be over. */
  heads(): LogHead[] {
    return [...this.#lanes.values()].map((lane) => lane.head);
  }

  /** True when the match is new. */
  committed(head: LogHead): boolean {
    const lane = this.#lanes.get(head.match);
    if (lane === undefined) {
      this.#lanes.set(head.match, new Lane(head, 0, null));
      return true;
    }
    lane.head = head;
    this.#turns.add(lane);
    return false;
  }

  /** The match is this console's from now on, and the relay has all of it. */
  adopt(head: LogHead): void {
    const lane = new Lane(head, head.seq, null);
    lane.locate(head.seq);
    this.#lanes.set(head.match, lane);
  }

  /** The match is another console's. */
  leave(match: string): void {
    const lane = this.#lanes.get(match);
    if (lane === undefined) return;
    this.#lanes.delete(match);
    this.#turns.delete(lane);
    this.#flying.delete(lane);
    this.#oldest.delete(lane);
  }

  reset(): void {
    for (const lane of this.#lanes.values()) lane.reset();
    this.#turns.clear();
    this.#flying.clear();
  }

  /** The relay says where its log of a match ends: goes on from there, or is a fork if that is no beginning of ours. */
  locate(lane: Lane, head: LogHead): void {
    const fork = this.#compare(lane.head, head);
    if (fork !== null) {
      lane.split(fork);
      return;
    }
    lane.locate(head.seq);
    this.#turns.add(lane);
  }

  wake(lane: Lane): void {
    this.#turns.add(lane);
  }

  /** The next `events` frame, marked as sent; null when there is nothing to send or enough is on its way. */
  next(now: number): string | null {
    if (this.#inFlight() >= MAX_IN_FLIGHT) return null;
    for (const lane of this.#turns) {
      this.#turns.delete(lane);
      if (!lane.canSend(now)) continue;
      const batch = this.#batch(lane);
      // Its next turn comes after everybody else's.
      this.#turns.add(lane);
      return batch;
    }
    return null;
  }

  /** Events not confirmed, and when the oldest of them was written, UTC ms. */
  backlog(): { readonly events: number; readonly oldestAt: number | null } {
    let events = 0;
    let oldestAt: number | null = null;
    for (const lane of this.#lanes.values()) {
      if (lane.backlog === 0) continue;
      events += lane.backlog;
      const at = this.#oldestAt(lane);
      if (at !== null && (oldestAt === null || at < oldestAt)) oldestAt = at;
    }
    return { events, oldestAt };
  }

  #batch(lane: Lane): string {
    const { match } = lane.head;
    const events: string[] = [];
    let bytes = 0;
    let last = lane.sent;
    for (const { seq, json } of this.#store.events(match, lane.sent, BATCH.events)) {
      bytes += Buffer.byteLength(json);
      if (events.length > 0 && bytes > BATCH.bytes) break;
      events.push(json);
      last = seq;
    }
    lane.send(last);
    this.#flying.add(lane);
    // Built from the events' JSON as the journal has it.
    return `{"op":"events","match":${JSON.stringify(match)},"term":${lane.head.term},"events":[${events.join(',')}]}`;
  }

  #inFlight(): number {
    let sum = 0;
    for (const lane of this.#flying) {
      sum += lane.inFlight;
      if (lane.inFlight === 0) this.#flying.delete(lane);
    }
    return sum;
  }

  #compare(ours: LogHead, theirs: LogHead): Problem | null {
    if (theirs.term > ours.term) {
      return problem('stale-term', 'Another console has taken this match over; this log is kept here as it is.');
    }
    if (theirs.seq > ours.seq) {
      return problem('relay-ahead', `The relay has ${theirs.seq - ours.seq} events of this match that are not here.`);
    }
    if (theirs.seq === 0) return null;
    const hash = theirs.seq === ours.seq ? ours.hash : this.#store.event(ours.match, theirs.seq + 1)?.prev;
    return hash === theirs.hash
      ? null
      : problem('broken-chain', `The relay has another log of this match (they differ at or before ${theirs.seq}).`);
  }

  #oldestAt(lane: Lane): number | null {
    const seq = lane.acked + 1;
    const known = this.#oldest.get(lane);
    if (known?.seq === seq) return known.at;
    const at = this.#store.event(lane.head.match, seq)?.recordedAt ?? null;
    if (at !== null) this.#oldest.set(lane, { seq, at });
    return at;
  }
}
