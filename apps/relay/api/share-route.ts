import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { MatchId } from '#shared/match/event.ts';
import { scoreboardOf } from '#shared/match/scoreboard.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import { DEFAULT_LOCALE, Locale } from '#shared/text/locale.ts';
import { SharePictures } from '../pages/share-pictures.ts';
import type { Views } from '../views/views.ts';
import { answerFresh } from './conditional.ts';
import { findMatch } from './match.ts';

const params = z.object({
  file: z
    .string()
    .regex(/^[^.]+\.png$/)
    .transform((file) => file.slice(0, -4))
    .pipe(MatchId),
});
const query = z.object({ locale: Locale.catch(DEFAULT_LOCALE) });

/** `GET /share/{match}.png`: the picture that a link to the match is shown with. */
export async function shareRoute(app: FastifyInstance, views: Views): Promise<void> {
  const pictures = new SharePictures();
  app.get('/share/:file', { schema: { hide: true } }, async (request, reply) => {
    const asked = params.safeParse(request.params);
    if (!asked.success) throw new ProblemError(problem('no-match', 'A picture is at /share/{match}.png.'));
    const { file: match } = asked.data;
    const { locale } = query.parse(request.query);
    const found = await findMatch(views, match);
    reply.header('content-language', locale);
    if (answerFresh(request, reply, found)) return reply.code(304).send();
    const board = scoreboardOf(match, found.state, locale);
    return reply.type('image/png').send(await pictures.picture(`${match} ${locale} ${found.tag}`, board));
  });
}
