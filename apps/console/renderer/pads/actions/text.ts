import { localized } from '../../text/locale.ts';
import { en } from './text/en.ts';
import { hi } from './text/hi.ts';

/** Texts of what all action pads share. */
export const text = localized(en, hi);
