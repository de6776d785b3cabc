import type { Locale } from './locale.ts';

/** A match's title in another language: the sports say "A v B" and, maybe, ", Cup". Names and the rest stay as given. */
export function titleIn(locale: Locale, title: string, sides: readonly { readonly name: string }[]): string {
  const [a, b] = sides;
  if (locale === 'en' || a === undefined || b === undefined) return title;
  const versus = `${a.name} v ${b.name}`;
  return title.startsWith(versus) ? `${a.name} बनाम ${b.name}${title.slice(versus.length)}` : title;
}
