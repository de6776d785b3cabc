import { expect, test } from 'vitest';
import { skewSeconds, stageOf } from './ticks.ts';

test('an event gets its ticks one after the other', () => {
  const summary = { ackedSeq: 8, fork: null, seen: { seq: 6, reached: 4, fans: 0 } };
  expect([null, 9, 8, 7, 6, 5, 4].map((seq) => stageOf(seq, summary))).toEqual([
    'saving',
    'here',
    'stored',
    'stored',
    'sent',
    'sent',
    'seen',
  ]);
  expect(stageOf(1, { ...summary, seen: null })).toBe('stored');
  expect(stageOf(1, null)).toBe('here');
});

test('clocks that differ, in seconds', () => {
  expect([-2349, 12].map(skewSeconds)).toEqual(['2.3', '0.0']);
});
