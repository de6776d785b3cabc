import type { Chart } from '#shared/sports/sport.ts';

export const WIDTH = 360;
export const HEIGHT = 200;
const LEFT = 34;
const BOTTOM = 26;
const TOP = 8;
const RIGHT = 8;

export interface Plot {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  /** Width of one bar of one series. */
  readonly bar: number;
}

/** Scales and round tick values for a chart; null when it has no points. */
export function plotOf(chart: Chart): Plot | null {
  const points = chart.series.flatMap((series) => series.points);
  if (points.length === 0) return null;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const half = chart.kind === 'bar' ? 0.5 : 0;
  const [x0, x1] = [Math.min(...xs) - half, Math.max(...xs) + half];
  const [y0, y1] = [Math.min(0, ...ys), Math.max(1, ...ys)];
  const xSpan = x1 - x0 || 1;
  const ySpan = y1 - y0 || 1;
  const plotWidth = WIDTH - LEFT - RIGHT;
  return {
    x: (value) => LEFT + ((value - x0) / xSpan) * plotWidth,
    y: (value) => HEIGHT - BOTTOM - ((value - y0) / ySpan) * (HEIGHT - BOTTOM - TOP),
    xTicks: ticks(x0, x1, 6),
    yTicks: ticks(y0, y1, 4),
    bar: ((plotWidth / xSpan) * 0.8) / Math.max(1, chart.series.length),
  };
}

/** About `wanted` round values from `low` to `high`: steps of 1, 2 or 5 times a power of ten, never parts of one. */
export function ticks(low: number, high: number, wanted: number): readonly number[] {
  const rough = Math.max(1, (high - low) / wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? 10 * power;
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, i) => first + i * step);
}
