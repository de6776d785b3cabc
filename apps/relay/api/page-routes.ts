import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { MatchId } from '#shared/match/event.ts';
import { ProblemError } from '#shared/problem.ts';
import { Locale } from '#shared/text/locale.ts';
import type { PageData } from '#shared/wire/page.ts';
import { negotiated } from '../pages/accept-language.ts';
import { type BuiltPage, pageReader } from '../pages/built.ts';
import { emptyData, listData, matchData, partNames } from '../pages/data.ts';
import { documentOf } from '../pages/document.ts';
import { RenderedPages } from '../pages/rendered.ts';
import type { Store } from '../store/store.ts';
import type { Views } from '../views/views.ts';
import { answerFresh, type Shown } from './conditional.ts';
import { findMatch } from './match.ts';
import { shareRoute } from './share-route.ts';

const UNBUILT = 'The fans’ page is not built yet: run "npm run build". The API is at /docs.\n';
/** Fans who ask for the list within this time get the same one, ms. */
const LIST_FOR = 1_000;

export interface Pages {
  readonly store: Store;
  readonly views: Views;
  readonly publicUrl: string | undefined;
}

/** What every page's handler is given. */
interface Asked {
  readonly built: BuiltPage;
  readonly at: Pick<PageData, 'path' | 'locale'>;
  /** The address without its language, and where the world finds it. */
  readonly place: { readonly origin: string; readonly bare: string };
}

/**
 * The fans' page, written by the relay, and the files it asks for; `folder` is where `npm run build` puts both. An address
 * that begins with a language is in that language. One without is in the language that the browser asks for
 * (`Vary: Accept-Language`); no cookie decides anything, so shared caches can keep every page.
 */
export async function pageRoutes(
  app: FastifyInstance,
  folder: string,
  { store, views, publicUrl }: Pages,
): Promise<void> {
  await staticFiles(app, join(folder, 'web'));
  const read = pageReader(folder);
  const rendered = new RenderedPages();
  let list: { readonly at: number; readonly data: ReturnType<typeof listData> } | null = null;

  const page = (answer: (asked: Asked, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) => {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const built = await read();
      if (built === null) return reply.code(503).type('text/plain; charset=utf-8').send(UNBUILT);
      const path = request.url.split('?')[0] ?? '/';
      const [prefix = '', named] = /^\/(en|hi)(?=\/|$)/.exec(path) ?? [];
      const given = Locale.safeParse(named);
      if (!given.success) reply.header('vary', 'Accept-Language, Accept-Encoding');
      else reply.header('vary', 'Accept-Encoding');
      const locale = given.success ? given.data : negotiated(request.headers['accept-language']);
      reply.header('content-language', locale);
      const origin = publicUrl?.replace(/\/$/, '') ?? `${request.protocol}://${request.host}`;
      return answer(
        { built, at: { path, locale }, place: { origin, bare: path.slice(prefix.length) || '/' } },
        request,
        reply,
      );
    };
  };

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { built, at, place }: Asked,
    shown: Shown,
    data: () => PageData,
  ): Promise<FastifyReply> => {
    const tag = `${shown.tag}-${built.version}`;
    if (answerFresh(request, reply, { ...shown, tag })) return reply.code(304).send();
    const key = `${place.origin} ${at.locale} ${at.path}`;
    const made = rendered.page(key, tag, () => documentOf(built, data(), place));
    reply.type('text/html; charset=utf-8');
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(made.html);
    return reply.header('content-encoding', 'gzip').send(await made.gzip);
  };

  const listPage = page(async (asked, request, reply) => {
    const now = Date.now();
    if (list === null || now - list.at > LIST_FOR) list = { at: now, data: listData(store) };
    const data = await list.data.catch((error: unknown) => {
      list = null;
      throw error;
    });
    return send(request, reply, asked, { tag: data.tag, freshness: 'live' }, () => ({ ...data, ...asked.at }));
  });

  const matchPage = page(async (asked, request, reply) => {
    const params = matchParams.safeParse(request.params);
    const found = params.success ? await findMatch(views, params.data.id).catch(ifNone) : null;
    if (!params.success || found === null) {
      const missing = documentOf(asked.built, emptyData(asked.at), asked.place);
      return reply.code(404).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(missing);
    }
    const { view = 'commentary' } = params.data;
    return send(request, reply, asked, found, () => matchData(found, asked.at, view));
  });

  /** What the worker shows for pages it has not kept. */
  const offline = page(async ({ built, at, place }, _, reply) => {
    const html = documentOf(built, emptyData(at), place);
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html);
  });

  const schema = { hide: true };
  for (const prefix of ['', '/en', '/hi']) {
    app.get(prefix === '' ? '/' : prefix, { schema }, listPage);
    app.get(`${prefix}/m/:id`, { schema }, matchPage);
    app.get(`${prefix}/m/:id/:view`, { schema }, matchPage);
    app.get(`${prefix}/offline`, { schema }, offline);
  }
  await shareRoute(app, views);
}

const matchParams = z.object({ id: MatchId, view: z.enum(partNames).optional() });

/** A match that is not there has a page that says so; whatever else is wrong is for the error handler. */
function ifNone(error: unknown): null {
  if (error instanceof ProblemError && error.problem.code === 'no-match') return null;
  throw error;
}

async function staticFiles(app: FastifyInstance, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    index: false,
    // scripts/build.ts puts .br and .gz copies beside the files.
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      // The names of built files contain their hash: they never change.
      const isHashed = path.startsWith(join(root, 'assets') + sep);
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
