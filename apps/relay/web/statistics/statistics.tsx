import type { JsonObject } from '#shared/json/json.ts';
import { Notice } from '../parts/notice.tsx';
import { useLanguage } from '../text/language.tsx';
import { type Comparison, comparisonOf, type List, listsOf, type Row } from './figures.ts';
import { labelOf } from './labels.ts';
import styles from './statistics.module.css';

/** Any sport's figures: the sides beside each other, then its lists. */
export default function Statistics({ statistics }: { statistics: JsonObject }) {
  const { text } = useLanguage();
  const comparison = comparisonOf(statistics);
  const lists = listsOf(statistics);
  if ((comparison === null || comparison.rows.length === 0) && lists.length === 0) {
    return <Notice>{text.match.noStatistics}</Notice>;
  }
  return (
    <div className={styles.statistics}>
      {comparison !== null && comparison.rows.length > 0 && <Compared comparison={comparison} />}
      {lists.map((list) => (
        <ListTable key={list.key} list={list} />
      ))}
    </div>
  );
}

/** A table to assistive technology; to the eye two sides with a bar between what they have. */
function Compared({ comparison: { names, rows } }: { comparison: Comparison }) {
  const { locale, text } = useLanguage();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles.box} tabIndex={0} aria-label={[...new Set(names)].join(' – ')}>
      <table className={styles.compared} data-sides={names.length}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{text.match.statistics}</span>
            </th>
            {names.map((name, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a team has two innings under one name
              <th key={i} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{labelOf(row.key, locale)}</th>
              {row.values.map((value, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={i} data-most={isMost(row, i)}>
                  {value ?? '–'}
                  <Share row={row} side={i} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function isMost({ amounts }: Row, side: number): boolean {
  if (amounts === null) return false;
  const mine = amounts[side] ?? 0;
  return amounts.every((other, i) => i === side || other < mine);
}

/** How much of the row's greatest value this one is. */
function Share({ row: { amounts }, side }: { row: Row; side: number }) {
  // One side alone has nothing to be compared with.
  if (amounts === null || amounts.length < 2) return null;
  const most = Math.max(...amounts.map(Math.abs), 0.0001);
  return (
    <svg
      className={styles.share}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      aria-hidden="true"
      data-side={side % 2}
    >
      <rect width="100" height="4" className={styles.track} />
      <rect width={Math.round((Math.abs(amounts[side] ?? 0) / most) * 100)} height="4" className={styles.fill} />
    </svg>
  );
}

function ListTable({ list: { key, columns, rows } }: { list: List }) {
  const { locale } = useLanguage();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles.box} tabIndex={0} aria-label={labelOf(key, locale)}>
      <table className={styles.list}>
        <caption>{labelOf(key, locale)}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {labelOf(column, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells.join('\t')}>
              {cells.map((cell, i) => (
                <td key={columns[i]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
