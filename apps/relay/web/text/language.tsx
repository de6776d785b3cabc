import { createContext, type ReactNode, useContext } from 'react';
import type { DEFAULT_LOCALE, Locale } from '#shared/text/locale.ts';
import { en } from './en.ts';
import { hi } from './hi.ts';
import type { Text } from './text.ts';

export interface Language {
  readonly locale: Locale;
  /** What it calls itself. */
  readonly name: string;
  readonly text: Text;
}

const byLocale: Readonly<Record<Locale, Language>> = {
  en: { locale: 'en', name: 'English', text: en },
  hi: { locale: 'hi', name: 'हिन्दी', text: hi },
};

/** What the live feed and the lists are written in; the other answers come in the reader's language. */
export const feedLocale: typeof DEFAULT_LOCALE = 'en';

export const languages: readonly Language[] = Object.values(byLocale);

export function languageOf(locale: Locale): Language {
  return byLocale[locale];
}

const Spoken = createContext(byLocale.en);

export function InLanguage({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <Spoken value={byLocale[locale]}>{children}</Spoken>;
}

export function useLanguage(): Language {
  return useContext(Spoken);
}

/** The page's own words in the reader's language. */
export function useText(): Text {
  return useContext(Spoken).text;
}
