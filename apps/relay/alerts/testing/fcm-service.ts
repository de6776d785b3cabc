import { createServer, type IncomingMessage, type Server } from 'node:http';
import { exportPKCS8, generateKeyPair, jwtVerify } from 'jose';
import * as z from 'zod';
import { bodyOf } from './push-service.ts';

const Body = z.object({
  message: z.strictObject({
    token: z.string(),
    notification: z.object({ title: z.string(), body: z.string() }),
    data: z.record(z.string(), z.string()),
    android: z.object({
      priority: z.enum(['normal', 'high']),
      ttl: z.string().regex(/^\d+s$/),
      collapse_key: z.string(),
      notification: z.object({ tag: z.string() }),
    }),
    apns: z.object({ headers: z.record(z.string(), z.string()) }),
  }),
});
type Message = z.infer<typeof Body>['message'];

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly retryAfter?: string;
}

const EMAIL = 'alerts@scorewire-test.iam.gserviceaccount.com';
const SCOPE = 'https://www.googleapis.com/auth/firebase.messaging';

/** FCM's HTTP v1 API with its token endpoint (RFC 7523), for one project. */
export class FcmService {
  readonly messages: Message[] = [];
  readonly faults: string[] = [];
  /** Answers to the next messages. */
  readonly answers: Answer[] = [];
  tokensIssued = 0;
  origin = '';
  /** The service account's JSON. */
  account = '';
  readonly #server: Server;
  readonly #keys: CryptoKeyPair;
  #accessToken = '';

  private constructor(keys: CryptoKeyPair) {
    this.#keys = keys;
    this.#server = createServer((request, response) => {
      this.#answer(request).then(
        ({ status, body, headers }) =>
          response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body)),
        (error: Error) => {
          this.faults.push(error.message);
          response.writeHead(400).end('{}');
        },
      );
    });
  }

  static async start(): Promise<FcmService> {
    const keys = await generateKeyPair('RS256', { extractable: true });
    const service = new FcmService(keys);
    await new Promise<void>((resolve) => service.#server.listen(0, '127.0.0.1', resolve));
    const address = service.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('no port');
    service.origin = `http://127.0.0.1:${address.port}`;
    service.account = JSON.stringify({
      type: 'service_account',
      project_id: 'scorewire-test',
      private_key_id: 'k1',
      private_key: await exportPKCS8(keys.privateKey),
      client_email: EMAIL,
      token_uri: `${service.origin}/token`,
    });
    return service;
  }

  /** The tokens so far are worth nothing any more. */
  revokeTokens(): void {
    this.#accessToken = '';
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(
    request: IncomingMessage,
  ): Promise<{ status: number; body: unknown; headers?: Record<string, string> }> {
    const text = (await bodyOf(request)).toString();
    if (request.url === '/token') return { status: 200, body: await this.#token(new URLSearchParams(text)) };
    if (request.url !== '/v1/projects/scorewire-test/messages:send') throw new Error(`no such address ${request.url}`);
    if (this.#accessToken === '' || request.headers.authorization !== `Bearer ${this.#accessToken}`) {
      return { status: 401, body: { error: { code: 401, status: 'UNAUTHENTICATED' } } };
    }
    const { message } = Body.parse(JSON.parse(text));
    const answer = this.answers.shift();
    if (answer !== undefined) {
      const { status, code, retryAfter } = answer;
      const details = [{ '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode: code }];
      const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
      return { status, headers, body: { error: { code: status, message: code, details } } };
    }
    this.messages.push(message);
    return { status: 200, body: { name: `projects/scorewire-test/messages/${this.messages.length}` } };
  }

  async #token(form: URLSearchParams): Promise<unknown> {
    if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer') throw new Error('grant_type');
    const { payload, protectedHeader } = await jwtVerify(form.get('assertion') ?? '', this.#keys.publicKey, {
      issuer: EMAIL,
      audience: `${this.origin}/token`,
      algorithms: ['RS256'],
      maxTokenAge: '1h',
      requiredClaims: ['exp'],
    });
    if (payload.scope !== SCOPE || protectedHeader.kid !== 'k1') throw new Error('scope or kid');
    this.tokensIssued += 1;
    this.#accessToken = `ya29.test-${this.tokensIssued}`;
    return { access_token: this.#accessToken, expires_in: 3599, token_type: 'Bearer' };
  }
}
