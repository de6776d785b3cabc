import type { QuietHours } from '#shared/wire/alerts.ts';

const DAY_MIN = 24 * 60;
const MINUTE_MS = 60_000;

/** When the quiet hours that `at` is in are over, UTC ms; null: it is in none. */
export function quietUntil({ from, to, time_zone }: QuietHours, at: number): number | null {
  const [start, end, now] = [minuteOf(from), minuteOf(to), minuteAt(at, time_zone)];
  const length = (end - start + DAY_MIN) % DAY_MIN;
  if ((now - start + DAY_MIN) % DAY_MIN >= length) return null;
  const left = (end - now + DAY_MIN) % DAY_MIN;
  const over = Math.floor(at / MINUTE_MS) * MINUTE_MS + left * MINUTE_MS;
  // A clock that is changed in between: it is over when the clock on the wall says so.
  const shown = (minuteAt(over, time_zone) - end + DAY_MIN) % DAY_MIN;
  return over - (shown > DAY_MIN / 2 ? shown - DAY_MIN : shown) * MINUTE_MS;
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The minute of the day that clocks show there. */
function minuteAt(at: number, timeZone: string): number {
  // There are some 600 zones.
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  formats.set(timeZone, format);
  return minuteOf(format.format(at));
}
