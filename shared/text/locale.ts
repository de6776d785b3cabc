import * as z from 'zod';

export const Locale = z.enum(['en', 'hi']);
export type Locale = z.infer<typeof Locale>;
export const DEFAULT_LOCALE = 'en' satisfies Locale;

/** What a client asks for by a language tag (BCP 47): its language where we speak it, else English. */
export const LocaleTag = z
  .string()
  .max(35)
  .transform((tag): Locale => Locale.catch(DEFAULT_LOCALE).parse(tag.toLowerCase().split('-')[0]));
