import { useState } from 'react';
import type { ScorecardView } from '#shared/wire/rest.ts';
import { Notice } from '../parts/notice.tsx';
import { useLanguage, useText } from '../text/language.tsx';
import { needTitles, openSections } from './card-columns.ts';
import { CardTable } from './card-table.tsx';
import styles from './scorecard.module.css';

type SectionView = ScorecardView['sections'][number];

/** The card of any sport: one section an innings or period, each a few tables. */
export function Scorecard({ card: { match, sections } }: { card: ScorecardView }) {
  const text = useText();
  if (sections.length === 0) return <Notice>{text.match.noScorecard}</Notice>;
  const open = openSections(sections);
  return (
    <>
      {sections.map((section, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sections only ever join at the end, and titles may repeat
        <Section key={i} section={section} opens={open.has(i)} />
      ))}
      <Files match={match} />
    </>
  );
}

/** The card to be taken along: a page for the printer, and a file that spreadsheets read. */
function Files({ match }: { match: string }) {
  const { locale, text } = useLanguage();
  const address = `/v1/matches/${match}/scorecard`;
  return (
    <p className={styles.files}>
      <a href={`${address}.html?locale=${locale}`}>{text.match.print}</a>
      <a href={`${address}.csv?bom=true&locale=${locale}`} title={text.match.csvHint} download>
        {text.match.csv}
      </a>
    </p>
  );
}

/** Closed sections still say their headline; which ones stay open is the reader's choice after the first look. */
function Section({ section: { title, headline, tables, notes }, opens }: { section: SectionView; opens: boolean }) {
  const [open] = useState(opens);
  const titled = needTitles(tables);
  return (
    <details className={styles.section} open={open}>
      <summary className={styles.summary}>
        <h3 className={styles.title}>{title}</h3>
        {headline !== undefined && <span className={styles.headline}>{headline}</span>}
      </summary>
      {tables.map((table) => (
        <CardTable key={table.title} table={table} section={title} titled={titled} />
      ))}
      {notes.length > 0 && (
        <dl className={styles.notes}>
          {notes.map(({ label, text: note }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{note}</dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
}
