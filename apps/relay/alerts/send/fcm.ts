import { readFile } from 'node:fs/promises';
import { importPKCS8, SignJWT } from 'jose';
import * as z from 'zod';
import { ProblemError, problem } from '#shared/problem.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { failed, type Push, type Sent, timeToLive } from './message.ts';

const SCOPE = 'https://www.googleapis.com/auth/firebase.messaging';
/** An access token is renewed so long before it ends. */
const MARGIN_MS = 60_000;

const ServiceAccount = z.object({
  project_id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  client_email: z.string().min(3),
  private_key: z.string().includes('PRIVATE KEY'),
  private_key_id: z.string().optional(),
  token_uri: z.url({ protocol: /^https?$/ }),
});
type ServiceAccount = z.infer<typeof ServiceAccount>;

const TokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().min(1) });
const Failure = z.object({
  error: z.object({
    message: z.string().optional(),
    details: z.array(z.looseObject({ errorCode: z.string().optional() })).optional(),
  }),
});

/** Sends messages to apps through Firebase Cloud Messaging's HTTP v1 API. */
export class Fcm {
  readonly #account: ServiceAccount;
  readonly #url: string;
  #token: { readonly value: string; readonly until: number } | null = null;
  #asking: Promise<string> | null = null;

  private constructor(account: ServiceAccount, url: string) {
    this.#account = account;
    this.#url = new URL(`/v1/projects/${account.project_id}/messages:send`, url).href;
  }

  /** @param file a service account's JSON @throws ProblemError `bad-service-account` */
  static async open(file: string, url: string): Promise<Fcm> {
    const text = await readFile(file, 'utf8').catch((error: Error) => {
      throw bad(file, error.message);
    });
    const parsed = parseMessage(ServiceAccount, text);
    if (!parsed.ok) throw bad(file, parsed.problem.message);
    await importPKCS8(parsed.value.private_key, 'RS256').catch((error: Error) => {
      throw bad(file, error.message);
    });
    return new Fcm(parsed.value, url);
  }

  /** @throws Error when there is no answer */
  async send(token: string, push: Push, signal: AbortSignal): Promise<Sent> {
    const access = await this.#access(signal);
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { authorization: `Bearer ${access}`, 'content-type': 'application/json' },
      body: JSON.stringify({ message: messageOf(token, push) }),
      redirect: 'error',
      signal,
    });
    const text = await response.text();
    const { status } = response;
    if (response.ok) return { kind: 'delivered', status };
    if (status === 401) this.#token = null;
    const answer = parseMessage(Failure, text);
    const error = answer.ok ? answer.value.error : {};
    const code = error.details?.find(({ errorCode }) => errorCode !== undefined)?.errorCode;
    const reason = `FCM answered ${status} ${code ?? error.message ?? ''}`.trim();
    if (code === 'UNREGISTERED' || code === 'SENDER_ID_MISMATCH') return { kind: 'gone', status, reason };
    if (status === 401 || status === 429 || status >= 500) {
      return failed(status, reason, secondsOf(response.headers.get('retry-after')));
    }
    return { kind: 'refused', status, reason };
  }

  /** One request for a token, however many messages wait for it. */
  async #access(signal: AbortSignal): Promise<string> {
    if (this.#token !== null && this.#token.until > Date.now()) return this.#token.value;
    this.#asking ??= this.#ask(signal).finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  /** RFC 7523: an assertion signed by the service account for an access token. */
  async #ask(signal: AbortSignal): Promise<string> {
    const { client_email, private_key, private_key_id, token_uri } = this.#account;
    const assertion = await new SignJWT({ scope: SCOPE })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...(private_key_id !== undefined && { kid: private_key_id }) })
      .setIssuer(client_email)
      .setAudience(token_uri)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(await importPKCS8(private_key, 'RS256'));
    const response = await fetch(token_uri, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }),
      redirect: 'error',
      signal,
    });
    const answer = parseMessage(TokenAnswer, await response.text());
    if (!response.ok || !answer.ok)
      throw new Error(`no access token for FCM: ${token_uri} answered ${response.status}`);
    const { access_token: value, expires_in } = answer.value;
    this.#token = { value, until: Date.now() + expires_in * 1000 - MARGIN_MS };
    return value;
  }
}

/** Data and what is shown: the app may draw the notification itself, the system does where it is asleep. */
function messageOf(token: string, push: Push) {
  const { message, urgency, topic } = push;
  const { tag, title, body, url, match, kind, at } = message;
  return {
    token,
    notification: { title, body },
    data: { tag, url, kind, at: String(at), ...(match !== null && { match }) },
    android: {
      priority: urgency,
      ttl: `${timeToLive(push, Date.now())}s`,
      collapse_key: topic,
      notification: { tag },
    },
    apns: {
      headers: {
        'apns-collapse-id': topic,
        'apns-expiration': String(Math.floor(push.expiresAt / 1000)),
        'apns-priority': urgency === 'high' ? '10' : '5',
      },
    },
  };
}

function secondsOf(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : undefined;
}

function bad(file: string, why: string): ProblemError {
  return new ProblemError(
    problem('bad-service-account', `FCM_SERVICE_ACCOUNT: ${file} is no service account's JSON: ${why}.`),
  );
}
