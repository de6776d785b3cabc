import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { BYTE_ORDER_MARK } from '#shared/formats/csv.ts';
import { eventSchema } from '#shared/formats/event-schema.ts';
import { PRINT_POLICY } from '#shared/formats/print.ts';
import { type MatchFile, writeMatch } from '#shared/formats/write.ts';
import { EventData } from '#shared/match/event.ts';
import { ProblemError } from '#shared/problem.ts';
import type { Locale } from '#shared/text/locale.ts';
import { countedAs } from '../access/admission.ts';
import { rateLimiter } from '../access/rate-limit.ts';
import type { Views } from '../views/views.ts';
import { sendState } from './conditional.ts';
import { chooseLocale, locale } from './language.ts';
import { type FoundMatch, findMatch, params } from './match.ts';
import { ProblemDocument } from './problem-document.ts';

const tags = ['Files'];
/** A whole match is written for each request. */
const EXPORTS = { name: 'export', windowMs: 10_000, max: () => 20, counts: countedAs };

function answers(mediaTypes: readonly string[], description: string) {
  const content = Object.fromEntries(
    mediaTypes.map((type) => [type, { schema: /[/+]json$/.test(type) ? EventData : z.string() }]),
  );
  return {
    200: { description, content },
    304: z.null(),
    400: ProblemDocument,
    404: ProblemDocument,
    429: ProblemDocument,
  };
}

/** Matches as files: for spreadsheets, for paper and for other programs. */
export const exportRoutes: FastifyPluginAsyncZod<{ views: Views }> = async (app, { views }) => {
  const limitExports = rateLimiter(app, EXPORTS);
  app.get(
    '/matches/:id/scorecard.csv',
    {
      schema: {
        params,
        querystring: z.object({
          locale,
          bom: z.enum(['true', 'false']).default('false').meta({
            description: 'Begin with a byte order mark, so that spreadsheets see that it is UTF-8',
          }),
        }),
        response: answers(['text/csv'], 'RFC 4180'),
        tags,
        summary: 'Scorecard for spreadsheets',
      },
    },
    async (request, reply) => {
      const { bom } = request.query;
      const found = await findMatch(views, request.params.id);
      const locale = chooseLocale(request, reply);
      const mark = bom === 'true' ? BYTE_ORDER_MARK : '';
      reply.header('content-disposition', `attachment; filename="${found.view.match}.csv"`);
      return sendState(request, reply, found, () => mark + rendered(found, 'csv', locale), 'text/csv');
    },
  );

  app.get(
    '/matches/:id/scorecard.html',
    {
      schema: {
        params,
        querystring: z.object({ locale }),
        response: answers(['text/html'], 'A page for A4 that needs nothing else'),
        tags,
        summary: 'Scorecard to be printed',
      },
    },
    async (request, reply) => {
      const found = await findMatch(views, request.params.id);
      const locale = chooseLocale(request, reply);
      reply.header('content-security-policy', PRINT_POLICY);
      return sendState(request, reply, found, () => rendered(found, 'html', locale), 'text/html');
    },
  );

  app.get(
    '/matches/:id/export/:format',
    {
      onRequest: limitExports,
      schema: {
        params: params.extend({
          format: z.string().max(64).meta({ description: 'scorewire, csv, html, or one of the sport: cricsheet' }),
        }),
        querystring: z.object({ locale }),
        response: answers(['application/x-ndjson', 'application/json', 'text/csv', 'text/html'], 'The match as a file'),
        tags,
        summary: 'The match in a format for other programs',
      },
    },
    async (request, reply) => {
      const { id, format } = request.params;
      const found = await findMatch(views, id);
      const file = written(found, format, chooseLocale(request, reply));
      reply
        .header('content-disposition', `attachment; filename="${found.view.match}.${file.extension}"`)
        .header('content-security-policy', PRINT_POLICY);
      return sendState(request, reply, found, () => file.text, file.mediaType);
    },
  );
};

/** Of the lines of Scorewire's own file, which are the log's events; for those who check what they get and send. */
export const schemaRoute: FastifyPluginAsyncZod = async (app) => {
  const schema = JSON.stringify(eventSchema());
  app.get(
    '/schema/event.json',
    {
      schema: {
        response: { 200: answers([SCHEMA_TYPE], 'Draft 2020-12')[200], 304: z.null() },
        tags,
        summary: 'JSON Schema of an event',
      },
    },
    async (request, reply) =>
      sendState(request, reply, { tag: 'schema', freshness: 'settled' }, () => schema, SCHEMA_TYPE),
  );
};

const SCHEMA_TYPE = 'application/schema+json';

/** What many people look at is made once for each state. */
function rendered(found: FoundMatch, format: string, locale: Locale): string {
  return found.view.rendered(`${format}/${locale}`, () => written(found, format, locale).text);
}

function written({ view, state }: FoundMatch, format: string, locale: Locale): MatchFile {
  const { match, log, fold } = view;
  const file = writeMatch({ match, log, fold, state }, format, locale);
  if (!file.ok) throw new ProblemError(file.problem);
  return file.value;
}
