import type { ReactNode } from 'react';
import type { Chart } from '#shared/wire/rest.ts';
import styles from './charts.module.css';
import { barOf, HEIGHT, leadHalves, lineOf, type Plot, plotOf, WIDTH } from './plot.ts';

/** Lines over time: worm, score, run rate. The end of each is marked, as that is where the match stands. */
export function Lines({ chart }: { chart: Chart }) {
  const plot = plotOf(chart);
  return (
    <Frame chart={chart} plot={plot}>
      {chart.series.map((series, i) => {
        const last = series.points.at(-1);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a series is known by its place, and names may repeat
          <g key={i} data-series={i % 4}>
            <path d={lineOf(series, plot)} className={styles.line} />
            {last !== undefined && <circle cx={plot.x(last[0])} cy={plot.y(last[1])} r="4.5" className={styles.end} />}
          </g>
        );
      })}
    </Frame>
  );
}

/** Who is ahead: one side's lead above the middle, the other's below. */
export function Lead({ chart }: { chart: Chart }) {
  const plot = plotOf(chart);
  const [lead] = chart.series;
  if (lead === undefined) return null;
  const { above, below } = leadHalves(lead);
  const area = (half: typeof above) => {
    const [first, last] = [half.points.at(0), half.points.at(-1)];
    if (first === undefined || last === undefined) return '';
    return `${lineOf(half, plot)}L${plot.x(last[0])} ${plot.y(0)}L${plot.x(first[0])} ${plot.y(0)}Z`;
  };
  return (
    <Frame chart={chart} plot={plot}>
      <path d={area(above)} data-series={0} className={styles.area} />
      <path d={area(below)} data-series={1} className={styles.area} />
    </Frame>
  );
}

/** Amounts side by side: Manhattan, periods, partnerships. */
export function Bars({ chart }: { chart: Chart }) {
  const plot = plotOf(chart);
  const { series } = chart;
  return (
    <Frame chart={chart} plot={plot}>
      {series.map(({ points }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a series is known by its place, and names may repeat
        <g key={i} data-series={i % 4}>
          {points.map((point) => (
            <rect key={point[0]} {...barOf(plot, series.length, i, point)} rx="1.5" className={styles.bar} />
          ))}
        </g>
      ))}
    </Frame>
  );
}

/** Axes with few, quiet lines. The table below says the same to those who do not see the drawing. */
function Frame({ chart, plot, children }: { chart: Chart; plot: Plot; children: ReactNode }) {
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.drawing} role="img" aria-label={chart.title}>
      {plot.yTicks.map((tick) => (
        <g key={tick}>
          <line
            x1={plot.left}
            x2={plot.right}
            y1={plot.y(tick)}
            y2={plot.y(tick)}
            className={tick === 0 ? styles.zero : styles.grid}
          />
          <text x={plot.left - 7} y={plot.y(tick) + 4.5} textAnchor="end" className={styles.tick}>
            {tick}
          </text>
        </g>
      ))}
      {plot.xTicks.map((tick) => (
        <text key={tick} x={plot.x(tick)} y={plot.bottom + 18} textAnchor="middle" className={styles.tick}>
          {tick}
        </text>
      ))}
      <text x={plot.right} y={HEIGHT - 5} textAnchor="end" className={styles.axis}>
        {chart.xLabel}
      </text>
      {children}
    </svg>
  );
}
