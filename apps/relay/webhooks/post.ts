import { lookup } from 'node:dns/promises';
import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { mayReach } from './address.ts';

/** What a receiver says back is of no use to us; a little of it is read, so that it may end in order. */
const MAX_ANSWER = 16 * 1024;
const LINGER_MS = 2000;

export interface Answer {
  readonly status: number;
  /** The `Retry-After` header in ms, where there is a usable one. */
  readonly retryAfterMs: number | undefined;
}

interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}
/** All addresses of a host name. */
export type Resolve = (host: string) => Promise<readonly ResolvedAddress[]>;

export const systemResolve: Resolve = (host) => lookup(host, { all: true, verbatim: true });

export interface Poster {
  readonly resolve: Resolve;
  readonly privateToo: boolean;
  /** Absent: each post has a connection of its own. */
  readonly connections?: Connections;
}

/** Connections that are used again, so many to an origin: for those who get thousands of posts at once. */
export class Connections {
  readonly #http: HttpAgent;
  readonly #https: HttpsAgent;

  /** @param idleMs an unused connection is closed after this long */
  constructor(perOrigin: number, idleMs: number) {
    const options = { keepAlive: true, maxSockets: perOrigin, maxFreeSockets: perOrigin, timeout: idleMs };
    this.#http = new HttpAgent(options);
    this.#https = new HttpsAgent(options);
  }

  to(protocol: string): HttpAgent | HttpsAgent {
    return protocol === 'https:' ? this.#https : this.#http;
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}

/**
 * Posts a body. Addresses are judged at the moment of connecting, and the connection goes to those that were judged: a
 * name that changes its mind (DNS rebinding) gains nothing. Redirects are not followed.
 * @throws Error a sentence for the webhook's owner
 */
export async function post(
  to: URL,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array,
  signal: AbortSignal,
  poster: Poster,
): Promise<Answer> {
  const { protocol, hostname } = to;
  if (protocol !== 'https:' && !poster.privateToo) throw new Error('the address is not https://');
  const literal = hostname.replace(/^\[(.*)\]$/, '$1');
  // An address in numbers is never looked up.
  if (isIP(literal) !== 0 && !mayReach(literal, poster.privateToo)) throw forbidden(literal);
  const start = protocol === 'https:' ? httpsRequest : httpRequest;
  const request = start(to, {
    method: 'POST',
    agent: poster.connections?.to(protocol) ?? false,
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    lookup: judged(poster),
    signal,
    maxHeaderSize: MAX_ANSWER,
  });
  const answer = answerOf(request);
  request.end(body);
  const response = await answer;
  discard(response);
  return { status: response.statusCode ?? 0, retryAfterMs: retryAfter(response.headers['retry-after']) };
}

function answerOf(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    // For as long as it lives: after its answer an error has nobody to tell.
    request.on('error', reject);
  });
}

function judged({ resolve, privateToo }: Poster): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (addresses) => {
        const bad = addresses.find(({ address }) => !mayReach(address, privateToo));
        const [first] = addresses;
        if (first === undefined) done(new Error(`${host} has no address`), '');
        else if (bad !== undefined) done(forbidden(bad.address), '');
        else if (options.all === true) done(null, [...addresses]);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, ''),
    );
  };
}

function forbidden(address: string): Error {
  return new Error(`the address ${address} is not on the public internet`);
}

function discard(response: IncomingMessage): void {
  let bytes = 0;
  const end = setTimeout(() => response.destroy(), LINGER_MS).unref();
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER) response.destroy();
  });
  response.once('close', () => clearTimeout(end));
  response.on('error', () => undefined);
}

/** RFC 9110 §10.2.3: seconds, or a date. */
function retryAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return ms > 0 ? ms : undefined;
}
