import type { Locale } from '../../../text/locale.ts';
import { en } from './en.ts';
import { hi } from './hi.ts';

/** Everything that is said in a language of people; a further language is a further catalogue of this shape. */
export type Words = typeof en;

const catalogues: Readonly<Record<Locale, Words>> = { en, hi };

export function words(locale: Locale): Words {
  return catalogues[locale];
}
