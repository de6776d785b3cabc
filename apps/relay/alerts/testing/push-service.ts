import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { importJWK, type JWTPayload, jwtVerify } from 'jose';
import { PushMessage, type WebPushTarget } from '#shared/wire/alerts.ts';

/** Largest body that a push service must take (RFC 8030 §7.2). */
const MAX_BODY = 4096;
const URGENCIES = ['very-low', 'low', 'normal', 'high'];

/** The body of a request. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A message as the browser would get it. */
interface Received {
  readonly message: PushMessage;
  readonly ttl: number;
  readonly urgency: string;
  readonly topic: string | undefined;
  readonly claims: JWTPayload;
  /** base64url of the key that signed. */
  readonly signer: string;
}

/** What is answered instead of 201. */
interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A browser's subscription, with its secrets. */
class Subscription {
  readonly target: WebPushTarget;
  readonly received: Received[] = [];
  /** Requests, also those that were refused. */
  attempts = 0;
  /** Answers to the next requests; after them 201. */
  readonly answers: Answer[] = [];
  readonly #keys: ECDH = createECDH('prime256v1');
  readonly #auth = randomBytes(16);

  constructor(endpoint: string) {
    this.#keys.generateKeys();
    this.target = {
      endpoint,
      keys: { p256dh: this.#keys.getPublicKey().toString('base64url'), auth: this.#auth.toString('base64url') },
    };
  }

  get messages(): readonly PushMessage[] {
    return this.received.map(({ message }) => message);
  }

  /** RFC 8188 with the keys of RFC 8291. @throws Error when it is not encrypted for this browser */
  decrypt(body: Buffer): string {
    const salt = body.subarray(0, 16);
    const recordSize = body.readUInt32BE(16);
    const keyLength = body.readUInt8(20);
    const sender = body.subarray(21, 21 + keyLength);
    const record = body.subarray(21 + keyLength);
    if (keyLength !== 65 || record.length > recordSize) throw new Error('not one record of aes128gcm');
    const shared = this.#keys.computeSecret(sender);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.#keys.getPublicKey(), sender]);
    const secret = Buffer.from(hkdfSync('sha256', shared, this.#auth, info, 32));
    const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
    const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
    const decipher = createDecipheriv('aes-128-gcm', key, nonce);
    decipher.setAuthTag(record.subarray(-16));
    const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
    const end = padded.lastIndexOf(2);
    if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('the padding is wrong');
    return padded.subarray(0, end).toString('utf8');
  }
}

/** A push service as RFC 8030 describes it, which looks into what it gets, as only a browser could. */
export class PushService {
  readonly #server: Server;
  readonly #subscriptions = new Map<string, Subscription>();
  /** What was wrong with requests that should have been right. */
  readonly faults: string[] = [];
  origin = '';

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request).then(
        ({ status, headers }) => response.writeHead(status, headers).end(),
        (error: Error) => {
          this.faults.push(error.message);
          response.writeHead(400).end(error.message);
        },
      );
    });
  }

  static async start(): Promise<PushService> {
    const service = new PushService();
    await new Promise<void>((resolve) => service.#server.listen(0, '127.0.0.1', resolve));
    const address = service.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('no port');
    service.origin = `http://127.0.0.1:${address.port}`;
    return service;
  }

  subscribe(): Subscription {
    const subscription = new Subscription(`${this.origin}/push/${randomBytes(12).toString('base64url')}`);
    this.#subscriptions.set(subscription.target.endpoint, subscription);
    return subscription;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const { headers, method, url = '' } = request;
    const body = await bodyOf(request);
    const subscription = this.#subscriptions.get(`${this.origin}${url}`);
    if (subscription === undefined) return { status: 404 };
    subscription.attempts += 1;
    expectEqual('method', method, 'POST');
    expectEqual('content-encoding', headers['content-encoding'], 'aes128gcm');
    const ttl = Number(one(headers.ttl));
    if (!Number.isInteger(ttl) || ttl < 0) throw new Error('no TTL');
    const urgency = one(headers.urgency) ?? 'normal';
    if (!URGENCIES.includes(urgency)) throw new Error(`urgency ${urgency}`);
    const topic = one(headers.topic);
    if (topic !== undefined && !/^[A-Za-z0-9_-]{1,32}$/.test(topic)) throw new Error(`topic ${topic}`);
    if (body.length > MAX_BODY) return { status: 413 };
    const { claims, signer } = await this.#signature(headers.authorization ?? '');
    const message = PushMessage.parse(JSON.parse(subscription.decrypt(body)));
    const answer = subscription.answers.shift() ?? { status: 201 };
    if (answer.status < 300) subscription.received.push({ message, ttl, urgency, topic, claims, signer });
    return answer;
  }

  /** RFC 8292 §3. */
  async #signature(authorization: string): Promise<{ claims: JWTPayload; signer: string }> {
    const [, token = '', signer = ''] = /^vapid t=([\w.-]+), *k=([\w-]+)$/.exec(authorization) ?? [];
    const point = Buffer.from(signer, 'base64url');
    expectEqual('length of the key', point.length, 65);
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
    const key = await importJWK({ kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, 'ES256');
    const { payload } = await jwtVerify(token, key, { audience: this.origin, algorithms: ['ES256'] });
    if ((payload.exp ?? Infinity) > Date.now() / 1000 + 24 * 3600) throw new Error('it is valid for more than a day');
    return { claims: payload, signer };
  }
}

function one(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}

function expectEqual(what: string, is: unknown, expected: unknown): void {
  if (is !== expected) throw new Error(`${what}: ${String(is)} and not ${String(expected)}`);
}
