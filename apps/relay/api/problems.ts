import * as z from 'zod';

/** What can go wrong, by the `code` of the problem documents; codes are stable. */
interface ProblemType {
  readonly status: number;
  readonly title: string;
  /** What whoever gets it can do. */
  readonly advice: string;
}

const types = {
  invalid: {
    status: 400,
    title: 'The request does not fit',
    advice: '`detail` and `path` say what does not fit and where; the API document says what does.',
  },
  'request-timeout': { status: 408, title: 'The request took too long', advice: 'Send it again, and faster.' },
  'headers-too-large': {
    status: 431,
    title: 'The headers are too large',
    advice: 'Send less: no cookie of ours exists, and cursors are short.',
  },
  'not-json': { status: 400, title: 'The body is not JSON', advice: 'Send one JSON value as UTF-8.' },
  'bad-number': { status: 400, title: 'A number is too large', advice: 'Numbers fit into 64-bit floats.' },
  'bad-text': {
    status: 400,
    title: 'A text cannot be kept',
    advice: 'U+0000 and halves of surrogate pairs have no place in texts.',
  },
  'too-deep': { status: 400, title: 'The JSON is nested too deep', advice: 'Sixteen levels are enough.' },
  'bad-cursor': {
    status: 400,
    title: 'The cursor is not one of ours',
    advice: 'Cursors are taken from `next` as they are; begin without one.',
  },
  'no-cursor': {
    status: 400,
    title: 'The place in the list is gone',
    advice: 'Begin at the newest page again.',
  },
  unauthorized: {
    status: 401,
    title: 'An API key is needed',
    advice: 'Send `Authorization: Bearer KEY`; the operator of the relay makes keys.',
  },
  forbidden: {
    status: 403,
    title: 'The API key has another scope',
    advice: 'Ask the operator of the relay for a key with the scope that `detail` names.',
  },
  'not-found': { status: 404, title: 'There is nothing at this address', advice: 'The API document lists them.' },
  'no-match': {
    status: 404,
    title: 'There is no such match',
    advice: 'Look for it in /v1/matches; a match is here once its first event is.',
  },
  'no-key': { status: 404, title: 'There is no such API key', advice: 'GET /v1/keys lists them.' },
  'no-webhook': { status: 404, title: 'There is no such webhook', advice: 'GET /v1/webhooks lists those of your key.' },
  'no-delivery': {
    status: 404,
    title: 'There is no such delivery',
    advice: 'Deliveries are kept for 7 days; replay the events of the match instead.',
  },
  'no-problem': { status: 404, title: 'There is no such problem', advice: 'GET /v1/problems lists them.' },
  'unknown-format': {
    status: 404,
    title: 'The match cannot be written in this format',
    advice: '`detail` names the formats of its sport.',
  },
  'not-allowed': {
    status: 405,
    title: 'The address does not take this method',
    advice: 'The `Allow` header names those that it takes.',
  },
  'not-writer': {
    status: 409,
    title: 'Somebody else writes this match',
    advice: 'A match has one writer: a console, or the feed that began it.',
  },
  'stale-term': { status: 409, title: 'The match was taken over', advice: 'Stop writing it.' },
  'broken-chain': {
    status: 409,
    title: 'The logs differ',
    advice: 'Read the log from the relay and go on from there.',
  },
  gap: { status: 409, title: 'Events before it are missing', advice: 'Send those first.' },
  'too-many-keys': { status: 409, title: 'There are too many API keys', advice: 'Revoke some.' },
  'too-many-webhooks': { status: 409, title: 'There are too many webhooks', advice: 'Delete some.' },
  'not-your-user': {
    status: 401,
    title: 'The token is not that of this user',
    advice: 'Send `Authorization: Subscriber TOKEN`; the first POST /subscribe of a user answers the token.',
  },
  'bad-endpoint': {
    status: 400,
    title: 'Push messages cannot go there',
    advice: 'Endpoints come from a browser: https:// addresses on the internet.',
  },
  'too-many-follows': { status: 409, title: 'The user follows too much', advice: 'Unfollow something first.' },
  'too-many-devices': { status: 409, title: 'The user has too many devices', advice: 'Remove one first.' },
  'no-fcm': { status: 422, title: 'This relay sends to browsers only', advice: 'Its operator may set up FCM.' },
  'too-large': { status: 413, title: 'The body is too large', advice: 'Send it in parts of at most 1 MiB.' },
  'not-an-ingest': {
    status: 421,
    title: 'This replica serves fans only',
    advice: 'Send it to the address of the whole relay, whose balancer finds a replica that takes it.',
  },
  'wrong-type': { status: 415, title: 'The body is of another type', advice: 'Send Content-Type: application/json.' },
  'no-score': {
    status: 422,
    title: 'The score cannot be set like that',
    advice: 'Send the headline numbers of the sport, or events.',
  },
  busy: {
    status: 429,
    title: 'Too much at once for this match',
    advice: 'Wait for answers; send more in one request.',
  },
  'rate-limited': {
    status: 429,
    title: 'Too many requests',
    advice: 'Come back after `Retry-After` seconds; the RateLimit headers say what is left.',
  },
  'too-many-fans': {
    status: 429,
    title: 'Too many live connections from this address',
    advice: 'Follow several matches on one connection.',
  },
  internal: { status: 500, title: 'Something went wrong here', advice: 'It was written to the log of the relay.' },
  full: { status: 503, title: 'Too many fans are connected', advice: 'Come back in a while, at a random moment.' },
  'shutting-down': { status: 503, title: 'The relay is shutting down', advice: 'Connect again; another one answers.' },
  'store-unavailable': {
    status: 503,
    title: 'The database does not answer',
    advice: 'Nothing is known to be stored; try the same again after `Retry-After` seconds.',
  },
} satisfies Readonly<Record<string, ProblemType>>;

const byCode: ReadonlyMap<string, ProblemType> = new Map(Object.entries(types));

export function problemType(code: string): ProblemType | undefined {
  return byCode.get(code);
}

/** The `type` of a problem document: where the relay explains it. */
export function typeUri(code: string): string {
  return byCode.has(code) ? `/v1/problems/${code}` : 'about:blank';
}

export const ProblemTypeDocument = z
  .object({
    type: z.string(),
    code: z.string(),
    status: z.int(),
    title: z.string(),
    advice: z.string().meta({ description: 'What whoever gets it can do' }),
  })
  .meta({ description: 'A kind of problem' });

export function describeProblem(code: string): z.infer<typeof ProblemTypeDocument> | null {
  const type = byCode.get(code);
  return type === undefined ? null : { type: typeUri(code), code, ...type };
}

export const problemCodes: readonly string[] = [...byCode.keys()];
