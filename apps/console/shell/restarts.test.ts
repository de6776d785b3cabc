import { expect, it } from 'vitest';
import { restarts } from './restarts.ts';

it('waits longer after each crash in a row, and not after a long good run', () => {
  const waits = restarts();
  let now = 0;
  const inARow = Array.from({ length: 8 }, () => {
    now += 1000;
    return waits.next(now);
  });
  expect(inARow).toEqual([200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]);
  expect(waits.next(now + 61_000)).toBe(200);
});
