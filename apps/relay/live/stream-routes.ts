import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { MatchId } from '#shared/match/event.ts';
import { ProblemError } from '#shared/problem.ts';
import { DEFAULT_LOCALE, type Locale, LocaleTag } from '#shared/text/locale.ts';
import { LiveView } from '#shared/wire/live.ts';
import { ProblemDocument } from '../api/problem-document.ts';
import type { Live } from './live.ts';
import { readPositions } from './stream-session.ts';

/** Matches of one stream. */
const MAX_MATCHES = 16;

const view = LiveView.default('full').meta({ description: '`score`: the scoreboard alone, when it changes' });
const after = z.string().max(2000).optional().meta({
  description: 'Like `Last-Event-ID`, for clients that cannot send that header: `term:seq`',
});
const locale = LocaleTag.default(DEFAULT_LOCALE).meta({
  description: 'Language of the texts; one that is not known is English',
});
const response = {
  200: {
    description: 'Server-sent events: snapshot, event or score, presence, gap, end, problem',
    content: { 'text/event-stream': { schema: z.string() } },
  },
  400: ProblemDocument,
};
const tags = ['Live'];

/** `GET /matches/{id}/stream` and `/stream?match=…`: what the WebSocket tells, as server-sent events. */
export const streamRoutes: FastifyPluginAsyncZod<{ live: Live }> = async (app, { live }) => {
  const stream = (
    request: FastifyRequest,
    reply: FastifyReply,
    matches: readonly string[],
    { view, locale, after }: { readonly view: LiveView; readonly locale: Locale; readonly after?: string | undefined },
  ) => {
    const header = request.headers['last-event-id'];
    const position = typeof header === 'string' && header.length <= 2000 ? header : after;
    const wanted = { matches, view, locale, after: readPositions(position, matches) };
    const refusal = live.stream(request.raw, wanted, () => {
      reply.hijack();
      const own = {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        // nginx would collect what it is sent.
        'x-accel-buffering': 'no',
        // What ends here ends the connection: a relay that closes waits for those that are kept alive.
        connection: 'close',
      };
      for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...own })) {
        if (value !== undefined) reply.raw.setHeader(name, value);
      }
      return reply.raw.writeHead(200);
    });
    if (refusal !== null) throw new ProblemError(refusal);
    return reply;
  };

  app.get(
    '/matches/:id/stream',
    {
      // The answer to HEAD would have no end.
      exposeHeadRoute: false,
      schema: {
        params: z.object({ id: MatchId }),
        querystring: z.object({ view, locale, after }),
        response,
        tags,
        summary: 'A match live, as server-sent events; `Last-Event-ID` goes on where it stopped',
      },
    },
    async (request, reply) => stream(request, reply, [request.params.id], request.query),
  );
  app.get(
    '/stream',
    {
      exposeHeadRoute: false,
      schema: {
        querystring: z.object({
          match: z
            .union([MatchId, z.array(MatchId).min(1).max(MAX_MATCHES)])
            .transform((match) => [...new Set([match].flat())]),
          view,
          locale,
          after,
        }),
        response,
        tags,
        summary: 'Several matches live on one stream: `?match=a&match=b`',
      },
    },
    async (request, reply) => stream(request, reply, request.query.match, request.query),
  );
};
