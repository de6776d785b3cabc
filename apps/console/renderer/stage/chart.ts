import type { OutputSlide } from '#shared/wire/outputs.ts';
import { el, words } from './dom.ts';

type Chart = NonNullable<OutputSlide['chart']>;

const SVG = 'http://www.w3.org/2000/svg';
const [WIDTH, HEIGHT, LEFT, BOTTOM] = [1000, 420, 60, 40];

/** Lines or bars over axes that begin at nought; the sides in their colours. */
export function chart({ kind, series, xLabel, yLabel }: Chart): HTMLElement {
  const points = series.flatMap((one) => one.points);
  const [minX, maxX] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
  const [minY, maxY] = [Math.min(0, ...points.map(([, y]) => y)), Math.max(1, ...points.map(([, y]) => y))];
  const pad = kind === 'bar' ? 0.5 : 0;
  const x = (value: number) =>
    LEFT + ((value - minX + pad) / Math.max(1e-9, maxX - minX + 2 * pad)) * (WIDTH - LEFT - 10);
  const y = (value: number) => HEIGHT - BOTTOM - ((value - minY) / (maxY - minY)) * (HEIGHT - BOTTOM - 15);

  const svg = shape('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}` });
  for (const value of ticks(minY, maxY)) {
    svg.append(shape('line', { x1: LEFT, x2: WIDTH, y1: y(value), y2: y(value), class: 'grid' }));
    svg.append(label(String(value), LEFT - 10, y(value) + 7, 'end'));
  }
  for (const value of ticks(minX, maxX)) svg.append(label(String(value), x(value), HEIGHT - 12, 'middle'));
  const width = (x(minX + 1) - x(minX)) / (series.length + 0.6);
  for (const [index, one] of series.entries()) {
    if (kind === 'line') {
      const path = one.points.map(([px, py]) => `${x(px).toFixed(1)},${y(py).toFixed(1)}`).join(' ');
      svg.append(shape('polyline', { points: path, class: `line series-${index}` }));
      continue;
    }
    for (const [px, py] of one.points) {
      const top = Math.min(y(py), y(0));
      const from = x(px) + (index - series.length / 2) * width;
      svg.append(
        shape('rect', {
          x: from,
          y: top,
          width: width * 0.92,
          height: Math.abs(y(py) - y(0)),
          class: `bar series-${index}`,
        }),
      );
    }
  }
  const legend = el('legend', ...series.map((one, index) => words(`key series-${index}`, one.name)));
  const axes = words('axes', [yLabel, xLabel].filter((text) => text !== '').join(' / '));
  return el('chart', el('chart-head', legend, axes), svg);
}

/** About five round numbers from `min` to `max`. */
function ticks(min: number, max: number): readonly number[] {
  const rough = Math.max(1, (max - min) / 5);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough);
  const first = Math.ceil(min / step) * step;
  return Array.from({ length: Math.floor((max - first) / step) + 1 }, (_, i) => first + i * step);
}

function shape(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  return node;
}

function label(content: string, x: number, y: number, anchor: string): SVGElement {
  const node = shape('text', { x, y, 'text-anchor': anchor });
  node.textContent = content;
  return node;
}
