import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { hashEvent } from '#shared/match/chain.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { EventsPage } from '#shared/wire/rest.ts';

/** A page of `/events`. */
const PAGE = 200;

/**
 * The log as the first fan of a process was told it: what each of the others is told is compared with it at once, so
 * that two thousand logs take the room of one.
 */
export class Ledger {
  readonly faults: string[] = [];
  events = 0;
  fetched = 0;
  readonly #log: MatchEvent[] = [];
  readonly #address: string;

  constructor(relay: string, match: string) {
    this.#address = `${relay}/v1/matches/${match}/events?states=false`;
  }

  check(event: MatchEvent): void {
    this.events += 1;
    const known = this.#log[event.seq];
    if (known === undefined) this.#log[event.seq] = event;
    else if (!isDeepStrictEqual(event, known)) this.faults.push(`event ${event.seq} is not the same for everybody`);
  }

  /** The events after `after` up to `to`: what a client does about a gap. Tries for as long as the relay is away. */
  async fetch(after: number, to: number): Promise<number[]> {
    const seqs: number[] = [];
    for (let at = after; at < to; ) {
      const page = await this.#page(at, Math.min(PAGE, to - at));
      for (const event of page) {
        this.check(event);
        this.fetched += 1;
        seqs.push(event.seq);
        at = event.seq;
      }
      if (page.length === 0) await new Promise((resolve) => setTimeout(resolve, 500));
    }
    return seqs;
  }

  digest(): string {
    const sum = createHash('sha256');
    for (const event of this.#log) if (event !== undefined) sum.update(hashEvent(event));
    return sum.digest('hex');
  }

  async #page(after: number, limit: number): Promise<MatchEvent[]> {
    try {
      const answer = await fetch(`${this.#address}&after=${after}&limit=${limit}`);
      return answer.ok ? EventsPage.parse(await answer.json()).events : [];
    } catch {
      return [];
    }
  }
}
