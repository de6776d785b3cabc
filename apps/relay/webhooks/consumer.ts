import { Webhook as Signer } from 'standardwebhooks';
import * as z from 'zod';
import { isJsonObject, type JsonObject, parseJson } from '#shared/json/json.ts';
import { CommentaryEntry } from '#shared/wire/live.ts';
import manifest from '../../../package.json' with { type: 'json' };
import type { Delivery, DeliveryConsumer, Derived, NewDelivery, Outcome, Policy } from '../delivery/delivery.ts';
import type { MatchView } from '../views/match-view.ts';
import type { EventMessage } from '../views/messages.ts';
import { messageId } from './delivery-log.ts';
import { followsMatch, type Hook, wants } from './hook.ts';
import type { Hooks } from './hooks.ts';
import { type Answer, type Poster, post } from './post.ts';
import type { ToldMessages } from './told.ts';

export const WEBHOOKS = 'webhooks';

const HOUR_MS = 3_600_000;
const policy: Policy = {
  firstWaitMs: 5000,
  maxWaitMs: 4 * HOUR_MS,
  giveUpMs: 24 * HOUR_MS,
  attemptMs: 15_000,
  perDestination: 4,
  concurrency: 64,
  maxWaiting: 10_000,
  keepMs: 7 * 24 * HOUR_MS,
  keep: 200_000,
};
/** Longest that a receiver may ask us to wait. */
const MAX_RETRY_AFTER_MS = HOUR_MS;
/** Events that are made into deliveries at once. */
const PORTION = 200;
/** 410 Gone: do not send here any more. */
const GONE = 410;

/** What a filter needs to know of a live message. */
const Seen = z.object({
  event: z.object({ id: z.string(), type: z.string(), recordedAt: z.number() }),
  commentary: z.object({ kind: CommentaryEntry.shape.kind }).optional(),
  corrects: z.boolean().default(false),
});

/** Sends events to webhooks; see `shared/wire/webhooks.ts`. */
export class WebhookConsumer implements DeliveryConsumer {
  readonly name = WEBHOOKS;
  readonly policy = policy;
  readonly #hooks: Hooks;
  readonly #told: ToldMessages;
  readonly #poster: Poster;

  constructor(hooks: Hooks, told: ToldMessages, poster: Poster) {
    this.#hooks = hooks;
    this.#told = told;
    this.#poster = poster;
  }

  async derive(match: string, after: number, head: number): Promise<Derived> {
    const hooks = [...this.#hooks.all].filter((hook) => followsMatch(hook, match));
    // Nobody listens: the match need not be in memory at all.
    if (hooks.length === 0) return { deliveries: [], seq: head };
    return this.#between(hooks, match, after, Math.min(head, after + PORTION));
  }

  /** The deliveries of events that were there before, for one webhook. */
  async replayed(hook: Hook, match: string, from: number, to: number): Promise<Derived> {
    return this.#between([hook], match, from - 1, Math.min(to, from - 1 + PORTION));
  }

  ping(hook: Hook): NewDelivery {
    const id = `ping_${crypto.randomUUID()}`;
    const timestamp = new Date().toISOString();
    const payload = JSON.stringify({ type: 'ping', timestamp, data: { webhook: hook.id } });
    return { key: `${hook.id}/${id}`, destination: hook.id, payload };
  }

  async send(delivery: Delivery, signal: AbortSignal): Promise<Outcome> {
    const hook = this.#hooks.get(delivery.destination);
    if (hook === undefined) return { kind: 'dead', reason: 'the webhook was deleted' };
    const isPing = messageId(delivery.key).startsWith('ping_');
    if (hook.state === 'disabled' && !isPing) {
      const because = hook.reason === null ? '' : `: ${hook.reason}`;
      return { kind: 'dead', reason: `the webhook is disabled${because}` };
    }
    const outcome = await this.#attempt(hook, delivery, signal);
    if (outcome.kind === 'delivered') await this.#hooks.works(hook);
    else if (outcome.status === GONE) await this.#hooks.disable(hook, 'The receiver answered 410 Gone.');
    else await this.#hooks.fails(hook, outcome.reason);
    return outcome;
  }

  async #between(hooks: readonly Hook[], match: string, after: number, to: number): Promise<Derived> {
    const told = await this.#told.after(match, after);
    if (told === null) return { deliveries: [], seq: after };
    const messages = told.messages.filter(({ seq }) => seq <= to);
    const deliveries = messages.flatMap((message) => deliveriesOf(hooks, told.view, message));
    return { deliveries, seq: messages.at(-1)?.seq ?? after };
  }

  async #attempt(hook: Hook, { key, payload }: Delivery, signal: AbortSignal): Promise<Outcome> {
    const id = messageId(key);
    const now = new Date();
    const secrets = [hook.secret];
    if (hook.oldSecret !== null && (hook.oldSecretUntil ?? 0) > now.getTime()) secrets.push(hook.oldSecret);
    const headers = {
      'content-type': 'application/json',
      'user-agent': `Scorewire/${manifest.version}`,
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': secrets.map((secret) => new Signer(secret).sign(id, now, payload)).join(' '),
    };
    try {
      return outcomeOf(await post(new URL(hook.url), headers, payload, signal, this.#poster));
    } catch (error) {
      const reason = signal.aborted ? 'no answer in time' : error instanceof Error ? error.message : String(error);
      return { kind: 'failed', reason };
    }
  }
}

function outcomeOf({ status, retryAfterMs }: Answer): Outcome {
  if (status >= 200 && status < 300) return { kind: 'delivered', status };
  if (status === GONE) return { kind: 'dead', reason: 'the receiver answered 410 Gone', status };
  const reason =
    status >= 300 && status < 400 ? `it answered ${status}, and redirects are not followed` : `it answered ${status}`;
  return {
    kind: 'failed',
    reason,
    status,
    ...(retryAfterMs !== undefined && { afterMs: Math.min(retryAfterMs, MAX_RETRY_AFTER_MS) }),
  };
}

function deliveriesOf(hooks: readonly Hook[], view: MatchView, { text }: EventMessage): NewDelivery[] {
  const json = parseJson(text);
  const message = json.ok && isJsonObject(json.value) ? json.value : {};
  const { event, commentary, corrects } = Seen.parse(message);
  const sport = view.fold.state?.sport ?? '';
  const happening = { match: view.match, sport, type: event.type, kind: commentary?.kind, corrects };
  const interested = hooks.filter((hook) => wants(hook, happening));
  if (interested.length === 0) return [];
  const payload = payloadOf(view, message, new Date(event.recordedAt), corrects);
  return interested.map(({ id }) => ({ key: `${id}/msg_${event.id}`, destination: id, payload }));
}

function payloadOf(view: MatchView, { op: _, ...message }: JsonObject, at: Date, corrects: boolean): string {
  const { term, seq } = view.head;
  return JSON.stringify({
    type: corrects ? 'match.correction' : 'match.event',
    timestamp: at.toISOString(),
    data: { ...message, current: { term, seq, scoreboard: view.scoreboard } },
  });
}
