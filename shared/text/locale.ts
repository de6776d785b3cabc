import * as z from 'zod';

export const Locale = z.enum(['en', 'hi']);
export type Locale = z.infer<typeof Locale>;
export const DEFAULT_LOCALE = 'en' satisfies Locale;
