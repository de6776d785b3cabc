import { reading } from '../clock.ts';
import type { Period } from './events.ts';
import type { Format } from './setup.ts';
import type { Mark, PeriodRecord } from './state.ts';

export const MINUTE_MS = 60_000;

/** What an override needs where the format knows no extra time: the usual length (Law 10.2). */
const EXTRA_MINUTES = 15;

/** Minute of the match at which a period begins: 0, 45, 90, 105. */
export function startMinute({ halfMinutes, extraTimeMinutes }: Format, period: Period): number {
  const extra = extraTimeMinutes ?? EXTRA_MINUTES;
  return period <= 2 ? (period - 1) * halfMinutes : 2 * halfMinutes + (period - 3) * extra;
}

/** Minutes that a period lasts without stoppage time. */
export function periodMinutes({ halfMinutes, extraTimeMinutes }: Format, period: Period): number {
  return period <= 2 ? halfMinutes : (extraTimeMinutes ?? EXTRA_MINUTES);
}

export function endMinute(format: Format, period: Period): number {
  return startMinute(format, period) + periodMinutes(format, period);
}

/** The minute that a scorer gives. One beyond the period's end is stoppage time, however it is written. */
export function markFrom(format: Format, period: Period, minute: number, added: number): Mark {
  const beyond = Math.max(0, minute - endMinute(format, period));
  return { period, minute: minute - beyond, added: added + beyond };
}

/** The minute that a period's clock shows at an instant: 0:00 to 0:59 is the first. */
export function markAt(format: Format, { period, clock }: PeriodRecord, at: number): Mark {
  return markFrom(format, period, Math.floor(reading(clock, at) / MINUTE_MS) + 1, 0);
}

/** "31'", "45+2'"; empty before the kick-off and in the shoot-out. */
export function markText({ period, minute, added }: Mark): string {
  if (period === 5 || minute === 0) return '';
  return added > 0 ? `${minute}+${added}'` : `${minute}'`;
}

/** Order of play. */
export function byMark({ mark: a }: { readonly mark: Mark }, { mark: b }: { readonly mark: Mark }): number {
  return a.period - b.period || a.minute - b.minute || a.added - b.added;
}
