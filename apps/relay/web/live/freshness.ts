import { type LiveState, PING_EVERY } from '#shared/client/live-client.ts';

/** What the page may honestly say of its age. */
export type Freshness =
  | { readonly kind: 'live' | 'connecting' | 'stopped' }
  | { readonly kind: 'behind' | 'reconnecting'; readonly ms: number | null };

/** A ping's answer may take this long, in ms, before the page stops calling itself live. */
const ANSWER_WITHIN = 3_000;

export function freshnessOf(state: LiveState, silence: number | null): Freshness {
  switch (state) {
    case 'stopped':
    case 'connecting':
      return { kind: state };
    case 'reconnecting':
      return { kind: 'reconnecting', ms: silence };
    case 'live':
      return silence !== null && silence <= PING_EVERY + ANSWER_WITHIN
        ? { kind: 'live' }
        : { kind: 'behind', ms: silence };
  }
}
