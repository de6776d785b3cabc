import type { JsonObject } from '#shared/json/json.ts';

/** Longer ago than that, a device's word on the time is a mistake. */
const OLDEST_MS = 3_600_000;

/** When it happened by the console's clock: the device's own word, corrected by what is known of its clock. */
export function observedAt({ at }: JsonObject, receivedAt: number, skewMs: number | null): number {
  if (typeof at !== 'number' || !Number.isInteger(at) || skewMs === null) return receivedAt;
  const ours = at - skewMs;
  // Nothing is seen before it happens: what remains of the skew must not make it so.
  return ours < receivedAt - OLDEST_MS ? receivedAt : Math.min(ours, receivedAt);
}

/** With a time or an id in it, the same message twice is one observation; without, it may be two touches of a button. */
export function tellsItselfApart({ id, at }: JsonObject): boolean {
  return typeof id === 'string' || typeof at === 'number';
}
