import { DEFAULT_LOCALE, Locale } from '#shared/text/locale.ts';

/** The language of ours that the reader likes best (RFC 9110 §12.5.4, ranges matched by their first part). */
export function negotiated(acceptLanguage: string | undefined): Locale {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 256)
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters
        .map((each) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(each)?.[1])
        .find((q) => q !== undefined);
      return { locale: Locale.safeParse(range.split('-')[0]), quality: quality === undefined ? 1 : Number(quality) };
    });
  const best = wishes
    .flatMap(({ locale, quality }) => (locale.success && quality > 0 ? [{ locale: locale.data, quality }] : []))
    .toSorted((a, b) => b.quality - a.quality)[0];
  return best?.locale ?? DEFAULT_LOCALE;
}
