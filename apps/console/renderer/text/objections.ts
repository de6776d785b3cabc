import type { Problem } from '#shared/problem.ts';
import type { Warning } from '#shared/sports/sport.ts';
import { locale } from './locale.ts';
import { hi as rules } from './objections-hi.ts';
import { detailed, hi as problems } from './problems-hi.ts';
import { schemaText } from './schema-text.ts';
import { hi as warnings } from './warnings-hi.ts';

type Said = Pick<Problem, 'code' | 'message' | 'path'>;

/**
 * What the rules say against something, and what else went wrong, in the page's language. Rules and console themselves
 * speak English, with names and numbers; the code says the same without them.
 */
export function objection(said: Said): string {
  return locale === 'hi' ? inHindi(said) : said.message;
}

/** What is unusual about an event, in the page's language. */
export function warningText({ code, message }: Warning): string {
  return locale === 'hi' ? (warnings[code] ?? inHindi({ code, message })) : message;
}

function inHindi({ code, message, path }: Said): string {
  if (code === 'invalid') return schemaText(message, path);
  // Said on this page, in its language already.
  if (/\p{Script=Devanagari}[।?]$/u.test(message)) return message;
  const said = rules[code] ?? problems[code];
  if (said === undefined) return `यह नहीं हो सका: ${message}`;
  return detailed.has(code) ? `${said} (${message})` : said;
}
