import type { Consequence, Preview, SideScore } from '../../match/consequence.ts';
import { objection } from '../../text/objections.ts';
import { t } from '../../text/text.ts';
import styles from './corrector.module.css';

interface Props {
  readonly preview: Preview;
  readonly insisting: boolean;
  readonly setInsisting: (insisting: boolean) => void;
}

/** The score before and after, and what would no longer fit. */
export function ConsequenceView({ preview, insisting, setInsisting }: Props) {
  if (!preview.ok) {
    return (
      <p className={styles.conflict} role="alert">
        {objection(preview.problem)}
      </p>
    );
  }
  const { consequence } = preview;
  return (
    <div className={styles.consequence} aria-live="polite">
      <Scores consequence={consequence} />
      {(consequence.result ?? consequence.situation) !== '' && (
        <p className={styles.meta}>{consequence.result ?? consequence.situation}</p>
      )}
      {consequence.conflicts.length > 0 && (
        <div className={styles.conflict}>
          {t.correct.conflicts(consequence.conflicts.length)}
          <ul>
            {consequence.conflicts.slice(0, 3).map((conflict) => (
              <li key={conflict.id}>
                #{conflict.seq}: {objection(conflict)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {consequence.insist.length > 0 && (
        <label className={styles.accept}>
          <input type="checkbox" checked={insisting} onChange={(event) => setInsisting(event.target.checked)} />
          {consequence.conflicts.length > 0 ? t.correct.conflictsAccept : t.correct.insist}
        </label>
      )}
    </div>
  );
}

function Scores({ consequence: { before, after } }: { readonly consequence: Consequence }) {
  const same = before.length === after.length && before.every((side, i) => side.text === after[i]?.text);
  if (same) return <p className={styles.same}>{t.correct.unchanged}</p>;
  return (
    <dl className={styles.scores}>
      <dt>{t.correct.before}</dt>
      <dd>{scoreText(before)}</dd>
      <dt>{t.correct.after}</dt>
      <dd className={styles.new}>{scoreText(after)}</dd>
    </dl>
  );
}

function scoreText(sides: readonly SideScore[]): string {
  return sides
    .filter(({ text }) => text !== '')
    .map(({ name, text }) => `${name} ${text}`)
    .join(', ');
}
