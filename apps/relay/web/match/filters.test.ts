import { expect, test } from 'vitest';
import { chosenLines, filtersOf, periodsOf } from './filters.ts';
import { line } from './testing.ts';

const cricket = [
  line(5, { kind: 'wicket', period: '2nd innings' }),
  line(4, { kind: 'boundary', badge: '4', period: '2nd innings', corrected: true }),
  line(3, { kind: 'period' }),
  line(2, { kind: 'milestone', badge: '1', period: '1st innings' }),
  line(1, { kind: 'play', period: '1st innings' }),
];
const seqs = (...chosen: Parameters<typeof chosenLines>) => chosenLines(...chosen).map(({ seq }) => seq);

test('each filter leaves its kinds', () => {
  expect(seqs(cricket, { filter: 'all', period: null })).toEqual([5, 4, 3, 2, 1]);
  expect(seqs(cricket, { filter: 'key', period: null })).toEqual([5, 2]);
  expect(seqs(cricket, { filter: 'scores', period: null })).toEqual([4, 2]);
  expect(seqs(cricket, { filter: 'corrected', period: null })).toEqual([4]);
});

test('a part of the match narrows every filter', () => {
  expect(periodsOf(cricket)).toEqual(['2nd innings', '1st innings']);
  expect(seqs(cricket, { filter: 'all', period: '1st innings' })).toEqual([2, 1]);
  expect(seqs(cricket, { filter: 'key', period: '2nd innings' })).toEqual([5]);
});

test('a goal is a key moment, a basket is not', () => {
  const plays = Array.from({ length: 20 }, (_, i) => line(i + 10));
  expect(seqs([...plays, line(1, { kind: 'score' })], { filter: 'key', period: null })).toEqual([1]);
  const baskets = Array.from({ length: 8 }, (_, i) => line(i + 1, { kind: 'score' }));
  expect(seqs([...plays, ...baskets], { filter: 'key', period: null })).toEqual([]);
});

test('filters that leave nothing are not offered, a chosen one stays', () => {
  expect(filtersOf([line(1)], 'all')).toEqual([]);
  expect(filtersOf([line(1)], 'key')).toEqual(['all', 'key']);
  expect(filtersOf(cricket, 'all')).toEqual(['all', 'scores', 'key', 'corrected']);
});
