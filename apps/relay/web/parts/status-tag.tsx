import type { Scoreboard } from '#shared/match/scoreboard.ts';
import { text } from '../text/text.ts';
import styles from './status-tag.module.css';

/**
 * Where the match stands, unless it is simply going on: only the page's own freshness may say "live". And whether the
 * scorer is having a second look at the score.
 */
export function StatusTag({ board: { status, conflicts } }: { board: Pick<Scoreboard, 'status' | 'conflicts'> }) {
  return (
    <>
      {status !== 'live' && (
        <span className={styles.tag} data-status={status}>
          {text.status[status]}
        </span>
      )}
      {conflicts > 0 && (
        <span className={styles.review} title={text.underReviewHint}>
          {text.underReview}
        </span>
      )}
    </>
  );
}
