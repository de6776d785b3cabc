import type { Correction } from '#shared/wire/rest.ts';
import { useText } from '../text/language.tsx';
import type { Text } from '../text/text.ts';
import { useTimes } from '../text/time.ts';
import styles from './correction-note.module.css';

/**
 * Says what a correction did to the score, so that no number changes without a word. It lies over the page: the reader
 * sees it wherever they are, and nothing moves.
 */
export function CorrectionNote({ correction, dismiss }: { correction: Correction | null; dismiss(): void }) {
  const text = useText();
  const { timeOfDay } = useTimes();
  return (
    <div className={styles.place} role="status">
      {correction !== null && (
        <div className={styles.note}>
          <p className={styles.text}>
            <strong>{text.match.corrected(timeOfDay(correction.at))}.</strong> {effect(correction, text)}
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

function effect({ changes }: Correction, text: Text): string {
  return changes.length === 0
    ? text.match.correctedEarlier
    : `${changes.map((change) => words(change, text)).join('; ')}.`;
}

function words({ side, before, after }: Correction['changes'][number], text: Text): string {
  const open = side === null ? text.match.noResult : '–';
  return text.match.changed(side ?? text.match.resultLabel, before ?? open, after ?? open);
}
