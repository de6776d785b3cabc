import { access } from 'node:fs/promises';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const UNBUILT = 'The fans’ page is not built yet: run "npm run build". The API is at /docs.\n';

/** The fans' page in `root`: one document for every address of its own, and the files it asks for. */
export async function pageRoutes(app: FastifyInstance, root: string): Promise<void> {
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
  const page = async (_: unknown, reply: FastifyReply) => {
    const isBuilt = await access(join(root, 'index.html')).then(
      () => true,
      () => false,
    );
    return isBuilt ? reply.sendFile('index.html') : reply.code(503).type('text/plain; charset=utf-8').send(UNBUILT);
  };
  for (const path of ['/', '/m/:id']) app.get(path, { schema: { hide: true } }, page);
}
