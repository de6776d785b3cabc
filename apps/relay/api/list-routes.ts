import { hash } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { MatchId } from '#shared/match/event.ts';
import type { MatchStatus } from '#shared/match/lifecycle.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import { MatchList } from '#shared/wire/rest.ts';
import type { ListedMatch, MatchFilter } from '../store/match-list.ts';
import type { Store } from '../store/store.ts';
import { type Shown, sendState } from './conditional.ts';
import * as documents from './documents.ts';
import { chooseLocale, locale } from './language.ts';
import { filters, readFilters, sport } from './match-query.ts';
import { ProblemDocument } from './problem-document.ts';

const LIVE: readonly MatchStatus[] = ['live', 'paused'];
const limit = z.coerce.number().int().min(1).max(200).default(50);
const cursor = z.string().max(120).optional().meta({ description: '`next` of the page before' });

const liveQuery = z.object({ sport, cursor, limit: limit.default(200), locale });
const listQuery = z.object({ ...filters, cursor, limit, locale });

/** `GET /matches` and `GET /matches/live`, newest match first. */
export const listRoutes: FastifyPluginAsyncZod<{ store: Store }> = async (app, { store }) => {
  /** Fans who ask for the same page at the same time share one query. */
  const running = new Map<string, Promise<string>>();
  const list = (filter: MatchFilter): Promise<string> => {
    const key = JSON.stringify(filter);
    const known = running.get(key);
    if (known !== undefined) return known;
    const page = read(store, filter).finally(() => running.delete(key));
    running.set(key, page);
    return page;
  };

  const response = { 200: MatchList, 304: z.null(), 400: ProblemDocument };
  app.get(
    '/matches/live',
    { schema: { querystring: liveQuery, response, tags: ['Matches'], summary: 'Matches that are being played' } },
    async (request, reply) => {
      const { sport, cursor: at, limit: most } = request.query;
      const locale = chooseLocale(request, reply);
      const text = await list({ sport, statuses: LIVE, after: readCursor(at), limit: most, locale });
      return sendState(request, reply, shown(text), () => text);
    },
  );
  app.get(
    '/matches',
    {
      schema: {
        querystring: listQuery,
        response,
        tags: ['Matches'],
        summary: 'Matches, a page at a time, newest first',
      },
    },
    async (request, reply) => {
      const { cursor: at, limit: most } = request.query;
      const locale = chooseLocale(request, reply);
      const text = await list({ ...readFilters(request.query), after: readCursor(at), limit: most, locale });
      return sendState(request, reply, shown(text), () => text);
    },
  );
};

function shown(text: string): Shown {
  return { tag: hash('sha1', text), freshness: 'live' };
}

async function read(store: Store, filter: MatchFilter): Promise<string> {
  // One more than asked for, to know whether another page follows.
  const rows = await store.list({ ...filter, limit: filter.limit + 1 });
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return documents.matchList(page, rows.length > page.length && last !== undefined ? writeCursor(last) : null);
}

export function writeCursor({ created_at, match_id }: ListedMatch): string {
  return Buffer.from(`${created_at} ${match_id}`).toString('base64url');
}

export function readCursor(text: string | undefined): MatchFilter['after'] {
  if (text === undefined) return undefined;
  const [createdAt = '', match = ''] = Buffer.from(text, 'base64url').toString().split(' ');
  if (/^\d{1,16}$/.test(createdAt) && MatchId.safeParse(match).success) return { createdAt: Number(createdAt), match };
  throw new ProblemError(problem('bad-cursor', 'The cursor is not one of ours; begin without it.', 'cursor'));
}
