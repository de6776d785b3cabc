import { en, type Text } from './en.ts';
import { hi } from './hi.ts';
import { locale, localized } from './locale.ts';

export const t: Text = localized(en, hi);

/** English pages write times as the device does. */
const own = locale === 'en' ? undefined : locale;
const clock = new Intl.DateTimeFormat(own, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const clockSeconds = new Intl.DateTimeFormat(own, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const dayAndClock = new Intl.DateTimeFormat(own, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Times as the device writes them, in its own zone: `at` in UTC ms. */
export const timeOfDay = (at: number): string => clock.format(at);
export const exactTime = (at: number): string => clockSeconds.format(at);
export const dayAndTime = (at: number): string => dayAndClock.format(at);

/** "12 s", "3 min", "2 h": `ms` rounded down to the largest unit. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return t.age.seconds(seconds);
  if (seconds < 3600) return t.age.minutes(Math.floor(seconds / 60));
  if (seconds < 86_400) return t.age.hours(Math.floor(seconds / 3600));
  return t.age.days(Math.floor(seconds / 86_400));
}
