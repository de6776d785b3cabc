import type { FastifyReply, FastifyRequest } from 'fastify';
import manifest from '../../../package.json' with { type: 'json' };

/** What an answer shows. */
export interface Shown {
  /** Names the state that the answer is made of. */
  readonly tag: string;
  readonly freshness: Freshness;
}

/**
 * `live`: may change at any moment. `settled`: changes only by a late correction or an upgrade. `fixed`: never changes.
 */
export type Freshness = 'live' | 'settled' | 'fixed';

/**
 * How old an answer may be. A second for what is live, so that a cache in front asks once for everybody, and hands out
 * what it has while it does (RFC 5861). Who cannot wait asks with `Cache-Control: no-cache`: every answer has a tag.
 * Nothing is fixed for more than a day: a log could be replaced by hand.
 */
const CACHE_CONTROL: Readonly<Record<Freshness, string>> = {
  live: 'public, max-age=1, stale-while-revalidate=2, stale-if-error=60',
  settled: 'public, max-age=60, stale-while-revalidate=3600, stale-if-error=86400',
  fixed: 'public, max-age=86400, immutable',
};

/** The same state looks different after an upgrade of the relay. */
const VERSION = manifest.version;

/** Answers with the text, or with 304 when the client has it already. */
export function sendState(
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Shown,
  make: () => string,
  mediaType = 'application/json',
): FastifyReply {
  if (answerFresh(request, reply, shown)) return reply.code(304).send();
  return reply.type(`${mediaType}; charset=utf-8`).send(make());
}

/** Says how old the answer may be and what state it shows; true: the client has it already. */
export function answerFresh(request: FastifyRequest, reply: FastifyReply, { tag, freshness }: Shown): boolean {
  // One address may speak several languages.
  const language = reply.getHeader('content-language');
  const etag = `W/"${[tag, language, VERSION].filter((part) => part !== undefined).join('-')}"`;
  reply.header('etag', etag).header('cache-control', CACHE_CONTROL[freshness]);
  return names(request.headers['if-none-match'], etag);
}

/** RFC 9110 §13.1.2: weak comparison with each tag of the list. */
function names(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag.slice(2));
}
