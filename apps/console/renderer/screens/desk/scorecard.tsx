import { useMemo } from 'react';
import type { Game } from '#shared/sports/game.ts';
import { Table } from '../../parts/table.tsx';
import type { OpenDesk } from '../../stores/desk.ts';
import { locale } from '../../text/locale.ts';
import { gameTitle } from '../../text/sports.ts';
import { t } from '../../text/text.ts';
import print from './scorecard.module.css';
import styles from './side.module.css';
import { TabPanel } from './tab-panel.tsx';

/** The live scorecard, newest section first: any sport's, since every sport writes it as tables. */
export function Scorecard({ desk: { state } }: { readonly desk: OpenDesk }) {
  const sections = useMemo(() => state?.game.sheet(locale).toReversed() ?? [], [state]);
  return (
    <TabPanel label={t.desk.tabs.card}>
      {state !== null && <PrintedHead game={state.game} />}
      {sections.length === 0 && <p className={styles.empty}>{t.card.empty}</p>}
      {sections.map((section, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sections have no other name
        <section key={i} className={`${styles.section} ${print.section}`}>
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

/** On paper nothing else says whose card it is. */
function PrintedHead({ game }: { readonly game: Game }) {
  const { sides, phase, situation, result } = game.board(locale);
  return (
    <header className={print.head}>
      <h1>{gameTitle(game)}</h1>
      <p>
        {sides
          .map(({ name, score, detail }) => `${name} ${score}${detail === undefined ? '' : ` ${detail}`}`)
          .join('   ')}
      </p>
      <p>{result ?? [phase, situation].filter((part) => part !== '').join(' · ')}</p>
    </header>
  );
}
