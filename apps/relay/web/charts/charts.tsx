import type { ReactNode } from 'react';
import type { Chart } from '#shared/wire/rest.ts';
import { Notice } from '../parts/notice.tsx';
import { useText } from '../text/language.tsx';
import { ChartTable } from './chart-table.tsx';
import styles from './charts.module.css';
import { Bars, Lead, Lines } from './drawings.tsx';
import { isLead } from './plot.ts';
import { Wheels } from './wheel.tsx';

/** The sport's own charts; each can be read as a table, too. */
export default function Charts({ charts }: { charts: readonly Chart[] }) {
  const text = useText();
  const drawn = charts.map(withPoints).filter(({ series }) => series.length > 0);
  if (drawn.length === 0) return <Notice>{text.match.noCharts}</Notice>;
  return (
    <div className={styles.charts}>
      {drawn.map((chart) => (
        <Figure key={chart.id} chart={chart} />
      ))}
    </div>
  );
}

function withPoints(chart: Chart): Chart {
  return { ...chart, series: chart.series.filter(({ points }) => points.length > 0) };
}

function Figure({ chart }: { chart: Chart }) {
  const text = useText();
  const { title, series } = chart;
  const lead = isLead(chart);
  const names = lead && series.length === 1 ? [series[0]?.name ?? ''] : series.map(({ name }) => name);
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <h3 className={styles.title}>{title}</h3>
        {chart.kind !== 'wheel' && (
          <ul className={styles.legend}>
            {names.map((name, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a series is known by its place, and names may repeat
              <li key={i} data-series={i % 4}>
                {lead ? text.match.leads(name) : name}
              </li>
            ))}
          </ul>
        )}
      </figcaption>
      {drawingOf(chart, lead)}
      <ChartTable chart={chart} />
    </figure>
  );
}

function drawingOf(chart: Chart, lead: boolean): ReactNode {
  if (chart.kind === 'wheel') return <Wheels chart={chart} />;
  if (chart.kind === 'bar') return <Bars chart={chart} />;
  return lead ? <Lead chart={chart} /> : <Lines chart={chart} />;
}
