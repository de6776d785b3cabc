import { text } from './text.ts';

/** Times are shown as the reader's device writes them. */
const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' });

export function timeOfDay(at: number): string {
  return clock.format(at);
}

export function dayOf(at: number): string {
  return day.format(at);
}

/** "12 s", "3 min", "2 h": never younger than it is. */
export function age(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 100) return text.fresh.seconds(seconds);
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? text.fresh.minutes(minutes) : text.fresh.hours(Math.ceil(minutes / 60));
}
