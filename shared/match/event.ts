import * as z from 'zod';
import { isJsonObject, type JsonObject } from '../json/json.ts';

/** Letters, digits, `_` and `-`: safe as one MQTT topic level, one URL segment and one Kafka key. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Words that stand beside match ids in topics and paths. */
const RESERVED = new Set(['console', 'device', 'live']);

export const MatchId = z
  .string()
  .regex(NAME, 'a match id has 1 to 64 letters, digits, "_" or "-"')
  .refine((id) => !RESERVED.has(id), 'that word is reserved');
export const ClientId = z.string().regex(NAME, 'a client id has 1 to 64 letters, digits, "_" or "-"');
/** In one spelling only: PostgreSQL compares UUIDs whatever their case, and two ids that it takes for one block a match. */
export const EventId = z.uuidv7().lowercase('an event id is written in lower case');
export const EventType = z.string().regex(/^[a-z][a-z0-9-]{0,31}\.[a-z][a-zA-Z0-9-]{0,31}$/);
/** Milliseconds since 1970-01-01T00:00:00Z. */
export const Instant = z.int().min(0).max(8_640_000_000_000_000);
export const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Event data comes from `parseJson`, so that it is JSON needs no second look. */
export const EventData = z.custom<JsonObject>(isJsonObject, 'data must be an object');

export const Source = z.object({ kind: z.enum(['scorer', 'device', 'console', 'feed']), id: ClientId });
export type Source = z.infer<typeof Source>;

/** The scorer insists: the rules named in `codes` are not applied to this event (matches do strange things). */
export const Override = z.object({ codes: z.array(z.string().max(64)).min(1).max(16), reason: z.string().max(500) });
export type Override = z.infer<typeof Override>;

/** One entry of a match's append-only log. `seq` is gapless from 1; `prev` is the hash of the entry before. */
export const MatchEvent = z.object({
  id: EventId,
  match: MatchId,
  seq: z.int().min(1),
  /** Fencing number: raised when another console takes the match over. */
  term: z.int().min(1),
  type: EventType,
  data: EventData,
  /** When it happened, by the official's clock. */
  at: Instant,
  /** When the console wrote it down. */
  recordedAt: Instant,
  source: Source,
  override: Override.optional(),
  prev: Hash,
  /** Ed25519 signature of this event's hash, base64url; one signature vouches for the whole chain before it. */
  sig: z.string().max(128).optional(),
});
export type MatchEvent = z.infer<typeof MatchEvent>;

/** What a pad, a device or a feed sends: an event that has no place in the log yet. */
export const Draft = z.object({
  id: EventId,
  type: EventType,
  data: EventData,
  at: Instant.optional(),
  override: Override.optional(),
});
export type Draft = z.infer<typeof Draft>;

/** Largest draft accepted, in bytes of JSON: a full team sheet is about 6 kB. */
export const MAX_DRAFT_BYTES = 64 * 1024;
