import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { EventId, MatchId } from '#shared/match/event.ts';
import type { MatchState } from '#shared/match/state.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import {
  ChartsView,
  CommentaryPage,
  EventsPage,
  MatchDetail,
  ScorecardView,
  StatisticsView,
  SummaryView,
} from '#shared/wire/rest.ts';
import type { MatchView } from '../views/match-view.ts';
import type { Views } from '../views/views.ts';
import { commentaryPart } from './commentary-page.ts';
import { sendState } from './conditional.ts';
import * as documents from './documents.ts';
import { ProblemDocument } from './problem-document.ts';

const params = z.object({ id: MatchId });
const tags = ['Matches'];

function answers<T extends z.ZodType>(body: T, summary: string) {
  return { tags, summary, response: { 200: body, 304: z.null(), 400: ProblemDocument, 404: ProblemDocument } };
}

/** Answers that show one state of a match and nothing else of the request. */
const whole = [
  ['', MatchDetail, 'Scoreboard and summary', documents.detail],
  ['/scorecard', ScorecardView, 'Scorecard, for programs and as tables', documents.scorecard],
  ['/statistics', StatisticsView, 'Statistics', documents.statistics],
  ['/charts', ChartsView, 'Charts as series of points', documents.charts],
  ['/summary', SummaryView, 'The match in a few sentences', documents.summary],
] as const;

/** `GET /matches/{id}` and what belongs to it. Each answer is made once for each state and has an ETag. */
export const matchRoutes: FastifyPluginAsyncZod<{ views: Views }> = async (app, { views }) => {
  const find = async (id: string): Promise<{ view: MatchView; state: MatchState; tag: string }> => {
    const view = await views.view(id);
    const state = view?.fold.state ?? null;
    if (view === null || state === null) throw new ProblemError(problem('no-match', `There is no match ${id} here.`));
    const { term, seq, hash } = view.head;
    return { view, state, tag: `${term}-${seq}-${hash.slice(0, 12)}` };
  };

  for (const [path, body, text, make] of whole) {
    app.get(`/matches/:id${path}`, { schema: { params, ...answers(body, text) } }, async (request, reply) => {
      const { view, state, tag } = await find(request.params.id);
      return sendState(request, reply, tag, () => view.rendered(path, () => make(view, state)));
    });
  }

  const commentaryQuery = z.object({
    before: EventId.optional().meta({ description: '`next` of the page before' }),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  });
  app.get(
    '/matches/:id/commentary',
    { schema: { params, querystring: commentaryQuery, ...answers(CommentaryPage, 'Commentary, newest first') } },
    async (request, reply) => {
      const { before, limit } = request.query;
      const { view, tag } = await find(request.params.id);
      return sendState(request, reply, tag, () =>
        view.rendered(`/commentary/${before}/${limit}`, () => {
          const part = commentaryPart(view, before, limit);
          if (part !== null) return documents.commentary(view, part);
          throw new ProblemError(problem('no-cursor', 'There is no such event any more; begin without `before`.'));
        }),
      );
    },
  );

  const eventsQuery = z.object({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  });
  app.get(
    '/matches/:id/events',
    { schema: { params, querystring: eventsQuery, ...answers(EventsPage, 'The log, from seq `after` + 1') } },
    async (request, reply) => {
      const { after, limit } = request.query;
      const { view, tag } = await find(request.params.id);
      return sendState(request, reply, tag, () => documents.events(view, after, limit));
    },
  );
};
