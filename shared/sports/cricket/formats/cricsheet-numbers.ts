import type { Warning } from '../../sport.ts';
import type { Numeric } from './cricsheet-schema.ts';

interface Notes {
  warn(code: string, message: string): void;
}

/** A number that may be written as text, which is noted. Missing: 0. */
export function readNumber(notes: Notes, value: Numeric | undefined, where: string): number {
  if (typeof value === 'number') return value;
  if (value === undefined) return 0;
  const number = Number(value);
  if (value === '' || Number.isNaN(number)) {
    notes.warn('bad-number', `${where} cannot be "${value.slice(0, 20)}"; counted as none.`);
    return 0;
  }
  notes.warn('number-as-text', `${where} is written as text.`);
  return number;
}

/** A count from `least` to `most`; what lies outside is noted and counts as none. */
export function readCount(notes: Notes, value: Numeric | undefined, where: string, most: number): number {
  const number = readNumber(notes, value, where);
  if (Number.isInteger(number) && number >= 0 && number <= most) return number;
  notes.warn('bad-number', `${where} cannot be ${number}; counted as none.`);
  return 0;
}

/** Collects what is noted where there is no recorder yet. */
export class Notebook implements Notes {
  readonly warnings: Warning[] = [];

  warn(code: string, message: string): void {
    this.warnings.push({ code, message });
  }
}
