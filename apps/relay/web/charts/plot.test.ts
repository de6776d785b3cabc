import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barOf, isLead, leadHalves, plotOf, sectorsOf, ticks } from './plot.ts';

const point = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: -60, max: 500 }));
const series = fc.record({ name: fc.string(), points: fc.array(point, { minLength: 1, maxLength: 60 }) });

test('every point is within the axes, and the axes are labelled at round, whole numbers', () => {
  fc.assert(
    fc.property(fc.array(series, { minLength: 1, maxLength: 4 }), fc.constantFrom('line', 'bar'), (all, kind) => {
      const plot = plotOf({ kind, series: all });
      for (const [x, y] of all.flatMap(({ points }) => points)) {
        expect(plot.x(x)).toBeGreaterThanOrEqual(plot.left - 0.01);
        expect(plot.x(x)).toBeLessThanOrEqual(plot.right + 0.01);
        expect(plot.y(y)).toBeGreaterThanOrEqual(plot.top - 0.01);
        expect(plot.y(y)).toBeLessThanOrEqual(plot.bottom + 0.01);
      }
      expect([...plot.xTicks, ...plot.yTicks].every(Number.isInteger)).toBe(true);
      expect(plot.yTicks.length).toBeLessThan(9);
    }),
  );
});

test('ticks hold the range', () => {
  expect(ticks(0, 187, 5)).toEqual([0, 50, 100, 150, 200]);
  expect(ticks(0, 1, 5)).toEqual([0, 1]);
  expect(ticks(-7, 12, 5)).toEqual([-10, -5, 0, 5, 10, 15]);
});

test('bars of one x stand side by side and do not overlap the next', () => {
  const plot = plotOf({
    kind: 'bar',
    series: [
      {
        name: '',
        points: [
          [1, 4],
          [2, 6],
        ],
      },
    ],
  });
  const [a, b, c] = [barOf(plot, 2, 0, [1, 4]), barOf(plot, 2, 1, [1, 4]), barOf(plot, 2, 0, [2, 6])];
  expect(a.x + a.width).toBeLessThanOrEqual(b.x + 0.1);
  expect(b.x + b.width).toBeLessThanOrEqual(c.x + 0.1);
});

test('a line about zero is a lead; it is cut where it crosses', () => {
  const lead = {
    name: 'A',
    points: [
      [0, 0],
      [2, 4],
      [4, -4],
    ] satisfies [number, number][],
  };
  expect(isLead({ kind: 'line', series: [lead] })).toBe(true);
  const mirror = { name: 'B', points: lead.points.map(([x, y]): [number, number] => [x, -y]) };
  expect(isLead({ kind: 'line', series: [lead, mirror] })).toBe(true);
  expect(isLead({ kind: 'line', series: [mirror, mirror] })).toBe(false);
  expect(leadHalves(lead).above.points).toEqual([
    [0, 0],
    [2, 4],
    [3, 0],
    [4, 0],
  ]);
  expect(leadHalves(lead).below.points).toEqual([
    [0, 0],
    [2, 0],
    [3, 0],
    [4, -4],
  ]);
});

test('the areas of a wheel are in the proportion of what they hold', () => {
  const [full, quarter, none] = sectorsOf({
    name: '',
    points: [
      [0, 40],
      [45, 10],
      [90, 0],
    ],
  });
  const reach = (path = '') => Number(/A([\d.]+)/.exec(path)?.[1]);
  expect(reach(full?.path) / reach(quarter?.path)).toBeCloseTo(2);
  expect(none?.share).toBe(0);
  expect((full?.share ?? 0) + (quarter?.share ?? 0)).toBeCloseTo(1);
});
