import type { Locale } from '#shared/text/locale.ts';
import { english } from './labels.en.ts';
import { hindi } from './labels.hi.ts';

const known: Readonly<Record<Locale, ReadonlyMap<string, string>>> = {
  en: new Map(Object.entries(english)),
  hi: new Map(Object.entries(hindi)),
};

/** What a figure is called; one the page has no word for is called by its key, made readable. */
export function labelOf(key: string, locale: Locale): string {
  const labels = known[locale];
  return labels.get(key) ?? labels.get(key.split('.').at(-1) ?? key) ?? readable(key);
}

/** "breakPointsWon" is "Break points won", "cards.yellow" is "Cards: yellow". */
function readable(key: string): string {
  const words = key
    .split('.')
    .map((part) => part.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`))
    .join(': ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
