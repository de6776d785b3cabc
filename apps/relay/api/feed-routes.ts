import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { MatchId } from '#shared/match/event.ts';
import { ProblemError } from '#shared/problem.ts';
import { FeedDrafts, FeedReplies, FeedUpdate } from '#shared/wire/feed.ts';
import { requireScope } from '../access/caller.ts';
import type { FeedDesk } from '../ingest/feed-desk.ts';
import { notAnIngest } from '../ingest/not-an-ingest.ts';
import { ProblemDocument } from './problem-document.ts';

const response = { 200: FeedReplies, 400: ProblemDocument, 409: ProblemDocument, 421: ProblemDocument };
const security = [{ apiKey: ['feed'] }];

/** Writing by API feeds; see `shared/wire/feed.ts`. */
export const feedRoutes: FastifyPluginAsyncZod<{ desk: FeedDesk; takesLogs: boolean }> = async (
  app,
  { desk, takesLogs },
) => {
  // Before the body is read: whoever has no key cannot make us parse anything.
  app.addHook('onRequest', requireScope('feed'));
  app.addHook('onRequest', async () => {
    if (!takesLogs) throw new ProblemError(notAnIngest());
  });

  app.post(
    '/matches/:id/events',
    {
      schema: {
        params: z.object({ id: MatchId }),
        body: FeedDrafts,
        response,
        security,
        tags: ['Feeds'],
        summary: 'Send events of a match that no console writes',
      },
    },
    async (request) => {
      const { id } = request.params;
      const drafts = Array.isArray(request.body) ? request.body : [request.body];
      return { match: id, replies: await desk.submit(id, drafts) };
    },
  );
  app.post(
    '/update',
    {
      schema: {
        body: FeedUpdate,
        response: { ...response, 404: ProblemDocument, 422: ProblemDocument },
        security,
        tags: ['Feeds'],
        summary: 'The same, short: an event or a score',
      },
    },
    async (request) => {
      const { body } = request;
      const { match_id: match } = body;
      if ('score' in body) return { match, replies: await desk.adjust(match, body.score) };
      return { match, replies: await desk.submit(match, 'event' in body ? [body.event] : body.events) };
    },
  );
};
