import { expect, it } from 'vitest';
import { readClock } from './read-clock.ts';

it('reads clocks as people type them', () => {
  expect(readClock('12:34')).toBe(754_000);
  expect(readClock('1234')).toBe(754_000);
  expect(readClock('90:05')).toBe(5_405_000);
  expect(readClock('7.5')).toBe(7500);
  expect(readClock('45')).toBe(45_000);
  expect(readClock('0:09.3')).toBe(9300);
});

it('knows what is none', () => {
  for (const typed of ['', 'abc', '12:75', '1275', ':30']) expect(readClock(typed), typed).toBeNull();
});
