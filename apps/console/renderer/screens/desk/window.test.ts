import { expect, test } from 'vitest';
import { scrollFor, windowOf } from './window.ts';

test('draws what is in sight and a few rows around it', () => {
  expect(windowOf(0, 500, 50, 3000)).toEqual({ from: 0, to: 16 });
  expect(windowOf(5000, 500, 50, 3000)).toEqual({ from: 94, to: 116 });
  expect(windowOf(149_500, 500, 50, 3000)).toEqual({ from: 2984, to: 3000 });
  expect(windowOf(9000, 500, 50, 3)).toEqual({ from: 3, to: 3 });
  expect(windowOf(0, 500, 50, 0)).toEqual({ from: 0, to: 0 });
});

test('scrolls no further than it takes to see a row', () => {
  expect(scrollFor(4, 0, 500, 50)).toBeNull();
  expect(scrollFor(10, 0, 500, 50)).toBe(50);
  expect(scrollFor(1, 400, 500, 50)).toBe(50);
});
