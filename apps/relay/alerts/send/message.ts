import * as z from 'zod';
import { PushMessage } from '#shared/wire/alerts.ts';

/** A message to one device. */
export const Push = z.object({
  message: PushMessage,
  /** UTC ms; nobody wants to read it later. */
  expiresAt: z.number(),
  urgency: z.enum(['normal', 'high']),
  /** Of messages with the same topic that wait for a device, it gets the newest (RFC 8030 §5.4). */
  topic: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/),
});
export type Push = z.infer<typeof Push>;

/** Seconds that a push service keeps it for a device that is off. */
export function timeToLive({ expiresAt }: Push, now: number): number {
  return Math.max(0, Math.floor((expiresAt - now) / 1000));
}

/** What a push service makes of it; `gone`: the subscription is no more. */
export type Sent =
  | { readonly kind: 'delivered'; readonly status: number }
  | { readonly kind: 'gone'; readonly status: number; readonly reason: string }
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string }
  | { readonly kind: 'failed'; readonly status: number; readonly reason: string; readonly afterMs?: number };

/** Longest that we let ourselves be told to wait. */
const MAX_WAIT_MS = 3_600_000;

export function failed(status: number, reason: string, retryAfterMs: number | undefined): Sent {
  return {
    kind: 'failed',
    status,
    reason,
    ...(retryAfterMs !== undefined && { afterMs: Math.min(retryAfterMs, MAX_WAIT_MS) }),
  };
}
