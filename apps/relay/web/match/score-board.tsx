import type { Scoreboard } from '#shared/match/scoreboard.ts';
import { StatusTag } from '../parts/status-tag.tsx';
import { text } from '../text/text.ts';
import type { Correction } from './correction.ts';
import { CorrectionNote } from './correction-note.tsx';
import styles from './score-board.module.css';
import { scoreSize, spokenScore } from './score-text.ts';

interface Props {
  readonly board: Scoreboard;
  readonly correction: Correction | null;
  readonly dismiss: () => void;
}

export function ScoreBoard({ board, correction, dismiss }: Props) {
  const outcome = board.result ?? board.situation;
  return (
    <section aria-labelledby="title" className={styles.board}>
      <div className={styles.top}>
        <StatusTag board={board} />
        <span className={styles.phase}>{board.phase}</span>
      </div>
      <h1 id="title" className={styles.title}>
        {board.title}
      </h1>
      <dl className={styles.sides} data-size={scoreSize(board)}>
        {board.sides.map((side) => (
          <div key={side.name} className={styles.side} data-active={side.active === true}>
            <dt className={styles.name}>
              {side.name}
              {side.active === true && <span className="visually-hidden"> ({text.inPlay})</span>}
            </dt>
            <dd className={styles.score}>{side.score}</dd>
            <dd className={styles.detail}>{side.detail}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.outcome} data-decided={board.result !== null}>
        {outcome}
      </p>
      <p className="visually-hidden" aria-live="polite" aria-atomic="true">
        {spokenScore(board)}
      </p>
      <div role="status">{correction !== null && <CorrectionNote correction={correction} dismiss={dismiss} />}</div>
    </section>
  );
}
