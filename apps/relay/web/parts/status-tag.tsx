import type { Scoreboard } from '#shared/match/scoreboard.ts';
import { useText } from '../text/language.tsx';
import styles from './status-tag.module.css';

/**
 * Where the match stands, unless it is simply going on: only the page's own freshness may say "live". And whether the
 * scorer is having a second look at the score.
 */
export function StatusTag({
  board: { status, conflicts, flags },
}: {
  board: Pick<Scoreboard, 'status' | 'conflicts' | 'flags'>;
}) {
  const text = useText();
  const unreliable = flags.includes('unreliable');
  const underReview = conflicts > 0 || flags.includes('under-review');
  return (
    <>
      {status !== 'live' && (
        <span className={styles.tag} data-status={status}>
          {text.status[status]}
        </span>
      )}
      {unreliable && (
        <span className={styles.review} title={text.unreliableHint}>
          {text.unreliable}
        </span>
      )}
      {underReview && (
        <span className={styles.review} title={text.underReviewHint}>
          {text.underReview}
        </span>
      )}
    </>
  );
}
