import type { Scoreboard } from '#shared/match/scoreboard.ts';
import { text } from '../text/text.ts';
import styles from './status-tag.module.css';

/** Where the match stands, and whether its score is being looked at by the scorer. */
export function StatusTag({ board: { status, conflicts } }: { board: Pick<Scoreboard, 'status' | 'conflicts'> }) {
  return (
    <>
      <span className={styles.tag} data-status={status}>
        {text.status[status]}
      </span>
      {conflicts > 0 && (
        <span className={styles.review} title={text.underReviewHint}>
          {text.underReview}
        </span>
      )}
    </>
  );
}
