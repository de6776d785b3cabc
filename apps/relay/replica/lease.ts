import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import type { Stream } from '../stream/stream.ts';

/** With the length of a lease (3 s at most): a match moves to another replica within 5 s. */
const LOOK_EVERY_MS = 500;
/** Taken over at a time. */
const PORTION = 200;
/** A lease counts from within a commit, which is seen a little later, in ms. */
const OVERLAP_MS = 30_000;

export interface LeaseContext {
  readonly store: Pick<Store, 'renewLeases' | 'takeLapsed'>;
  readonly stream: Stream;
  readonly log: Logger;
  /** Matches that this replica still has something to do for. */
  owed(): readonly string[];
  /** Names of the consumers of deliveries that run here. */
  consumers(): readonly string[];
  /** Nobody else uses the database: only what this relay left behind itself is to be found, at its start. */
  readonly isAlone: boolean;
  takenOver(matches: number): void;
}

/**
 * One ingest replica at a time sees to what follows from a match's commits: the one that committed last. Its lease is
 * written with each commit; this keeps it as long as there is something to do, and takes over from replicas that died
 * before all was done.
 */
export class Lease {
  readonly #context: LeaseContext;
  readonly #closing = new AbortController();
  readonly #work: Promise<void>;
  #since = -1;

  constructor(context: LeaseContext) {
    this.#context = context;
    this.#work = this.#run();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#work;
  }

  async #run(): Promise<void> {
    const { log, isAlone } = this.#context;
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        if (!isAlone) await this.#renew();
        const isAll = await this.#take();
        if (isAlone && isAll) return;
      } catch (error) {
        log.error({ err: error }, 'what other replicas left undone could not be looked for; trying again');
      }
      await sleep(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #renew(): Promise<void> {
    const owed = this.#context.owed();
    if (owed.length > 0) await this.#context.store.renewLeases(owed);
  }

  /** @returns whether that was all there is */
  async #take(): Promise<boolean> {
    const { store, stream, log, isAlone, consumers, takenOver } = this.#context;
    const lapsed = { since: this.#since, consumers: consumers(), oursToo: isAlone, limit: PORTION };
    const { taken, now } = await store.takeLapsed(lapsed);
    for (const { match, head } of taken) {
      log.info({ match, seq: head.seq }, 'a match is taken over: what followed from its commits was not done');
      // As if it had been committed here and now: perhaps nobody has heard of it yet.
      stream.publish({ match, head, entries: [] });
    }
    takenOver(taken.length);
    const isAll = taken.length < PORTION;
    if (isAll) this.#since = now - OVERLAP_MS;
    return isAll;
  }
}
