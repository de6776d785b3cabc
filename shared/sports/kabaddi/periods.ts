import type { Override } from '../../match/event.ts';
import { type ClockEvent, moved, periodClock, started, stopped } from '../clock.ts';
import { against, impossible, waived } from '../refusal.ts';
import { type Pair, replaced, type Side, teamSide } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { DataOf, Period, Stage } from './events.ts';
import { returned, unknownTeam } from './mat.ts';
import { settle } from './result.ts';
import {
  clockAt,
  latest,
  type Mark,
  NO_POINTS,
  type PeriodRecord,
  periodMs,
  playedAt,
  playedScore,
  plus,
  type State,
  type Tally,
} from './state.ts';

/** `kabaddi.start` */
export function start(
  state: State,
  { period, team }: DataOf<'kabaddi.start'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = team === undefined ? null : teamSide(state, team);
  if (team !== undefined && side === null) return unknownTeam(team);
  if (period === undefined) return impossible('no-period', 'The last period has been played.');
  if (state.tieBreak !== null || state.golden !== null) return impossible('tie-break', 'The tie-break has begun.');
  if (period <= (latest(state)?.period ?? 0)) return impossible('period-begun', 'That period has begun already.');
  if (period > 2 && state.format.extraTimeMinutes === null && !waived(override, 'no-extra-time')) {
    return against('no-extra-time', 'This competition has no extra time.');
  }
  return open(state, period, side, periodMs(state.format, period), at);
}

/** `kabaddi.end` */
export function end(before: State, data: DataOf<'kabaddi.end'>, at: number): State | RuleViolation {
  const period = data.period ?? latest(before)?.period;
  if (period === undefined) return impossible('not-started', 'The match has not begun.');
  const state = withPeriod(before, period, at, null);
  const record = state.periods.find((each) => each.period === period);
  if (record === undefined || record.ended) return impossible('period-over', 'That period is over.');
  return endPeriod(state, record, at);
}

export function endPeriod(state: State, record: PeriodRecord, at: number): State {
  return settle({ ...withRecord(state, { ...record, ended: true, clock: stopped(record.clock, at) }), raid: null });
}

export function moveClock(state: State, event: ClockEvent, at: number): State | RuleViolation {
  const record = latest(state);
  if (record === null) return impossible('not-started', 'The clock runs from the start of the half on.');
  if (record.ended && event.type !== 'clock.set') return impossible('period-over', 'The period is over.');
  const next = withRecord(state, { ...record, clock: moved(record.clock, event, at) });
  if (next.raid === null || event.type === 'clock.set') return next;
  return { ...next, raid: { ...next.raid, clock: moved(next.raid.clock, event, at) } };
}

/** Play is interrupted or goes on again. */
export function holdClock(state: State, hold: boolean, at: number): State {
  const record = latest(state);
  if (record === null || record.ended) return state;
  return withRecord(state, { ...record, clock: hold ? stopped(record.clock, at) : started(record.clock, at) });
}

interface Moment {
  readonly period?: Stage | undefined;
  readonly clock?: number | undefined;
}

/**
 * When an event happened, and the state then: its period has begun (an event that names its period needs no start on
 * record, so that a correction there leaves it valid), the clock shows what the event says, and whose suspension is over by
 * then is back.
 */
export function momentOf(
  before: State,
  { period = currentStage(before), clock }: Moment,
  at: number,
  override: Override | undefined,
): { readonly state: State; readonly mark: Mark } | RuleViolation {
  if (period === undefined && !waived(override, 'not-started')) {
    return against('not-started', 'The match has not begun.');
  }
  const stage = period ?? 1;
  if (stage === 5 || stage === 6) return { state: before, mark: { stage, clock: 0 } };
  const known = clock === undefined ? null : Math.min(clock, periodMs(before.format, stage));
  const opened = withPeriod(before, stage, at, known);
  const record = opened.periods.find((each) => each.period === stage);
  if (record === undefined) return impossible('no-period', 'That period has not been played.');
  const mark: Mark = { stage, clock: known ?? clockAt(record, at) };
  const now = record === latest(opened) && !record.ended;
  const set =
    now && known !== null ? withRecord(opened, { ...record, clock: { ...record.clock, ms: known, at } }) : opened;
  return { state: returned(set, playedAt(set.format, mark)), mark };
}

function currentStage(state: State): Stage | undefined {
  if (state.golden !== null) return 6;
  return state.tieBreak === null ? latest(state)?.period : 5;
}

/** The state in which that period has begun; by the clock of an event in it, if any, its own runs. */
export function withPeriod(state: State, period: Period, at: number, clock: number | null): State {
  if (state.periods.some((each) => each.period === period)) return state;
  const ms = clock ?? periodMs(state.format, period);
  if (period > (latest(state)?.period ?? 0)) return open(state, period, null, ms, at);
  const missed = { ...newRecord(state, period, null, ms, at), ended: true };
  return { ...state, periods: [...state.periods, missed].toSorted((a, b) => a.period - b.period) };
}

export function withRecord(state: State, record: PeriodRecord): State {
  return { ...state, periods: state.periods.map((each) => (each.period === record.period ? record : each)) };
}

/** Adds points to both sides in the period of `mark`, and a step to the score race. */
export function scored(state: State, mark: Mark, points: Pair<Partial<Tally>>): State {
  const record = state.periods.find((each) => each.period === mark.stage);
  if (record === undefined) return state;
  const tallies: Pair<Tally> = [plus(record.points[0], points[0]), plus(record.points[1], points[1])];
  const next = withRecord(state, { ...record, points: tallies });
  const step = { played: playedAt(state.format, mark), score: playedScore(next), before: state.steps };
  return { ...next, steps: step };
}

/** Points of one side and of the other, in the order of `setup.teams`. */
export function pairOf<T>(side: Side, own: T, theirs: T): Pair<T> {
  return replaced([theirs, theirs], side, own);
}

/** The period before, if nobody has ended it, ends with this. A half begins without empty raids. */
function open(state: State, period: Period, side: Side | null, ms: number, at: number): State {
  const earlier = state.periods.map((each) =>
    each.ended ? each : { ...each, ended: true, clock: stopped(each.clock, at) },
  );
  const record = newRecord(state, period, side, ms, at);
  const periods = [...earlier, { ...record, clock: started(record.clock, at) }];
  const [a, b] = state.teams;
  return settle({
    ...state,
    periods,
    teams: [
      { ...a, empty: 0 },
      { ...b, empty: 0 },
    ],
    raid: null,
    raided: null,
  });
}

function newRecord({ format }: State, period: Period, first: Side | null, ms: number, at: number): PeriodRecord {
  return {
    period,
    clock: { ...periodClock('down', periodMs(format, period), at), ms },
    ended: false,
    first,
    points: [NO_POINTS, NO_POINTS],
  };
}
