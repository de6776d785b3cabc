import * as z from 'zod';
import { Instant } from '../match/event.ts';

/**
 * What an API key may do. Scores are public, so every key reads, under a limit of its own; `read` is for one that does
 * nothing else. `admin` may do everything.
 */
export const Scope = z.enum(['read', 'feed', 'webhooks', 'alerts', 'admin']);
export type Scope = z.infer<typeof Scope>;

export const DEFAULT_PER_MINUTE = 6000;

/** Body of `POST /v1/keys`. */
export const NewKey = z.strictObject({
  name: z.string().trim().min(1).max(80),
  scopes: z.array(Scope).min(1).max(Scope.options.length),
  /** Requests that it may make in a minute. */
  perMinute: z.int().min(1).max(1_000_000).default(DEFAULT_PER_MINUTE),
});
export type NewKey = z.infer<typeof NewKey>;

export const ApiKey = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(Scope),
  perMinute: z.int(),
  createdAt: Instant,
  /** To within five minutes; null: never. */
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;

/** The only time that the key itself is shown: the relay keeps its SHA-256. */
export const CreatedKey = ApiKey.extend({ key: z.string() });
export type CreatedKey = z.infer<typeof CreatedKey>;

export const KeyList = z.object({ keys: z.array(ApiKey) });
export type KeyList = z.infer<typeof KeyList>;
