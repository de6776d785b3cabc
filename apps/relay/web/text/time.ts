import type { Locale } from '#shared/text/locale.ts';
import { useAlive } from '../parts/use-browser.ts';
import { useLanguage } from './language.tsx';
import type { Text } from './text.ts';

interface Formats {
  readonly clock: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
}

/** The server knows the reader's language but not their time zone: what it writes says which one it means. */
const UTC = { timeZone: 'UTC' } as const;
const known = new Map<string, Formats>();

function formats(locale: Locale, isServer: boolean): Formats {
  const key = `${locale} ${isServer}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const zone = isServer ? UTC : {};
  // English is read everywhere: the device says how its reader writes times, and other languages keep to their own.
  const language = locale === 'en' && !isServer ? undefined : locale === 'hi' ? 'hi-IN' : 'en-GB';
  const made: Formats = {
    clock: new Intl.DateTimeFormat(language, {
      hour: 'numeric',
      minute: '2-digit',
      ...zone,
      ...(isServer && { timeZoneName: 'short' }),
    }),
    day: new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short', ...zone }),
  };
  known.set(key, made);
  return made;
}

export interface Times {
  timeOfDay(at: number): string;
  dayOf(at: number): string;
}

/** Times as the reader's device writes them; what the server wrote stands until the page has come to life. */
export function useTimes(): Times {
  const { locale } = useLanguage();
  const isServer = !useAlive();
  const { clock, day } = formats(locale, isServer);
  return { timeOfDay: (at) => clock.format(at), dayOf: (at) => day.format(at) };
}

/** "12 s", "3 min", "2 h": never younger than it is. */
export function age(ms: number, text: Text): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 100) return text.fresh.seconds(seconds);
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? text.fresh.minutes(minutes) : text.fresh.hours(Math.ceil(minutes / 60));
}
