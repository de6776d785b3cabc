import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { ProblemError, problem } from '#shared/problem.ts';
import { sendState } from './conditional.ts';
import { ProblemDocument } from './problem-document.ts';
import { describeProblem, ProblemTypeDocument, problemCodes } from './problems.ts';

const tags = ['About'];
const List = z.object({ problems: z.array(ProblemTypeDocument) });

/** What the `type` of a problem document leads to. */
export const problemRoutes: FastifyPluginAsyncZod = async (app) => {
  const problems = problemCodes.flatMap((code) => describeProblem(code) ?? []);
  app.get(
    '/problems',
    { schema: { response: { 200: List, 304: z.null() }, tags, summary: 'All that can go wrong' } },
    async (request, reply) =>
      sendState(request, reply, { tag: 'problems', freshness: 'settled' }, () => JSON.stringify({ problems })),
  );

  app.get(
    '/problems/:code',
    {
      schema: {
        params: z.object({ code: z.string().max(64) }),
        response: { 200: ProblemTypeDocument, 304: z.null(), 400: ProblemDocument, 404: ProblemDocument },
        tags,
        summary: 'One kind of problem',
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      const described = describeProblem(code);
      if (described === null) throw new ProblemError(problem('no-problem', `There is no problem "${code}".`));
      return sendState(request, reply, { tag: code, freshness: 'settled' }, () => JSON.stringify(described));
    },
  );
};
