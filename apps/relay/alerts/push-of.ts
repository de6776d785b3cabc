import { hash } from 'node:crypto';
import type { Locale } from '#shared/text/locale.ts';
import type { AlertKind, PushMessage } from '#shared/wire/alerts.ts';
import type { Wording } from './core/words.ts';
import { mainKind } from './core/words.ts';
import type { Held } from './recipients.ts';
import type { Push } from './send/message.ts';
import type { Alert } from './told-store.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Push services take 4 kB encrypted (RFC 8030 §7.2); texts in Devanagari have three bytes a letter. */
const MAX_TITLE = 150;
const MAX_BODY = 600;

/** How long an alert is worth reading, and whether it may wake the device. */
const TERMS: Readonly<Record<AlertKind, { readonly ms: number; readonly urgency: Push['urgency'] }>> = {
  start: { ms: HOUR_MS, urgency: 'normal' },
  wicket: { ms: 15 * MINUTE_MS, urgency: 'high' },
  goal: { ms: 15 * MINUTE_MS, urgency: 'high' },
  score: { ms: 15 * MINUTE_MS, urgency: 'normal' },
  milestone: { ms: 30 * MINUTE_MS, urgency: 'normal' },
  close: { ms: 15 * MINUTE_MS, urgency: 'high' },
  period: { ms: 30 * MINUTE_MS, urgency: 'normal' },
  result: { ms: 24 * HOUR_MS, urgency: 'high' },
  correction: { ms: HOUR_MS, urgency: 'normal' },
};
const CORRECTION_MS = 6 * HOUR_MS;

/** The message of an alert in somebody's language. */
export function pushOf(match: string, event: string, alert: Alert, locale: Locale, now: number): Push {
  const kind = mainKind(alert.kinds);
  const isFirst = alert.revision === 1;
  const { title, body } = alert.wordings[locale];
  // Scores overtake one another; a result, and a correction of what somebody has read already, must arrive.
  const collapses = isFirst && kind !== 'result' && kind !== 'start';
  const { ms, urgency } = TERMS[kind];
  return {
    message: messageOf({ title, body }, `${match}/${event}`, match, isFirst ? kind : 'correction', now),
    expiresAt: now + (isFirst ? ms : CORRECTION_MS),
    urgency,
    topic: topicOf(collapses ? match : `${match}/${event}`),
  };
}

const SUMMARY: Readonly<Record<Locale, (matches: number) => string>> = {
  en: (matches) => (matches === 1 ? 'While it was quiet' : `While it was quiet: ${matches} matches`),
  hi: (matches) => (matches === 1 ? 'शांत समय में' : `शांत समय में: ${matches} मैच`),
};
const SUMMARY_LINES = 4;

/** One message for all that was held back. */
export function summaryOf(held: readonly [Held, ...Held[]], locale: Locale, now: number): Push {
  const lines = held.slice(0, SUMMARY_LINES).map(({ title }) => title);
  const more = held.length > SUMMARY_LINES ? ['…'] : [];
  const only = held.length === 1 ? held[0] : null;
  const words: Wording = {
    title: SUMMARY[locale](held.length),
    body: only === null ? [...lines, ...more].join('\n') : `${only.title}\n${only.body}`,
  };
  return {
    message: messageOf(words, 'summary', only?.match ?? null, 'summary', now),
    expiresAt: now + 6 * HOUR_MS,
    urgency: 'normal',
    topic: topicOf('summary'),
  };
}

function messageOf(
  { title, body }: Wording,
  tag: string,
  match: string | null,
  kind: PushMessage['kind'],
  at: number,
): PushMessage {
  const url = match === null ? '/' : `/m/${match}`;
  return { tag, title: cut(title, MAX_TITLE), body: cut(body, MAX_BODY), url, match, kind, at };
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

/** At most 32 letters of base64url. */
function topicOf(name: string): string {
  return hash('sha256', name, 'base64url').slice(0, 32);
}
