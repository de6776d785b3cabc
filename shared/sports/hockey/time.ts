import { reading } from '../clock.ts';
import type { Format } from './setup.ts';
import type { Mark, PeriodRecord, State } from './state.ts';

const MINUTE_MS = 60_000;

/** A period's playing time, ms. */
export function lengthOf({ periodMinutes }: Format): number {
  return periodMinutes * MINUTE_MS;
}

/** The break in the middle of the match comes after this period; null: the periods have no middle. */
export function halfTimeAfter({ periods }: Format): number | null {
  return periods % 2 === 0 ? periods / 2 : null;
}

/** The period that a minute of the match belongs to. */
export function periodOf(format: Format, minute: number): number {
  return Math.min(format.periods, Math.ceil((minute * MINUTE_MS) / lengthOf(format)));
}

/** The moment that a scorer gives by its minute. */
export function markFrom(format: Format, period: number, minute: number): Mark {
  const length = lengthOf(format);
  const played = (minute - 1) * MINUTE_MS - (period - 1) * length;
  return { period, minute, played: Math.min(length, Math.max(0, played)), shootOut: false };
}

/** The moment that a period's clock shows at an instant: the first 60 seconds are the first minute. */
export function markAt(format: Format, { period, clock }: PeriodRecord, at: number): Mark {
  const length = lengthOf(format);
  // The clock may have been set to more than a period has.
  const played = Math.max(0, length - reading(clock, at));
  const total = (period - 1) * length + Math.min(played, length - 1);
  return { period, minute: Math.floor(total / MINUTE_MS) + 1, played, shootOut: false };
}

/** Playing time from the start of the match to a moment, ms. A period that is not on record counts as played to its end. */
export function playedUntil({ format, periods }: State, { period, played }: Pick<Mark, 'period' | 'played'>): number {
  const length = lengthOf(format);
  let total = played;
  for (let each = 1; each < period; each++) {
    const record = periods.find((one) => one.period === each);
    total += record === undefined ? length : Math.max(0, length - record.clock.ms);
  }
  return total;
}

/** Playing time of the match at an instant, ms. */
export function playedAt(state: State, at: number): number {
  const last = state.periods.at(-1);
  return last === undefined ? 0 : playedUntil(state, markAt(state.format, last, at));
}

/** "31'"; empty before the match and in the shoot-out. */
export function markText({ minute, shootOut }: Mark): string {
  return shootOut || minute === 0 ? '' : `${minute}'`;
}

/** Order of play. */
export function byMark({ mark: a }: { readonly mark: Mark }, { mark: b }: { readonly mark: Mark }): number {
  return Number(a.shootOut) - Number(b.shootOut) || a.period - b.period || a.minute - b.minute || a.played - b.played;
}
