import { type ClockEvent, moved, periodClock, started, stopped } from '../clock.ts';
import { against, impossible, waived } from '../refusal.ts';
import { type Side, teamSide } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import type { Fact } from './fact.ts';
import { unknownTeam } from './players.ts';
import { settle } from './result.ts';
import { latest, type Mark, type PeriodRecord, type State } from './state.ts';
import { lengthOf, markAt, markFrom, periodOf } from './time.ts';

interface Moment {
  readonly period?: number | undefined;
  readonly minute?: number | undefined;
  readonly shootOut?: true | undefined;
}

/** `hockey.start` */
export function start(state: State, { period, team }: DataOf<'hockey.start'>, fact: Fact): State | RuleViolation {
  const side = team === undefined ? null : teamSide(state, team);
  if (team !== undefined && side === null) return unknownTeam(team);
  if (period === undefined) return impossible('no-period', 'The last period has been played.', 'Rule 5.1');
  if (state.shootOut !== null) return impossible('shoot-out', 'The shoot-out has begun.');
  if (period <= (latest(state)?.period ?? 0)) return impossible('period-begun', 'That period has begun already.');
  if (period > state.format.periods && !waived(fact.override, 'too-many-periods')) {
    return against('too-many-periods', `A match has ${state.format.periods} periods here.`, 'Rule 5.1');
  }
  return open(state, period, side, 0, fact.at);
}

/** `hockey.end` */
export function end(before: State, data: DataOf<'hockey.end'>, at: number): State | RuleViolation {
  const period = data.period ?? latest(before)?.period;
  if (period === undefined) return impossible('not-started', 'The match has not started.');
  const state = withPeriod(before, period, at, null);
  const record = state.periods.find((each) => each.period === period);
  if (record === undefined || record.ended) return impossible('period-over', 'That period is over.');
  return endPeriod(state, record, at);
}

export function endPeriod(state: State, record: PeriodRecord, at: number): State {
  return settle(replacedPeriod(state, { ...record, ended: true, clock: stopped(record.clock, at) }));
}

export function moveClock(state: State, event: ClockEvent, at: number): State | RuleViolation {
  const record = latest(state);
  if (record === null) return impossible('not-started', 'The clock runs from the start of the match on.');
  if (record.ended && event.type !== 'clock.set') return impossible('period-over', 'The period is over.');
  return replacedPeriod(state, { ...record, clock: moved(record.clock, event, at) });
}

/** `match.paused` */
export function pause(state: State, at: number): State {
  const record = latest(state);
  if (record === null || record.ended) return state;
  return replacedPeriod(state, { ...record, clock: stopped(record.clock, at), held: record.clock.running });
}

/** `match.resumed`. A clock that stood still before the interruption stands still after it. */
export function resume(state: State, at: number): State {
  const record = latest(state);
  if (record === null || record.ended || !record.held) return state;
  return replacedPeriod(state, { ...record, clock: started(record.clock, at), held: false });
}

/** Time stops with an event of the period in progress. */
export function stoppedAt(state: State, stops: boolean | undefined, { period }: Mark, at: number): State {
  const record = latest(state);
  if (stops !== true || record === null || record.ended || record.period !== period) return state;
  return replacedPeriod(state, { ...record, clock: stopped(record.clock, at) });
}

/**
 * When an event happened, and the state with its period in it: an event that names its period needs no start on record,
 * so that a correction there leaves it valid.
 */
export function momentOf(
  before: State,
  { period: named, minute, shootOut }: Moment,
  { at, override }: Fact,
): { readonly state: State; readonly mark: Mark } | RuleViolation {
  const { format } = before;
  const last = latest(before)?.period;
  if (shootOut === true) return { state: before, mark: { period: last ?? 1, minute: 0, played: 0, shootOut } };
  const period = named ?? (minute === undefined ? last : periodOf(format, minute));
  if (period === undefined && !waived(override, 'not-started')) {
    return against('not-started', 'The match has not started.', 'Rule 6.3');
  }
  const known = minute === undefined ? null : markFrom(format, period ?? 1, minute);
  const state = withPeriod(before, period ?? 1, at, known);
  const record = state.periods.find((each) => each.period === (period ?? 1));
  if (record === undefined) return impossible('no-period', 'That period has not been played.');
  return { state, mark: known ?? markAt(format, record, at) };
}

/** The state in which that period has begun; by the mark of an event in it, if any, its clock runs. */
export function withPeriod(state: State, period: number, at: number, mark: Mark | null): State {
  if (state.periods.some((each) => each.period === period)) return state;
  if (period > (latest(state)?.period ?? 0)) return open(state, period, null, mark?.played ?? 0, at);
  const missed = { ...newRecord(state, period, null, lengthOf(state.format), at), ended: true };
  return { ...state, periods: [...state.periods, missed].toSorted((a, b) => a.period - b.period) };
}

export function replacedPeriod(state: State, record: PeriodRecord): State {
  return { ...state, periods: state.periods.map((each) => (each.period === record.period ? record : each)) };
}

/** The period before, if nobody has ended it, ends with it. */
function open(state: State, period: number, side: Side | null, played: number, at: number): State {
  const earlier = state.periods.map((each) =>
    each.ended ? each : { ...each, ended: true, clock: stopped(each.clock, at) },
  );
  const record = newRecord(state, period, side, played, at);
  return settle({ ...state, periods: [...earlier, { ...record, clock: started(record.clock, at) }] });
}

function newRecord(
  { format }: State,
  period: number,
  centrePass: Side | null,
  played: number,
  at: number,
): PeriodRecord {
  return {
    period,
    clock: periodClock('down', lengthOf(format) - played, at),
    ended: false,
    held: false,
    centrePass,
    goals: [0, 0],
    unrecorded: [0, 0],
  };
}
