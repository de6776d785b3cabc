import { createECDH } from 'node:crypto';
import webpush from 'web-push';
import type { WebPushTarget } from '#shared/wire/alerts.ts';
import type { Turns } from '../../turns.ts';
import { type Poster, post } from '../../webhooks/post.ts';
import { failed, type Push, type Sent, timeToLive } from './message.ts';

/** A signed token serves a push service for so long; RFC 8292 §2 allows a day. */
const TOKEN_MS = 6 * 3_600_000;
/** There are a handful of push services. */
const MAX_SERVICES = 1000;

/** Sends messages to browsers: encrypted as RFC 8291 says, signed as RFC 8292 says, over RFC 8030. */
export class WebPush {
  /** For browsers (`applicationServerKey`), base64url. */
  readonly publicKey: string;
  readonly #privateKey: string;
  readonly #subject: string;
  readonly #poster: Poster;
  readonly #turns: Turns;
  readonly #tokens = new Map<string, { readonly authorization: string; readonly madeAt: number }>();

  constructor(privateKey: string, subject: string, poster: Poster, turns: Turns) {
    this.#privateKey = privateKey;
    this.#subject = subject;
    this.#poster = poster;
    this.#turns = turns;
    const curve = createECDH('prime256v1');
    curve.setPrivateKey(Buffer.from(privateKey, 'base64url'));
    this.publicKey = curve.getPublicKey().toString('base64url');
  }

  /** @throws Error when there is no answer */
  async send(target: WebPushTarget, push: Push, signal: AbortSignal): Promise<Sent> {
    const endpoint = new URL(target.endpoint);
    const { headers, body } = await this.#turns.run(this.#request(target, push, endpoint.origin));
    const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    delete texts['Content-Length'];
    const { status, retryAfterMs } = await post(endpoint, texts, body, signal, this.#poster);
    return sentOf(status, retryAfterMs);
  }

  /** Some of these come at once after every wicket, and each takes half a millisecond. */
  *#request(target: WebPushTarget, push: Push, origin: string) {
    yield;
    const { urgency, topic, message } = push;
    return webpush.generateRequestDetails(target, JSON.stringify(message), {
      TTL: timeToLive(push, Date.now()),
      urgency,
      topic,
      headers: { authorization: this.#authorization(origin) },
    });
  }

  #authorization(origin: string): string {
    const now = Date.now();
    const known = this.#tokens.get(origin);
    if (known !== undefined && now - known.madeAt < TOKEN_MS) return known.authorization;
    if (this.#tokens.size >= MAX_SERVICES) this.#tokens.clear();
    const { Authorization: authorization } = webpush.getVapidHeaders(
      origin,
      this.#subject,
      this.publicKey,
      this.#privateKey,
      'aes128gcm',
    );
    this.#tokens.set(origin, { authorization, madeAt: now });
    return authorization;
  }
}

function sentOf(status: number, retryAfterMs: number | undefined): Sent {
  if (status >= 200 && status < 300) return { kind: 'delivered', status };
  // RFC 8030 §7.3: a subscription that expired is 404, and 410 says it for good.
  if (status === 404 || status === 410) return { kind: 'gone', status, reason: 'the browser has unsubscribed' };
  if (status === 429 || status >= 500) return failed(status, `the push service answered ${status}`, retryAfterMs);
  return { kind: 'refused', status, reason: `the push service answered ${status}` };
}
