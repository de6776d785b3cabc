import type { ReactNode } from 'react';
import styles from './table.module.css';

interface Column {
  readonly key: string;
  readonly label: string;
  readonly numeric?: boolean;
}

interface Row {
  readonly key: string;
  readonly cells: readonly ReactNode[];
  readonly emphasis?: boolean;
}

interface Props {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** A table that scrolls sideways by itself where it is too wide, never the page. */
export function Table({ caption, columns, rows }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    // biome-ignore lint/a11y/useSemanticElements: a fieldset holds controls, this holds a table
    <div className={styles.scroll} role="group" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label, numeric }) => (
              <th key={key} scope="col" className={numeric ? styles.numeric : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={row.emphasis ? styles.emphasis : undefined}>
              {row.cells.map((cell, i) => (
                <td key={columns[i]?.key ?? i} className={columns[i]?.numeric ? styles.numeric : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
