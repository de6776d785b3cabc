import { localized } from '../../text/locale.ts';
import { en } from './text/en.ts';
import { hi } from './text/hi.ts';

/** The cricket pad's own texts. */
export const text = localized(en, hi);
