import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { EventId } from '#shared/match/event.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import {
  ChartsView,
  CommentaryPage,
  EventsPage,
  LineupsView,
  MatchDetail,
  ScorecardView,
  StatisticsView,
  SummaryView,
} from '#shared/wire/rest.ts';
import type { Presence } from '../live/presence.ts';
import type { Views } from '../views/views.ts';
import { commentaryPart } from './commentary-page.ts';
import { sendState } from './conditional.ts';
import * as documents from './documents.ts';
import { chooseLocale, locale } from './language.ts';
import { findMatch, params } from './match.ts';
import { ProblemDocument } from './problem-document.ts';

const tags = ['Matches'];

function answers<T extends z.ZodType>(body: T, summary: string) {
  return { tags, summary, response: { 200: body, 304: z.null(), 400: ProblemDocument, 404: ProblemDocument } };
}

/** Answers that show one state of a match and nothing else of the request. */
const whole = [
  ['/scorecard', ScorecardView, 'Scorecard, for programs and as tables', documents.scorecard],
  ['/statistics', StatisticsView, 'Statistics', documents.statistics],
  ['/charts', ChartsView, 'Charts as series of points', documents.charts],
  ['/lineups', LineupsView, 'Who plays, officiates and where', documents.lineups],
  ['/summary', SummaryView, 'The match in a few sentences', documents.summary],
] as const;

/** `GET /matches/{id}` and what belongs to it. Each answer is made once for each state and has an ETag. */
export const matchRoutes: FastifyPluginAsyncZod<{ views: Views; presence: Presence }> = async (
  app,
  { views, presence },
) => {
  const detail = { params, querystring: z.object({ locale }), ...answers(MatchDetail, 'Scoreboard and summary') };
  app.get('/matches/:id', { schema: detail }, async (request, reply) => {
    const found = await findMatch(views, request.params.id);
    const { view, state } = found;
    const locale = chooseLocale(request, reply);
    const fans = presence.fans(view.match);
    return sendState(request, reply, { ...found, tag: `${found.tag}-${fans}` }, () =>
      documents.withFans(
        view.rendered(`/${locale}`, () => documents.detail(view, state, locale)),
        fans,
      ),
    );
  });

  for (const [path, body, text, make] of whole) {
    const schema = { params, querystring: z.object({ locale }), ...answers(body, text) };
    app.get(`/matches/:id${path}`, { schema }, async (request, reply) => {
      const found = await findMatch(views, request.params.id);
      const { view, state } = found;
      const locale = chooseLocale(request, reply);
      return sendState(request, reply, found, () =>
        view.rendered(`${path}/${locale}`, () => make(view, state, locale)),
      );
    });
  }

  const commentaryQuery = z.object({
    before: EventId.optional().meta({ description: '`next` of the page before' }),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    locale,
  });
  app.get(
    '/matches/:id/commentary',
    { schema: { params, querystring: commentaryQuery, ...answers(CommentaryPage, 'Commentary, newest first') } },
    async (request, reply) => {
      const { before, limit } = request.query;
      const found = await findMatch(views, request.params.id);
      const { view } = found;
      const locale = chooseLocale(request, reply);
      return sendState(request, reply, found, () =>
        view.rendered(`/commentary/${before}/${limit}/${locale}`, () => {
          const part = commentaryPart(view, before, limit, locale);
          if (part !== null) return documents.commentary(view, part);
          throw new ProblemError(problem('no-cursor', 'There is no such event any more; begin without `before`.'));
        }),
      );
    },
  );

  const eventsQuery = z.object({
    after: z.coerce.number().int().min(0).default(0).meta({ description: 'seq of the last event of the page before' }),
    limit: z.coerce.number().int().min(1).max(500).default(100),
    states: z.enum(['true', 'false']).default('true').meta({
      description: 'false: the log alone; a full page of it never changes, and caches may keep it',
    }),
  });
  app.get(
    '/matches/:id/events',
    { schema: { params, querystring: eventsQuery, ...answers(EventsPage, 'The log, from seq `after` + 1') } },
    async (request, reply) => {
      const { after, limit, states } = request.query;
      const found = await findMatch(views, request.params.id);
      const { view } = found;
      const part = documents.eventsPart(view, after, limit);
      if (states === 'true') return sendState(request, reply, found, () => documents.events(view, part));
      // The hash of a page's last event stands in the event after it.
      const shown = part.more ? ({ tag: `log-${view.log[after + limit]?.prev}`, freshness: 'fixed' } as const) : found;
      return sendState(request, reply, shown, () => documents.bareEvents(view, part));
    },
  );
};
