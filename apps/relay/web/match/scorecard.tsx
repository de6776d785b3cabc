import { useState } from 'react';
import type { Problem } from '#shared/problem.ts';
import type { ScorecardView } from '#shared/wire/rest.ts';
import { Button, Notice } from '../parts/notice.tsx';
import { text } from '../text/text.ts';
import { needTitles, openSections } from './card-columns.ts';
import { CardTable } from './card-table.tsx';
import styles from './scorecard.module.css';

type SectionView = ScorecardView['sections'][number];
interface Props {
  readonly card: ScorecardView | null;
  readonly problem: Problem | null;
  readonly retry: () => void;
}

/** The card of any sport: one section an innings or period, each a few tables. */
export function Scorecard({ card, problem, retry }: Props) {
  const failed = problem !== null && (
    <Notice action={<Button onClick={retry}>{text.problem.retry}</Button>}>
      {text.problem.partial} {problem.message}
    </Notice>
  );
  if (card === null) return failed || <div role="status" className={styles.ghost} aria-label={text.loading} />;
  if (card.sections.length === 0) return failed || <Notice>{text.match.noScorecard}</Notice>;
  const { sections } = card;
  const open = openSections(sections);
  return (
    <>
      {failed}
      {sections.map((section, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sections only ever join at the end, and titles may repeat
        <Section key={i} section={section} opens={open.has(i)} />
      ))}
      <Files match={card.match} />
    </>
  );
}

/** The card to be taken along: a page for the printer, and a file that spreadsheets read. */
function Files({ match }: { match: string }) {
  const address = `/v1/matches/${match}/scorecard`;
  return (
    <p className={styles.files}>
      <a href={`${address}.html`}>{text.match.print}</a>
      <a href={`${address}.csv?bom=true`} title={text.match.csvHint} download>
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
