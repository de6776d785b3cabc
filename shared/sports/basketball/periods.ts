import type { Override } from '../../match/event.ts';
import { type ClockEvent, expired, movedBoth, type ShotClockEvent, stopped } from '../clock.ts';
import { impossible } from '../refusal.ts';
import { other, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { closed, elapsedAt, momentOf, openPeriod, replacedPeriod, withPeriod } from './moment.ts';
import { admit, sideOf, unknownTeam } from './players.ts';
import { settle } from './result.ts';
import { latest, type State } from './state.ts';

/** `basketball.period` */
export function begin(state: State, { period, team }: DataOf<'basketball.period'>, at: number): State | RuleViolation {
  const side = team === undefined ? null : teamSide(state, team);
  if (team !== undefined && side === null) return unknownTeam(team);
  const number = period ?? state.periods.length + 1;
  if (number <= state.periods.length) return impossible('period-begun', 'That period has begun already.');
  const next = openPeriod(state, number, at);
  return side === null ? next : { ...next, arrow: other(side) };
}

/** `basketball.end` */
export function end(before: State, data: DataOf<'basketball.end'>, at: number): State | RuleViolation {
  const period = data.period ?? latest(before)?.number;
  if (period === undefined) return impossible('not-started', 'The game has not begun.');
  const state = withPeriod(before, period, at);
  const record = state.periods[period - 1];
  if (record === undefined || record.ended) return impossible('period-over', 'That period is over.');
  const elapsed = Math.max(state.elapsed, elapsedAt(state.format, { period, clock: 0 }));
  return settle({ ...replacedPeriod(state, closed(record, at)), elapsed, shotClock: null, due: [] });
}

/** `basketball.jumpball` */
export function jumpBall(
  before: State,
  data: DataOf<'basketball.jumpball'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  if (data.winner === undefined) return impossible('no-winner', 'Say who gets the ball.', 'Art. 12.1');
  const side = sideOf(before, data.winner);
  if (side instanceof RuleViolation) return side;
  const [first, second] = data.players ?? [];
  const own = admit(before, 0, first, override);
  if (own instanceof RuleViolation) return own;
  const known = admit(own, 1, second, override);
  if (known instanceof RuleViolation) return known;
  const moment = momentOf(known, data, at, override);
  return moment instanceof RuleViolation ? moment : { ...moment.state, arrow: other(side) };
}

export function moveClocks(state: State, event: ClockEvent | ShotClockEvent, at: number): State | RuleViolation {
  const record = latest(state);
  if (record === null) return impossible('not-started', 'The clock runs once a period has begun.');
  if (record.ended && event.type !== 'clock.set') return impossible('period-over', 'The period is over.');
  const { game, shot } = movedBoth({ game: record.clock, shot: state.shotClock }, event, at);
  return { ...replacedPeriod(state, { ...record, clock: game }), shotClock: shot };
}

/** Play is interrupted (`match.paused`). It goes on with `clock.start`. */
export function holdClocks(state: State, at: number): State {
  const record = latest(state);
  if (record === null || !record.clock.running) return state;
  const { shotClock } = state;
  return {
    ...replacedPeriod(state, { ...record, clock: stopped(record.clock, at) }),
    shotClock: shotClock === null ? null : stopped(shotClock, at),
  };
}

/** Has the clock run out in the period in progress? */
export function timeIsUp(state: State, at: number): boolean {
  const record = latest(state);
  return record !== null && !record.ended && expired(record.clock, at);
}
