import type { Override } from '../../match/event.ts';
import { type ClockEvent, moved, periodClock, started, stopped } from '../clock.ts';
import { against, impossible, waived } from '../refusal.ts';
import { type Side, teamSide } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { DataOf, Period } from './events.ts';
import { MINUTE_MS, markAt, markFrom, periodMinutes, startMinute } from './minute.ts';
import { unknownTeam } from './players.ts';
import { settle } from './result.ts';
import { latest, type Mark, type PeriodRecord, type State } from './state.ts';

interface Moment {
  readonly period?: Period | 5 | undefined;
  readonly minute?: number | undefined;
  readonly added?: number | undefined;
}

/** `football.kickoff` */
export function kickOff(
  state: State,
  { period, team }: DataOf<'football.kickoff'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = team === undefined ? null : teamSide(state, team);
  if (team !== undefined && side === null) return unknownTeam(team);
  if (period === undefined) return impossible('no-period', 'The last period has been played.');
  if (state.shootOut !== null) return impossible('shoot-out', 'The shoot-out has begun.');
  if (period <= (latest(state)?.period ?? 0)) return impossible('period-begun', 'That period has begun already.');
  if (period > 2 && state.format.extraTimeMinutes === null && !waived(override, 'no-extra-time')) {
    return against('no-extra-time', 'This competition has no extra time.', 'Law 10.2');
  }
  return open(state, period, side, startMinute(state.format, period) * MINUTE_MS, at);
}

/** `football.whistle` */
export function whistle(before: State, data: DataOf<'football.whistle'>, at: number): State | RuleViolation {
  const period = data.period ?? latest(before)?.period;
  if (period === undefined) return impossible('not-started', 'The match has not kicked off.');
  const state = withPeriod(before, period, at, null);
  const record = state.periods.find((each) => each.period === period);
  if (record === undefined || record.ended) return impossible('period-over', 'That period is over.');
  return endPeriod(state, record, at);
}

export function endPeriod(state: State, record: PeriodRecord, at: number): State {
  return settle(replaced(state, { ...record, ended: true, clock: stopped(record.clock, at) }));
}

/** `football.stoppage` */
export function announce(state: State, { minutes, period }: DataOf<'football.stoppage'>): State | RuleViolation {
  const record = state.periods.find((each) => each.period === period) ?? latest(state);
  if (record === null) return impossible('not-started', 'The match has not kicked off.');
  return replaced(state, { ...record, stoppage: minutes });
}

export function moveClock(state: State, event: ClockEvent, at: number): State | RuleViolation {
  const record = latest(state);
  if (record === null) return impossible('not-started', 'The clock runs from the kick-off on.');
  if (record.ended && event.type !== 'clock.set') return impossible('period-over', 'The period is over.');
  return replaced(state, { ...record, clock: moved(record.clock, event, at) });
}

/** Play is interrupted or goes on again (`match.paused`, `match.resumed`). */
export function holdClock(state: State, hold: boolean, at: number): State {
  const record = latest(state);
  if (record === null || record.ended) return state;
  return replaced(state, { ...record, clock: hold ? stopped(record.clock, at) : started(record.clock, at) });
}

/**
 * When an event happened, and the state with its period in it: an event that names its period needs no kick-off on
 * record, so that a correction there leaves it valid.
 */
export function momentOf(
  before: State,
  { period = latest(before)?.period, minute, added = 0 }: Moment,
  at: number,
  override: Override | undefined,
): { readonly state: State; readonly mark: Mark } | RuleViolation {
  if (period === 5) return { state: before, mark: { period, minute: 0, added: 0 } };
  if (period === undefined && !waived(override, 'not-started')) {
    return against('not-started', 'The match has not kicked off.', 'Law 8.1');
  }
  const { format } = before;
  const known = minute === undefined ? null : markFrom(format, period ?? 1, minute, added);
  const state = withPeriod(before, period ?? 1, at, known);
  const record = state.periods.find((each) => each.period === (period ?? 1));
  if (record === undefined) return impossible('no-period', 'That period has not been played.');
  return { state, mark: known ?? markAt(format, record, at) };
}

/** The state in which that period has begun; by the mark of an event in it, if any, its clock runs. */
export function withPeriod(state: State, period: Period, at: number, mark: Mark | null): State {
  if (state.periods.some((each) => each.period === period)) return state;
  const start = startMinute(state.format, period);
  if (period > (latest(state)?.period ?? 0)) {
    const minutes = mark === null ? start : mark.minute + mark.added - 1;
    return settle(open(state, period, null, minutes * MINUTE_MS, at));
  }
  const missed = { ...newRecord(state, period, null, start * MINUTE_MS, at), ended: true };
  return { ...state, periods: [...state.periods, missed].toSorted((a, b) => a.period - b.period) };
}

export function replaced(state: State, record: PeriodRecord): State {
  return { ...state, periods: state.periods.map((each) => (each.period === record.period ? record : each)) };
}

/** The period before, if nobody has whistled, ends with it. */
function open(state: State, period: Period, side: Side | null, ms: number, at: number): State {
  const earlier = state.periods.map((each) =>
    each.ended ? each : { ...each, ended: true, clock: stopped(each.clock, at) },
  );
  const record = newRecord(state, period, side, ms, at);
  return settle({ ...state, periods: [...earlier, { ...record, clock: started(record.clock, at) }] });
}

function newRecord({ format }: State, period: Period, kicksOff: Side | null, ms: number, at: number): PeriodRecord {
  const from = startMinute(format, period) * MINUTE_MS;
  return {
    period,
    clock: { ...periodClock('up', periodMinutes(format, period) * MINUTE_MS, at, from), ms },
    ended: false,
    kickOff: kicksOff,
    goals: [0, 0],
    unrecorded: [0, 0],
    stoppage: null,
  };
}
