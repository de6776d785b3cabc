import type { Logger } from 'pino';
import type { Committed } from '../store/log.ts';
import type { Origin, Stream, StreamConsumer } from './stream.ts';

/** A relay has a handful of consumers; more is a leak. */
const MAX_CONSUMERS = 16;

/** The stream of a single relay: consumers are called at once, in the publisher's turn of the event loop. */
export class LocalStream implements Stream {
  readonly #consumers = new Set<StreamConsumer>();
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
  }

  publish(committed: Committed): void {
    this.tell(committed, 'here');
  }

  /** Tells the consumers of this replica only. */
  tell(committed: Committed, origin: Origin): void {
    for (const consumer of this.#consumers) {
      try {
        consumer(committed, origin);
      } catch (error) {
        // The event is stored; one consumer's fault must not keep it from the others or from its ack.
        this.#log.error({ err: error, match: committed.match }, 'a consumer of the stream failed');
      }
    }
  }

  subscribe(consumer: StreamConsumer): () => void {
    if (this.#consumers.size >= MAX_CONSUMERS) throw new RangeError('too many consumers of the stream');
    this.#consumers.add(consumer);
    return () => this.#consumers.delete(consumer);
  }
}
