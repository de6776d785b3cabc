import { text } from '../text/text.ts';
import { timeOfDay } from '../text/time.ts';
import type { Change, Correction } from './correction.ts';
import styles from './correction-note.module.css';

/**
 * Says what a correction did to the score, so that no number changes without a word. It lies over the page: the reader
 * sees it wherever they are, and nothing moves.
 */
export function CorrectionNote({ correction, dismiss }: { correction: Correction | null; dismiss(): void }) {
  return (
    <div className={styles.place} role="status">
      {correction !== null && (
        <div className={styles.note}>
          <p className={styles.text}>
            <strong>{text.match.corrected(timeOfDay(correction.at))}.</strong> {effect(correction)}
            {correction.told !== null && <span className={styles.told}>{correction.told}</span>}
          </p>
          <button type="button" className={styles.dismiss} onClick={dismiss} aria-label={text.match.dismiss}>
            ×
          </button>
        </div>
      )}
    </div>
  );
}

function effect({ changes }: Correction): string {
  return changes.length === 0 ? text.match.correctedEarlier : `${changes.map(words).join('; ')}.`;
}

function words({ side, before, after }: Change): string {
  const open = side === null ? text.match.noResult : '–';
  return text.match.changed(side ?? text.match.resultLabel, before ?? open, after ?? open);
}
