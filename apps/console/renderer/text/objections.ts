import type { Problem } from '#shared/problem.ts';
import { locale } from './locale.ts';
import { hi } from './objections-hi.ts';

/** What the rules say against something, in the page's language. They themselves speak English, with names and numbers. */
export function objection({ code, message }: Pick<Problem, 'code' | 'message'>): string {
  return locale === 'hi' ? (hi[code] ?? message) : message;
}
