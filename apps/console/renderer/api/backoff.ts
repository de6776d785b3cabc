const FIRST_MS = 250;
const LONGEST_MS = 5_000;
const JITTER = 0.25;

/**
 * Wait before attempt `n` (from 1), in ms: doubling, capped, with jitter so that a room of tablets does not return in
 * step. The cap is short because the console is on the same network and play does not wait.
 * @param random in [0, 1)
 */
export function backoff(n: number, random: number): number {
  const base = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(n - 1, 10));
  return Math.round(base * (1 - JITTER + 2 * JITTER * random));
}
