import type { Freshness } from '../../../shared/client/index.ts';

/** Never "live" when it is not: a fan decides by this whether to believe the score. */
export function sayFreshness(freshness: Freshness): string {
  switch (freshness.kind) {
    case 'live':
      return 'Live';
    case 'connecting':
      return 'Connecting';
    case 'stopped':
      return 'Not followed any more';
    case 'behind':
    case 'reconnecting':
      return freshness.seconds === null ? 'No connection' : `No connection, ${freshness.seconds} s old`;
  }
}
