import type { Scoreboard } from '#shared/match/scoreboard.ts';
import styles from './mini-score.module.css';

/** The score in the page's head, while the scoreboard is out of sight. */
export function MiniScore({ board }: { board: Scoreboard }) {
  return (
    <p className={styles.mini}>
      {board.sides.map((side) => (
        <span key={side.name} className={styles.side} data-active={side.active === true}>
          {side.shortName} <b className={styles.score}>{side.score}</b>
        </span>
      ))}
    </p>
  );
}
