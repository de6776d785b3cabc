import { useLanguage } from '../text/language.tsx';
import type { Filter } from './filter.ts';
import styles from './filter-bar.module.css';
import { sportName } from './sport-name.ts';

interface Props {
  readonly sports: readonly string[];
  readonly filter: Filter;
  readonly choose: (filter: Filter) => void;
}

/** Narrows the list by sport and by words; nothing moves but the list below. */
export function FilterBar({ sports, filter, choose }: Props) {
  const { text } = useLanguage();
  return (
    <search className={styles.bar}>
      <input
        type="search"
        className={styles.words}
        aria-label={text.list.search}
        placeholder={text.list.search}
        value={filter.words}
        maxLength={80}
        onChange={({ target }) => choose({ ...filter, words: target.value })}
      />
      {sports.length > 1 && (
        <fieldset className={styles.sports}>
          <legend className="visually-hidden">{text.list.sports}</legend>
          {[null, ...sports].map((sport) => (
            <button
              key={sport ?? ''}
              type="button"
              className={styles.sport}
              aria-pressed={filter.sport === sport}
              onClick={() => choose({ ...filter, sport })}
            >
              {sport === null ? text.list.allSports : sportName(sport, text)}
            </button>
          ))}
        </fieldset>
      )}
    </search>
  );
}
