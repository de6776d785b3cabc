import * as z from 'zod';
import { EventData, Instant, MatchEvent, MatchId } from '../match/event.ts';
import { Scoreboard } from '../match/scoreboard.ts';
import { CommentaryEntry } from './live.ts';

/** What a relay sends to a webhook, signed as Standard Webhooks (https://www.standardwebhooks.com) has it. */
export const WebhookMessage = z.discriminatedUnion('type', [
  z.object({
    /** `match.correction`: the event changes what was said before; see its `data.target` or `data.after`. */
    type: z.enum(['match.event', 'match.correction']),
    /** When the event was written down, ISO 8601. */
    timestamp: z.string(),
    data: z.object({
      match: MatchId,
      term: z.int(),
      seq: z.int(),
      event: MatchEvent,
      /** The fields that this event changed. */
      scoreboard: Scoreboard.partial(),
      commentary: CommentaryEntry.optional(),
      corrects: z.literal(true).optional(),
      /** The newest score when this message was made: at `seq`, or later when events came fast. */
      current: z.object({ term: z.int(), seq: z.int(), scoreboard: Scoreboard.nullable() }),
    }),
  }),
  z.object({ type: z.literal('ping'), timestamp: z.string(), data: z.object({ webhook: z.string() }) }),
]);
export type WebhookMessage = z.infer<typeof WebhookMessage>;

/** Which events a webhook is sent: those that fit every list that is not empty. Corrections always fit the last two. */
const filters = {
  matches: z.array(MatchId).max(200),
  sports: z.array(z.string().regex(/^[a-z][a-z0-9-]{0,31}$/)).max(20),
  /** Types, or all of a kind: `cricket.delivery`, `match.*`. */
  types: z.array(z.string().regex(/^[a-z][a-z0-9-]{0,31}\.(\*|[a-z][a-zA-Z0-9-]{0,31})$/)).max(100),
  /** What their commentary is of: `wicket`, `result`. */
  kinds: z.array(CommentaryEntry.shape.kind).max(20),
};

const address = z.url({ protocol: /^https?$/, error: 'not an http:// or https:// address' }).max(2000);
const description = z.string().trim().max(200);

/** Body of `POST /v1/webhooks`. */
export const NewWebhook = z.strictObject({
  url: address,
  description: description.default(''),
  matches: filters.matches.default([]),
  sports: filters.sports.default([]),
  types: filters.types.default([]),
  kinds: filters.kinds.default([]),
});
export type NewWebhook = z.infer<typeof NewWebhook>;

/** Body of `PATCH /v1/webhooks/{id}`: what is there replaces what was. */
export const WebhookChange = z
  .strictObject({ url: address, description, ...filters, state: z.enum(['active', 'disabled']) })
  .partial();
export type WebhookChange = z.infer<typeof WebhookChange>;

export const Webhook = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  ...filters,
  state: z.enum(['active', 'disabled']),
  /** Why it is disabled, when the relay did that. */
  reason: z.string().nullable(),
  /** Since when every attempt has failed. */
  failingSince: Instant.nullable(),
  createdAt: Instant,
});
export type Webhook = z.infer<typeof Webhook>;

/** The only answers that show the secret. */
export const CreatedWebhook = Webhook.extend({ secret: z.string() });
export type CreatedWebhook = z.infer<typeof CreatedWebhook>;

export const WebhookList = z.object({ webhooks: z.array(Webhook) });

export const WebhookDelivery = z.object({
  id: z.string(),
  /** The `webhook-id` header: the same for each attempt and replay. */
  message: z.string(),
  state: z.enum(['waiting', 'delivered', 'dead']),
  createdAt: Instant,
  /** When it is tried next. */
  dueAt: Instant.nullable(),
  attempts: z.array(z.object({ at: Instant, ms: z.int(), status: z.int().nullable(), reason: z.string().nullable() })),
  payload: EventData,
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

export const WebhookDeliveries = z.object({ deliveries: z.array(WebhookDelivery), next: z.string().nullable() });

/** Body of `POST /v1/webhooks/{id}/replay`: one delivery, or a match's events from seq `from` up to `to`. */
export const Replay = z.union([
  z.strictObject({ delivery: z.uuid().lowercase() }),
  z.strictObject({ match: MatchId, from: z.int().min(1), to: z.int().min(1) }),
]);
export type Replay = z.infer<typeof Replay>;

export const Enqueued = z.object({ enqueued: z.int() });

export const WebhookId = z.string().regex(/^wh_[0-9a-f]{24}$/);
