import type { Override } from '../../match/event.ts';
import { impossible } from '../refusal.ts';
import { other, replaced, type Side } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { lengthOf, momentOf, replacedPeriod } from './moment.ts';
import { admit, lineOf, sideOf, tallied, withLine } from './players.ts';
import { type Due, latest, type Mark, type PeriodRecord, plus, type State } from './state.ts';

/** `basketball.foul` */
export function foul(
  before: State,
  id: string,
  data: DataOf<'basketball.foul'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = sideOf(before, data.team);
  if (side instanceof RuleViolation) return side;
  const { by, player, kind, drawn } = data;
  if (by !== 'player' && player !== undefined) {
    return impossible('bench-foul', 'A foul of the coach or the bench is no player\u2019s.', 'Art. 36.2.3');
  }
  if (by !== 'player' && kind !== 'technical' && kind !== 'disqualifying') {
    return impossible('bench-foul', 'The bench commits technical and disqualifying fouls only.', 'Art. 36.2');
  }
  const own = admit(before, side, player, override);
  if (own instanceof RuleViolation) return own;
  const known = admit(own, other(side), drawn, override);
  if (known instanceof RuleViolation) return known;
  const moment = momentOf(known, data, at, override);
  if (moment instanceof RuleViolation) return moment;
  const charged = by === 'player' ? byPlayer(moment.state, side, data, moment.mark) : byBench(moment.state, side, by);
  const state = drawn === undefined ? charged : tallied(charged, other(side), drawn, 'drawn');
  const of = data.freeThrows ?? 0;
  if (of === 0) return state;
  const due: Due = { foul: id, side: other(side), of, taken: 0 };
  return { ...state, due: [...state.due.slice(-9), due] };
}

function byPlayer(before: State, side: Side, data: DataOf<'basketball.foul'>, mark: Mark): State {
  const { player, kind } = data;
  const line = lineOf(before, side, player);
  const state = withLine(before, side, player, {
    ...line,
    fouls: line.fouls + 1,
    technicals: line.technicals + (kind === 'technical' ? 1 : 0),
    unsportsmanlike: line.unsportsmanlike + (kind === 'unsportsmanlike' ? 1 : 0),
    disqualified: line.disqualified || kind === 'disqualifying',
  });
  const record = state.periods[chargedPeriod(state, mark.period) - 1];
  const counted = record === undefined ? state : replacedPeriod(state, withFoul(record, side, mark));
  if (player === undefined) return counted;
  const marks = [...state.foulMarks[side], { player, kind, mark }];
  return { ...counted, foulMarks: replaced(state.foulMarks, side, marks) };
}

/** Fouls of an overtime are team fouls of the last period (Art. 41.1.3). */
function chargedPeriod({ format }: State, period: number): number {
  return Math.min(period, format.periods);
}

const LAST_TWO_MINUTES = 120_000;

function withFoul(record: PeriodRecord, side: Side, { clock }: Mark): PeriodRecord {
  const one = side === 0 ? ([1, 0] as const) : ([0, 1] as const);
  const fouls = plus(record.fouls, one);
  return clock > LAST_TWO_MINUTES ? { ...record, fouls } : { ...record, fouls, lateFouls: plus(record.lateFouls, one) };
}

function byBench(state: State, side: Side, by: 'coach' | 'bench'): State {
  const fouls = state.bench[side];
  return { ...state, bench: replaced(state.bench, side, { ...fouls, [by]: fouls[by] + 1 }) };
}

/** Team fouls in the period that counts now. */
export function teamFouls(state: State, side: Side): number {
  const last = latest(state);
  return last === null ? 0 : (state.periods[chargedPeriod(state, last.number) - 1]?.fouls[side] ?? 0);
}

/** Does the next foul of that side give free throws whatever its kind (Art. 41.2)? */
export function inPenalty(state: State, side: Side, clock: number): boolean {
  const last = latest(state);
  const record = last === null ? undefined : state.periods[chargedPeriod(state, last.number) - 1];
  if (record === undefined) return false;
  const { bonus, lateBonus } = state.format;
  const late = lateBonus !== null && clock <= LAST_TWO_MINUTES && record.lateFouls[side] + 1 >= lateBonus;
  return late || record.fouls[side] + 1 >= bonus;
}

/** Free throws that a foul gives when the scorer does not say; a foul on a shot is for him to say (Art. 34, 36, 37, 38). */
export function freeThrowsFor(state: State, side: Side, data: DataOf<'basketball.foul'>): number {
  const period = latest(state)?.number ?? 1;
  if (data.double === true) return 0;
  switch (data.kind) {
    case 'technical':
    case 'throw-in':
      return 1;
    case 'unsportsmanlike':
    case 'disqualifying':
      return 2;
    case 'offensive':
      return 0;
    case 'personal':
      return inPenalty(state, side, data.clock ?? lengthOf(state.format, period)) ? 2 : 0;
  }
}
