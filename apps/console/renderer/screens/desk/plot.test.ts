import { expect, test } from 'vitest';
import { HEIGHT, plotOf, ticks, WIDTH } from './plot.ts';

test('ticks are round and within the range', () => {
  expect(ticks(0, 30, 4)).toEqual([0, 10, 20, 30]);
  expect(ticks(0.5, 20.5, 6)).toEqual([5, 10, 15, 20]);
  expect(ticks(0, 3, 6)).toEqual([0, 1, 2, 3]);
  expect(ticks(-7, 7, 4)).toEqual([-5, 0, 5]);
});

test('everything is drawn inside the picture', () => {
  const points: readonly (readonly [number, number])[] = [
    [1, 4],
    [2, 25],
    [20, 0],
  ];
  const plot = plotOf({
    id: 'a',
    title: 'A',
    kind: 'bar',
    xLabel: 'Over',
    yLabel: 'Runs',
    series: [{ name: 'Kent', points }],
  });
  for (const [x, y] of points) {
    expect(plot?.x(x)).toBeGreaterThan(0);
    expect(plot?.x(x)).toBeLessThan(WIDTH);
    expect(plot?.y(y)).toBeGreaterThan(0);
    expect(plot?.y(y)).toBeLessThan(HEIGHT);
  }
});

test('a chart without points is not drawn', () => {
  expect(plotOf({ id: 'a', title: 'A', kind: 'line', xLabel: '', yLabel: '', series: [] })).toBeNull();
});
