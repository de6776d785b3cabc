import type { Chart } from '#shared/wire/rest.ts';

type Series = Chart['series'][number];

/** The drawing's own units; it is scaled to the room there is. */
export const WIDTH = 640;
export const HEIGHT = 280;
const MARGIN = { top: 10, right: 12, bottom: 40, left: 44 } as const;

export interface Plot {
  x(value: number): number;
  y(value: number): number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Scales and ticks that hold every point. Bars get half a step of room on both sides. */
export function plotOf({ kind, series }: Pick<Chart, 'kind' | 'series'>): Plot {
  const xs = series.flatMap(({ points }) => points.map(([x]) => x));
  const ys = series.flatMap(({ points }) => points.map(([, y]) => y));
  const pad = kind === 'bar' ? 0.5 : 0;
  const [fromX, toX] = [Math.min(...xs) - pad, Math.max(...xs) + pad];
  const yTicks = ticks(Math.min(0, ...ys), Math.max(0, ...ys), 5);
  const [fromY, toY] = [yTicks.at(0) ?? 0, yTicks.at(-1) ?? 1];
  const box = { left: MARGIN.left, right: WIDTH - MARGIN.right, top: MARGIN.top, bottom: HEIGHT - MARGIN.bottom };
  const scale = (from: number, to: number, a: number, b: number) => (value: number) =>
    to === from ? (a + b) / 2 : a + ((value - from) / (to - from)) * (b - a);
  return {
    ...box,
    x: scale(fromX, toX, box.left, box.right),
    y: scale(fromY, toY, box.bottom, box.top),
    xTicks: ticks(Math.ceil(fromX), Math.floor(toX), 8).filter((tick) => tick >= fromX && tick <= toX),
    yTicks,
  };
}

/** Round numbers from at most `from` to at least `to`, about `count` of them; whole ones. */
export function ticks(from: number, to: number, count: number): readonly number[] {
  const span = Math.max(1, to - from);
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, power * ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10));
  const first = Math.floor(from / step);
  const last = Math.ceil(to / step);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/** An SVG path through the points. */
export function lineOf({ points }: Series, { x, y }: Plot): string {
  return points.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${round(x(px))} ${round(y(py))}`).join('');
}

/** Where bars of several series stand at one x, side by side. */
export function barOf(plot: Plot, count: number, index: number, [x, y]: readonly [number, number]): Bar {
  const step = plot.x(1) - plot.x(0);
  const room = Math.min(step * 0.78, 64);
  const width = room / count;
  const zero = plot.y(0);
  const top = plot.y(y);
  return {
    x: round(plot.x(x) - room / 2 + index * width),
    y: round(Math.min(zero, top)),
    width: round(Math.max(1, width - (width > 4 ? 1.5 : 0))),
    height: round(Math.abs(top - zero)),
  };
}

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The two halves of a line about zero: who is ahead, and by how much, at each moment. */
export function leadHalves({ points }: Series): { readonly above: Series; readonly below: Series } {
  const crossed = points.flatMap((point, i): (readonly [number, number])[] => {
    const next = points[i + 1];
    if (next === undefined || point[1] * next[1] >= 0) return [point];
    const share = point[1] / (point[1] - next[1]);
    return [point, [point[0] + share * (next[0] - point[0]), 0]];
  });
  const half = (keep: (y: number) => number): Series => ({ name: '', points: crossed.map(([x, y]) => [x, keep(y)]) });
  return { above: half((y) => Math.max(0, y)), below: half((y) => Math.min(0, y)) };
}

/** One line that goes below zero, or two that mirror each other: a lead. */
export function isLead({ kind, series }: Pick<Chart, 'kind' | 'series'>): boolean {
  const [one, two, ...more] = series;
  if (kind !== 'line' || one === undefined || more.length > 0) return false;
  if (two === undefined) return one.points.some(([, y]) => y < 0);
  return one.points.some(([, y]) => y !== 0) && one.points.every(([, y], i) => y + (two.points[i]?.[1] ?? 1) === 0);
}

export interface Sector {
  /** Of an SVG path about 0, 0. */
  readonly path: string;
  readonly value: number;
  /** Where its number stands. */
  readonly label: readonly [number, number];
  /** Part of the whole, 0 to 1. */
  readonly share: number;
}

const RADIUS = 100;

/** Sectors of a wheel, their reach by the square root of what they hold, so that areas compare. */
export function sectorsOf({ points }: Series): readonly Sector[] {
  const most = Math.max(1, ...points.map(([, value]) => value));
  const total = points.reduce((sum, [, value]) => sum + value, 0);
  const angle = 360 / Math.max(1, points.length);
  return points.map(([from, value]) => {
    const reach = RADIUS * Math.sqrt(value / most);
    const [x1, y1] = polar(from, reach);
    const [x2, y2] = polar(from + angle, reach);
    const path = `M0 0L${round(x1)} ${round(y1)}A${round(reach)} ${round(reach)} 0 0 1 ${round(x2)} ${round(y2)}Z`;
    const [lx, ly] = polar(from + angle / 2, Math.max(RADIUS * 0.34, reach * 0.72));
    return { path, value, label: [round(lx), round(ly)], share: total === 0 ? 0 : value / total };
  });
}

/** Degrees clockwise from straight up. */
function polar(degrees: number, radius: number): readonly [number, number] {
  const turn = (degrees * Math.PI) / 180;
  return [radius * Math.sin(turn), -radius * Math.cos(turn)];
}
