import type { Policy } from './delivery.ts';

/**
 * How long to wait after that many failed attempts, in ms: doubling, with jitter, so that what failed together does not
 * come back together. `random` is in [0, 1).
 */
export function waitAfter(attempts: number, { firstWaitMs, maxWaitMs }: Policy, random: number): number {
  const full = Math.min(maxWaitMs, firstWaitMs * 2 ** Math.min(attempts - 1, 30));
  return Math.round(full * (1 - random / 2));
}
