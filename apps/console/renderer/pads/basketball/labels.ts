import { localized } from '../../text/locale.ts';
import { en } from './text/en.ts';
import { hi } from './text/hi.ts';

/** The basketball pad's own texts, and its words for events and their facts. */
export const { text, labels } = localized(en, hi);
