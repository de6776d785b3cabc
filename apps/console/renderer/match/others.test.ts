import { expect, test } from 'vitest';
import { NOW, Scored } from '../testing/scored.ts';
import { othersScoring } from './others.ts';

test('names who else wrote lately, and nobody who has stopped', () => {
  const log = new Scored('ravi').begin().runs(1, 2).log;
  const last = NOW + log.length * 1000;
  expect(othersScoring(log, 'meera', last)).toEqual(['ravi']);
  expect(othersScoring(log, 'ravi', last)).toEqual([]);
  expect(othersScoring(log, 'meera', last + 10 * 60_000)).toEqual([]);
});
