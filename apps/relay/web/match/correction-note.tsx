import { text } from '../text/text.ts';
import { timeOfDay } from '../text/time.ts';
import type { Change, Correction } from './correction.ts';
import styles from './correction-note.module.css';

/** Says what a correction did to the score, so that no number changes without a word. */
export function CorrectionNote({ correction, dismiss }: { correction: Correction; dismiss(): void }) {
  const { at, changes, reason } = correction;
  return (
    <div className={styles.note}>
      <p className={styles.text}>
        <strong>{text.match.corrected(timeOfDay(at))}.</strong>{' '}
        {changes.length === 0 ? text.match.correctedEarlier : `${changes.map(words).join('; ')}.`}
        {reason !== null && <span className={styles.reason}> {reason}</span>}
      </p>
      <button type="button" className={styles.dismiss} onClick={dismiss} aria-label={text.match.dismiss}>
        ×
      </button>
    </div>
  );
}

function words({ side, before, after }: Change): string {
  const open = side === null ? text.match.noResult : '–';
  return text.match.changed(side ?? text.match.resultLabel, before ?? open, after ?? open);
}
