import type { Override } from '../../match/event.ts';
import { clockText, periodClock, reading, stopped } from '../clock.ts';
import { against, waived } from '../refusal.ts';
import type { RuleViolation } from '../sport.ts';
import { settle } from './result.ts';
import type { Format } from './setup.ts';
import { isOvertime, latest, type Mark, type PeriodRecord, type State } from './state.ts';

const MINUTE_MS = 60_000;

/** Milliseconds. An overtime without end (3x3) has the length of a period on the clock. */
export function lengthOf(format: Format, period: number): number {
  const overtime = format.overtimeMinutes ?? format.periodMinutes;
  return (isOvertime(format, period) ? overtime : format.periodMinutes) * MINUTE_MS;
}

/** Milliseconds of play before the period begins. */
export function startOf(format: Format, period: number): number {
  const regular = Math.min(period - 1, format.periods);
  return regular * lengthOf(format, 1) + (period - 1 - regular) * lengthOf(format, format.periods + 1);
}

export function elapsedAt(format: Format, { period, clock }: Mark): number {
  const length = lengthOf(format, period);
  return startOf(format, period) + length - Math.min(clock, length);
}

/** "Q3", "OT2", "H1" where a game has halves; "" where it has but one period. */
export function periodCode(format: Format, period: number): string {
  if (isOvertime(format, period)) return `OT${period - format.periods}`;
  if (format.periods === 1) return '';
  return `${format.periods === 2 ? 'H' : 'Q'}${period}`;
}

/** "Q3 4:05" */
export function markText(format: Format, { period, clock }: Mark): string {
  return `${periodCode(format, period)} ${clockText('down', clock)}`.trimStart();
}

interface Moment {
  readonly period?: number | undefined;
  readonly clock?: number | undefined;
}

/**
 * When an event happened, and the state with its period in it: an event that names its period needs no beginning of it on
 * record, so that a correction there leaves it valid.
 */
export function momentOf(
  before: State,
  { period = latest(before)?.number, clock }: Moment,
  at: number,
  override: Override | undefined,
): { readonly state: State; readonly mark: Mark } | RuleViolation {
  if (period === undefined && !waived(override, 'not-started')) {
    return against('not-started', 'The game has not begun.', 'Art. 9.1');
  }
  const state = withPeriod(before, period ?? 1, at);
  const mark = markAt(state, { period: period ?? 1, clock }, at);
  const elapsed = Math.max(state.elapsed, elapsedAt(state.format, mark));
  const shown = clock === undefined ? state : showing(state, mark, at);
  return { state: elapsed === shown.elapsed ? shown : { ...shown, elapsed }, mark };
}

/** Where nobody runs the clock, what the events say of it is what it shows. */
function showing(state: State, { period, clock }: Mark, at: number): State {
  const last = latest(state);
  if (last === null || last.number !== period || last.ended || last.clock.running || last.clock.ms <= clock)
    return state;
  return replacedPeriod(state, { ...last, clock: { ...last.clock, ms: clock, at } });
}

export function markAt(
  state: State,
  { period, clock }: { readonly period: number; readonly clock?: number | undefined },
  at: number,
): Mark {
  if (clock !== undefined) return { period, clock: Math.min(clock, lengthOf(state.format, period)) };
  const record = state.periods[period - 1];
  return { period, clock: record === undefined ? lengthOf(state.format, period) : reading(record.clock, at) };
}

/** The state in which that period, and all before it, have begun. */
export function withPeriod(state: State, period: number, at: number): State {
  return period <= state.periods.length ? state : openPeriod(state, period, at);
}

/** The period before, if nobody has ended it, ends with it. */
export function openPeriod(state: State, period: number, at: number): State {
  const { format } = state;
  const periods = state.periods.map((record) => closed(record, at));
  while (periods.length < period) {
    const record = newRecord(format, periods.length + 1, at);
    periods.push(record.number < period ? closed(record, at) : record);
  }
  const { shotClock } = format;
  return settle({
    ...state,
    periods,
    shotClock: shotClock === null ? null : periodClock('down', shotClock.full * 1000, at),
    elapsed: Math.max(state.elapsed, startOf(format, period)),
    due: [],
  });
}

export function closed(record: PeriodRecord, at: number): PeriodRecord {
  return record.ended ? record : { ...record, ended: true, clock: { ...stopped(record.clock, at), ms: 0 } };
}

export function replacedPeriod(state: State, record: PeriodRecord): State {
  return { ...state, periods: state.periods.with(record.number - 1, record) };
}

function newRecord(format: Format, number: number, at: number): PeriodRecord {
  return {
    number,
    clock: periodClock('down', lengthOf(format, number), at),
    ended: false,
    points: [0, 0],
    unrecorded: [0, 0],
    fouls: [0, 0],
    lateFouls: [0, 0],
    attempts: [],
  };
}
