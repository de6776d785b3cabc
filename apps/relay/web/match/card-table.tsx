import { useText } from '../text/language.tsx';
import { columnsOf, type Table } from './card-columns.ts';
import styles from './card-table.module.css';

export function CardTable({ table, section, titled }: { table: Table; section: string; titled: boolean }) {
  const text = useText();
  const { columns, rows, title } = table;
  const { head, below, rest } = columnsOf(table);
  const numeric = (i: number) => columns[i]?.numeric === true;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles.scroll} tabIndex={0} aria-label={`${section}: ${title}`}>
      <table className={styles.table}>
        <caption className={titled ? styles.caption : 'visually-hidden'}>{title}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.name}>
              {columns[head]?.label || <span className="visually-hidden">{title}</span>}
              {below !== null && (
                <span className="visually-hidden">
                  {' '}
                  {text.match.and} {columns[below]?.label}
                </span>
              )}
            </th>
            {rest.map((i) => (
              <th key={columns[i]?.key} scope="col" data-numeric={numeric(i)}>
                {columns[i]?.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells, emphasis }) => (
            <tr key={cells.join('\t')} data-emphasis={emphasis === true} data-anchor="">
              <th scope="row" className={styles.name}>
                {cells[head]}
                {emphasis === true && <span className="visually-hidden"> ({text.match.activeRow})</span>}
                {below !== null && <span className={styles.below}>{cells[below]}</span>}
              </th>
              {rest.map((i) => (
                <td key={columns[i]?.key} data-numeric={numeric(i)}>
                  {cells[i]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
