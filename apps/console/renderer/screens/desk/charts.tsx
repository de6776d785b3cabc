import { useMemo } from 'react';
import type { Chart } from '#shared/sports/sport.ts';
import type { OpenDesk } from '../../stores/desk.ts';
import { locale } from '../../text/locale.ts';
import { t } from '../../text/text.ts';
import styles from './charts.module.css';
import { HEIGHT, type Plot, plotOf, WIDTH } from './plot.ts';
import side from './side.module.css';
import { TabPanel } from './tab-panel.tsx';

const COLOURS = [styles.first, styles.second, styles.third, styles.fourth];

/** The sport's own charts, drawn plainly. */
export function Charts({ desk: { state } }: { readonly desk: OpenDesk }) {
  const charts = useMemo(() => state?.game.charts(locale) ?? [], [state]);
  const drawn = charts.filter((chart) => chart.series.some((series) => series.points.length > 0));
  return (
    <TabPanel label={t.desk.tabs.charts}>
      {drawn.length === 0 && <p className={side.empty}>{t.card.charts}</p>}
      {drawn.map((chart) => (
        <Figure key={chart.id} chart={chart} />
      ))}
    </TabPanel>
  );
}

function Figure({ chart }: { readonly chart: Chart }) {
  const plot = plotOf(chart);
  if (plot === null) return null;
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.title}>
        {chart.title}
        <span className={styles.legend}>
          {chart.series.map((series, i) => (
            <span key={series.name} className={COLOURS[i % COLOURS.length]}>
              {series.name}
            </span>
          ))}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={chart.title}>
        <Axes plot={plot} chart={chart} />
        {chart.series.map((series, i) => (
          <g key={series.name} className={COLOURS[i % COLOURS.length]}>
            {chart.kind === 'line' ? (
              <polyline
                className={styles.line}
                points={series.points.map(([x, y]) => `${plot.x(x)},${plot.y(y)}`).join(' ')}
              />
            ) : (
              series.points.map(([x, y]) => (
                <rect
                  key={x}
                  className={styles.bar}
                  x={plot.x(x) + (i - chart.series.length / 2) * plot.bar}
                  y={plot.y(y)}
                  width={plot.bar}
                  height={plot.y(0) - plot.y(y)}
                />
              ))
            )}
          </g>
        ))}
      </svg>
    </figure>
  );
}

function Axes({ plot, chart }: { readonly plot: Plot; readonly chart: Chart }) {
  return (
    <g className={styles.axes}>
      {plot.yTicks.map((value) => (
        <g key={value}>
          <line x1={34} x2={WIDTH - 8} y1={plot.y(value)} y2={plot.y(value)} />
          <text x={30} y={plot.y(value) + 3} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {plot.xTicks.map((value) => (
        <text key={value} x={plot.x(value)} y={HEIGHT - 14} textAnchor="middle">
          {value}
        </text>
      ))}
      <text x={WIDTH - 8} y={HEIGHT - 2} textAnchor="end">
        {chart.xLabel}
      </text>
    </g>
  );
}
