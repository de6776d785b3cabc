import { useText } from '../text/language.tsx';
import styles from './filter-row.module.css';
import type { Chosen, LineFilter } from './filters.ts';

interface Props {
  readonly filters: readonly LineFilter[];
  readonly periods: readonly string[];
  readonly chosen: Chosen;
  readonly choose: (chosen: Chosen) => void;
}

/** What of the story to show. */
export function FilterRow({ filters, periods, chosen, choose }: Props) {
  const text = useText();
  return (
    <div className={styles.row}>
      {filters.length > 0 && (
        <fieldset className={styles.filters}>
          <legend className="visually-hidden">{text.match.filter}</legend>
          {filters.map((filter) => (
            <button
              key={filter}
              type="button"
              className={styles.filter}
              aria-pressed={chosen.filter === filter}
              onClick={() => choose({ ...chosen, filter })}
            >
              {text.match.filters[filter]}
            </button>
          ))}
        </fieldset>
      )}
      {(periods.length > 1 || chosen.period !== null) && (
        <select
          className={styles.period}
          aria-label={text.match.periods}
          value={chosen.period ?? ''}
          onChange={({ target }) => choose({ ...chosen, period: target.value === '' ? null : target.value })}
        >
          <option value="">{text.match.allPeriods}</option>
          {periods.map((period) => (
            <option key={period} value={period}>
              {period}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
