import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { DeliveryConsumer } from './delivery.ts';
import { type Behind, behind, cursors, type Move, move } from './table.ts';

/** Matches that one statement moves. */
const ROUND = 16;
/** Between rounds: what comes in the meantime is done together. */
const PAUSE_MS = 20;
const RETRY_MS = 2000;
/** Matches that are looked for in the database at once; more are found afterwards. */
const FOUND = 1000;
/** What was committed without a word to us (a crash, another relay) is found at this pace. */
const LOOK_MS = 60_000;

/** Makes one consumer's deliveries of what is new in the log, beside the ingest and never before a commit. */
export class Pump {
  readonly #pool: pg.Pool;
  readonly #consumer: DeliveryConsumer;
  readonly #log: Logger;
  readonly #made: () => void;
  readonly #dirty = new Set<string>();
  readonly #looking: NodeJS.Timeout;
  #work: Promise<void> | null = null;
  #closed = false;

  /** `made` is called when there are new deliveries. */
  constructor(pool: pg.Pool, consumer: DeliveryConsumer, log: Logger, made: () => void) {
    this.#pool = pool;
    this.#consumer = consumer;
    this.#log = log;
    this.#made = made;
    this.#looking = setInterval(() => void this.look(), LOOK_MS).unref();
  }

  /** The match has moved on. */
  push(match: string): void {
    if (this.#closed) return;
    // Beyond that they are found by looking.
    if (this.#dirty.size < FOUND * 10) this.#dirty.add(match);
    this.#work ??= this.#run();
  }

  /** Finds what was missed. */
  async look(): Promise<void> {
    try {
      for (const match of await behind(this.#pool, this.#consumer.name, FOUND)) this.push(match);
    } catch (error) {
      this.#log.error(
        { err: error, consumer: this.#consumer.name },
        'the log could not be looked through; trying again',
      );
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#looking);
    await this.#work;
  }

  async #run(): Promise<void> {
    // Not in the turn of the event loop in which the commit is being told to everybody.
    await wait(0);
    while (this.#dirty.size > 0 && !this.#closed) {
      const matches = [...this.#dirty].slice(0, ROUND);
      for (const match of matches) this.#dirty.delete(match);
      try {
        await this.#round(matches);
      } catch (error) {
        this.#log.error({ err: error, consumer: this.#consumer.name }, 'deliveries could not be stored; trying again');
        for (const match of matches) this.#later(match);
      }
      await wait(PAUSE_MS, undefined, { ref: false });
    }
    this.#work = null;
  }

  async #round(matches: readonly string[]): Promise<void> {
    const moves: Move[] = [];
    for (const one of await cursors(this.#pool, this.#consumer.name, matches)) {
      if (one.head <= one.after) continue;
      const made = await this.#derive(one);
      if (made !== null) moves.push(made);
    }
    if (moves.length === 0) return;
    await move(this.#pool, this.#consumer.name, moves, Date.now());
    if (moves.some(({ deliveries }) => deliveries.length > 0)) this.#made();
  }

  /** Null: not now. */
  async #derive({ match, after, head }: Behind): Promise<Move | null> {
    try {
      const { deliveries, seq } = await this.#consumer.derive(match, after, head);
      if (seq < head) this.#dirty.add(match);
      if (seq <= after) return null;
      return { match, from: after, to: seq, deliveries };
    } catch (error) {
      // One match that fails keeps no other one waiting.
      this.#log.error(
        { err: error, consumer: this.#consumer.name, match, after },
        'deliveries of a match cannot be made; trying again',
      );
      this.#later(match);
      return null;
    }
  }

  #later(match: string): void {
    setTimeout(() => this.push(match), RETRY_MS).unref();
  }
}
