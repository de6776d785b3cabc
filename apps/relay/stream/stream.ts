import type { Committed } from '../store/log.ts';

/**
 * Carries commits from the store to what is made of them. Order holds for each match; a consumer dedupes by seq and
 * fetches from the store what it finds missing, so a commit that is published twice or not at all does no harm.
 */
export interface Stream {
  publish(committed: Committed): void;
  /** @returns how to stop. */
  subscribe(consumer: (committed: Committed) => void): () => void;
}
