import type { Override } from '../../match/event.ts';
import { against, waived } from '../refusal.ts';
import { other, replaced, type Side } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { Credit, DataOf } from './events.ts';
import type { Tally } from './line.ts';
import { momentOf } from './moment.ts';
import { admit, sideOf, tallied } from './players.ts';
import { isOvertime, type State } from './state.ts';

/** `basketball.rebound` */
export function rebound(
  before: State,
  data: DataOf<'basketball.rebound'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  return figure(before, data, data.kind, at, override);
}

const FIGURES: Readonly<Record<Credit, Tally>> = {
  assist: 'assists',
  steal: 'steals',
  block: 'blocks',
  'shot blocked': 'blocked',
  'foul drawn': 'drawn',
};

/** `basketball.credit` */
export function credit(
  before: State,
  data: DataOf<'basketball.credit'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  return figure(before, data, FIGURES[data.for], at, override);
}

/** `basketball.turnover` */
export function turnover(
  before: State,
  data: DataOf<'basketball.turnover'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const state = figure(before, data, 'turnovers', at, override);
  const side = sideOf(before, data.team);
  if (state instanceof RuleViolation || side instanceof RuleViolation || data.steal === undefined) return state;
  const known = admit(state, other(side), data.steal, override);
  return known instanceof RuleViolation ? known : tallied(known, other(side), data.steal, 'steals');
}

function figure(
  before: State,
  data: DataOf<'basketball.rebound'> | DataOf<'basketball.turnover'> | DataOf<'basketball.credit'>,
  what: Tally,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = sideOf(before, data.team);
  if (side instanceof RuleViolation) return side;
  const known = admit(before, side, data.player, override);
  if (known instanceof RuleViolation) return known;
  const moment = momentOf(known, data, at, override);
  return moment instanceof RuleViolation ? moment : tallied(moment.state, side, data.player, what);
}

/** `basketball.timeout` */
export function timeout(
  before: State,
  data: DataOf<'basketball.timeout'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = data.team === undefined ? null : sideOf(before, data.team);
  if (side instanceof RuleViolation) return side;
  const moment = momentOf(before, data, at, override);
  if (moment instanceof RuleViolation) return moment;
  const { state, mark } = moment;
  if (side !== null && timeoutsLeft(state, side, mark) <= 0 && !waived(override, 'no-timeout')) {
    return against('no-timeout', 'The team has no time-out left.', 'Art. 18.2.5');
  }
  return { ...state, timeouts: [...state.timeouts, { side, mark }] };
}

const LAST_TWO_MINUTES = 120_000;

/** Time-outs that the side may still take at that moment (Art. 18.2.5). */
export function timeoutsLeft(
  { format, timeouts }: State,
  side: Side,
  { period, clock }: { readonly period: number; readonly clock: number },
): number {
  const own = timeouts.filter((each) => each.side === side);
  const { firstHalf, secondHalf, lastTwoMinutes, overtime } = format.timeouts;
  if (isOvertime(format, period)) return overtime - own.filter(({ mark }) => mark.period === period).length;
  const half = halfOf(format.periods, period);
  const taken = own.filter(({ mark }) => mark.period <= format.periods && halfOf(format.periods, mark.period) === half);
  const left = (half === 1 ? firstHalf : secondHalf) - taken.length;
  // What was not taken before the last two minutes of the fourth quarter is lost but for two.
  const closing = period === format.periods && half === 2 && clock <= LAST_TWO_MINUTES;
  if (!closing) return left;
  const late = taken.filter(({ mark }) => mark.period === period && mark.clock <= LAST_TWO_MINUTES).length;
  return Math.min(left, lastTwoMinutes - late);
}

function halfOf(periods: number, period: number): 1 | 2 {
  return period * 2 <= periods || periods === 1 ? 1 : 2;
}

/** `basketball.review` */
export function review(
  before: State,
  data: DataOf<'basketball.review'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = data.team === undefined ? null : sideOf(before, data.team);
  if (side instanceof RuleViolation) return side;
  const moment = momentOf(before, data, at, override);
  if (moment instanceof RuleViolation) return moment;
  const { state } = moment;
  if (side === null) return state;
  return { ...state, challenges: replaced(state.challenges, side, state.challenges[side] + 1) };
}
