import { DEFAULT_LOCALE, Locale } from '#shared/text/locale.ts';
import { readPreferences } from '../stores/preferences.ts';

/** The language of this page, and of all that the sports say on it: another one takes a reload. */
export const locale: Locale = chosen();

/** The texts of the page's language. That the catalogues have the same keys, the compiler sees to. */
export function localized<T>(en: T, hi: NoInfer<T>): T {
  return locale === 'hi' ? hi : en;
}

function chosen(): Locale {
  if (typeof localStorage === 'undefined' || typeof navigator === 'undefined') return DEFAULT_LOCALE;
  return readPreferences(localStorage).locale ?? ofBrowser(navigator.languages);
}

/** The first of the browser's languages that there is a catalogue for. */
export function ofBrowser(languages: readonly string[]): Locale {
  for (const tag of languages) {
    const parsed = Locale.safeParse(tag.split('-')[0]);
    if (parsed.success) return parsed.data;
  }
  return DEFAULT_LOCALE;
}
