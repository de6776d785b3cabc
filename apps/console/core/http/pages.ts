import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { problem } from '#shared/problem.ts';
import { PAD_PATH } from '#shared/wire/pad.ts';

const INDEX = 'index.html';
/** Addresses with a page of their own. */
const PAGES: ReadonlyMap<string, string> = new Map([[PAD_PATH, 'pad.html']]);
/** Vite puts a hash of the content into the names of what it places here. */
const HASHED = `${sep}assets${sep}`;
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The user interface, as built into `root`; every address that is no file of it is a view of its one page. */
export async function servePages(app: FastifyInstance, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    index: INDEX,
    cacheControl: false,
    suppressWarning: true,
    // scripts/build.ts puts .br and .gz copies beside the files.
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes(HASHED) ? `max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?');
    if (request.method !== 'GET' && request.method !== 'HEAD') return notFound(reply);
    if (!existsSync(join(root, INDEX))) {
      const error = problem('not-built', 'The user interface is not built yet: run `npm run build` and reload.');
      return reply.code(503).send(error);
    }
    return /\.\w+$/.test(path) ? notFound(reply) : reply.sendFile(PAGES.get(path) ?? INDEX);
  });
}

function notFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).send(problem('not-found', 'There is nothing at this address.'));
}
