import type { Chart } from '#shared/wire/rest.ts';
import { useText } from '../text/language.tsx';
import styles from './charts.module.css';

/** The chart's figures, for those who cannot see it and those who want to know exactly. */
export function ChartTable({ chart: { title, xLabel, yLabel, series } }: { chart: Chart }) {
  const text = useText();
  // Of a step, which has two values at one x, the later one.
  const columns = series.map(({ points }) => new Map(points));
  const xs = [...new Set(series.flatMap(({ points }) => points.map(([x]) => x)))].sort((a, b) => a - b);
  return (
    <details className={styles.details}>
      <summary>{text.match.asTable}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section className={styles.scroll} tabIndex={0} aria-label={title}>
        <table>
          <caption className="visually-hidden">{`${title}: ${yLabel}`}</caption>
          <thead>
            <tr>
              <th scope="col">{xLabel}</th>
              {series.map(({ name }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a series is known by its place, and names may repeat
                <th key={i} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {xs.map((x) => (
              <tr key={x}>
                <th scope="row">{x}</th>
                {columns.map((column, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <td key={i}>{column.get(x)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
