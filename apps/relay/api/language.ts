import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEFAULT_LOCALE, Locale } from '#shared/text/locale.ts';

/** Of every answer that says something to people. */
export const locale = Locale.optional().meta({
  description: 'Language of the texts; left out: by Accept-Language, else English',
});

/** The language that the address asks for, else the one that the client likes best; says which it is. */
export function chooseLocale(
  request: FastifyRequest<{ Querystring: { locale?: Locale | undefined } }>,
  reply: FastifyReply,
): Locale {
  const chosen = request.query.locale ?? preferredLocale(request.headers['accept-language']);
  reply.header('content-language', chosen).header('vary', 'accept-language');
  return chosen;
}

/** Lookup by RFC 4647 §3.4 in a list by RFC 9110 §12.5.4. */
export function preferredLocale(header: string | undefined): Locale {
  const ranges = (header ?? '').slice(0, 1000).split(',').map(readRange);
  const byWish = ranges.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  for (const { language } of byWish) {
    if (language === '*') return DEFAULT_LOCALE;
    const known = Locale.safeParse(language);
    if (known.success) return known.data;
  }
  return DEFAULT_LOCALE;
}

function readRange(text: string): { language: string; quality: number } {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = weight === undefined ? 1 : Number(weight.slice(2));
  return { language: range.split('-')[0] ?? '', quality: Number.isFinite(quality) ? quality : 0 };
}
