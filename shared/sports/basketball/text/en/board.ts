import type { Lead, PeriodFacts, Phase, ResultFacts, Situation } from '../facts.ts';

export function phase(value: Phase): string {
  switch (value.kind) {
    case 'not started':
      return 'Not started';
    case 'period':
      return periodName(value.period);
    case 'interval':
      if (value.halfTime) return 'Half-time';
      return value.overtimeNext ? 'Before overtime' : `End of ${periodName(value.after)}`;
    case 'result':
      return value.how === 'played' ? `Final${overtimes(value.overtimes, '/')}` : ENDS[value.how];
  }
}

const ENDS = { forfeit: 'Forfeit', default: 'Default', abandoned: 'Abandoned' } as const;

/** "/OT", "/2OT" */
function overtimes(count: number, before: string): string {
  if (count === 0) return '';
  return `${before}${count === 1 ? '' : count}OT`;
}

const ORDINALS = ['1st', '2nd', '3rd', '4th', '5th', '6th', '7th', '8th'];

/** "3rd quarter", "2nd half", "2nd overtime", "Overtime" */
export function periodName({ number, overtime, periods }: PeriodFacts): string {
  if (overtime > 0) return overtime === 1 ? 'Overtime' : `${ORDINALS[overtime - 1] ?? `${overtime}th`} overtime`;
  if (periods === 1) return 'Game time';
  const unit = periods === 4 ? 'quarter' : periods === 2 ? 'half' : 'period';
  return `${ORDINALS[number - 1] ?? `${number}th`} ${unit}`;
}

export function periodShort({ number, overtime, periods }: PeriodFacts): string {
  if (overtime > 0) return `OT${overtime}`;
  return `${periods === 2 ? 'H' : periods === 1 ? 'P' : 'Q'}${number}`;
}

export function situation(value: Situation): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'level':
      return value.overtimeNext ? 'Level: overtime to come' : 'Level';
    case 'lead':
      return `${value.team} lead by ${value.points}`;
    case 'run':
      return `${value.team} on ${aRun(value.points)}, ${lead(value.lead)}`;
  }
}

/** "a 9-0 run", "an 8-0 run" */
export function aRun(points: number): string {
  return `${points === 8 || points === 11 || points === 18 || (points >= 80 && points < 90) ? 'an' : 'a'} ${points}-0 run`;
}

/** "level", "Ashton lead by 5" */
export function lead(value: Lead): string {
  return value === null ? 'level' : `${value.team} lead by ${value.points}`;
}

export function result(value: ResultFacts): string {
  switch (value.kind) {
    case 'win':
      return `${value.winner} won ${value.score}${afterOvertime(value.overtimes)}`;
    case 'forfeit':
      return `${value.loser} lose by forfeit, ${value.winner} win ${value.score}`;
    case 'default':
      return `${value.loser} lose by default, ${value.winner} win ${value.score}`;
    case 'draw':
      return `Drawn ${value.score}`;
    case 'abandoned':
      return `Abandoned at ${value.score}`;
  }
}

/** "", " after overtime", " after two overtimes" */
export function afterOvertime(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ' after overtime' : ` after ${numeral(count)} overtimes`;
}

const NUMERALS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

export function numeral(count: number): string {
  return NUMERALS[count] ?? String(count);
}
