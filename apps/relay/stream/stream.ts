import type { Committed } from '../store/log.ts';

/**
 * Who committed. What follows from a commit (lists, webhooks, alerts) is seen to by the replica that it was committed
 * `here`; what was committed `elsewhere` is only to be shown.
 */
export type Origin = 'here' | 'elsewhere';

export type StreamConsumer = (committed: Committed, origin: Origin) => void;

/**
 * Carries commits from the store to what is made of them, in this replica and in all others. Order holds for each match;
 * a consumer dedupes by seq and fetches from the store what it finds missing, so a commit that is published twice or not
 * at all does no harm.
 */
export interface Stream {
  /** Consumers of this replica are told at once, in this turn of the event loop. */
  publish(committed: Committed): void;
  /** @returns how to stop. */
  subscribe(consumer: StreamConsumer): () => void;
}
