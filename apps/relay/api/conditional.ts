import type { FastifyReply, FastifyRequest } from 'fastify';
import manifest from '../../../package.json' with { type: 'json' };

/** Shared caches may answer for a second; everybody else asks every time and mostly hears "not modified". */
const CACHE_CONTROL = 'public, max-age=0, s-maxage=1, must-revalidate';

/** The same state looks different after an upgrade of the relay. */
const VERSION = manifest.version;

/** Answers with the text, or with 304 when the client has it already. `state` names what the text is made of. */
export function sendState(
  request: FastifyRequest,
  reply: FastifyReply,
  state: string,
  make: () => string,
  mediaType = 'application/json',
): FastifyReply {
  const tag = `W/"${state}-${VERSION}"`;
  reply.header('etag', tag).header('cache-control', CACHE_CONTROL);
  if (names(request.headers['if-none-match'], tag)) return reply.code(304).send();
  return reply.type(`${mediaType}; charset=utf-8`).send(make());
}

/** RFC 9110 §13.1.2: weak comparison with each tag of the list. */
function names(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag.slice(2));
}
