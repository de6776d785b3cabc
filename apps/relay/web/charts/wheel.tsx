import type { Chart } from '#shared/wire/rest.ts';
import styles from './charts.module.css';
import { sectorsOf } from './plot.ts';

/** A wheel a series: where it went, seen from above. */
export function Wheels({ chart }: { chart: Chart }) {
  return (
    <div className={styles.wheels}>
      {chart.series.map((series, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a series is known by its place, and names may repeat
        <div key={i} className={styles.wheel} data-series={i % 4}>
          <svg viewBox="-108 -108 216 216" role="img" aria-label={`${chart.title}: ${series.name}`}>
            <circle r="100" className={styles.field} />
            <rect x="-5" y="-16" width="10" height="32" rx="1" className={styles.pitch} />
            {sectorsOf(series).map(({ path, share, label: [x, y], value }) => (
              <g key={`${path} ${x} ${y}`}>
                {value > 0 && <path d={path} className={styles.sector} data-much={share >= 0.2} />}
                {value > 0 && (
                  <text x={x} y={y + 5} textAnchor="middle" className={styles.value}>
                    {value}
                  </text>
                )}
              </g>
            ))}
          </svg>
          <p className={styles.wheelName}>{series.name}</p>
        </div>
      ))}
    </div>
  );
}
