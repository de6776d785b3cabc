import type { CricketRecorder } from './cricsheet-match.ts';
import type { Numeric } from './cricsheet-schema.ts';

/** Reads a number that may be written as text, which it notes. Missing: 0. */
export function numbers(recorder: CricketRecorder): (value: Numeric | undefined, where: string) => number {
  return (value, where) => {
    if (typeof value !== 'string') return value ?? 0;
    recorder.warn('number-as-text', `${where} is written as text.`);
    return Number(value);
  };
}
