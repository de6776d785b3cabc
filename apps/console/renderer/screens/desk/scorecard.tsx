import { useMemo } from 'react';
import { DEFAULT_LOCALE } from '#shared/text/locale.ts';
import { Table } from '../../parts/table.tsx';
import type { OpenDesk } from '../../stores/desk.ts';
import { t } from '../../text/text.ts';
import styles from './side.module.css';
import { TabPanel } from './tab-panel.tsx';

/** The live scorecard, newest section first: any sport's, since every sport writes it as tables. */
export function Scorecard({ desk: { state } }: { readonly desk: OpenDesk }) {
  const sections = useMemo(() => state?.game.sheet(DEFAULT_LOCALE).toReversed() ?? [], [state]);
  return (
    <TabPanel label={t.desk.tabs.card}>
      {sections.length === 0 && <p className={styles.empty}>{t.card.empty}</p>}
      {sections.map((section, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sections have no other name
        <section key={i} className={styles.section}>
          <h2 className={styles.heading}>
            {section.title}
            {section.headline !== undefined && <span className={styles.headline}>{section.headline}</span>}
          </h2>
          {section.tables.map((table) => (
            <Table
              key={table.title}
              caption={table.title}
              columns={table.columns}
              rows={table.rows.map((row, n) => ({ ...row, key: String(n) }))}
            />
          ))}
          {section.notes.length > 0 && (
            <dl className={styles.notes}>
              {section.notes.map((note) => (
                <div key={note.label}>
                  <dt>{note.label}</dt>
                  <dd>{note.text}</dd>
                </div>
              ))}
            </dl>
          )}
        </section>
      ))}
    </TabPanel>
  );
}
