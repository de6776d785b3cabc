import type { Scoreboard } from '#shared/match/scoreboard.ts';
import type { Correction } from '#shared/wire/rest.ts';
import { groupOf } from '../list/rows.ts';
import { StatusTag } from '../parts/status-tag.tsx';
import { useLanguage } from '../text/language.tsx';
import { useTimes } from '../text/time.ts';
import styles from './score-board.module.css';
import { scoreSize, spokenScore } from './score-text.ts';

interface Props {
  readonly board: Scoreboard;
  readonly correction: Correction | null;
  /** How many follow the match; null: not known, or of no interest. */
  readonly fans: number | null;
}

export function ScoreBoard({ board, correction, fans }: Props) {
  const { locale, text } = useLanguage();
  const { timeOfDay } = useTimes();
  const outcome = board.result ?? board.situation;
  return (
    <section aria-labelledby="title" className={styles.board}>
      <div className={styles.top}>
        <StatusTag board={board} />
        {groupOf(board.status) === 'live' && <span className={styles.phase}>{board.phase}</span>}
        {correction !== null && (
          <span className={styles.corrected}>{text.match.corrected(timeOfDay(correction.at))}</span>
        )}
        {/* Who reads this is one of them. */}
        {fans !== null && fans > 1 && (
          <span className={styles.fans}>{text.match.fans(new Intl.NumberFormat(locale).format(fans))}</span>
        )}
      </div>
      <h1 id="title" className={styles.title}>
        {board.title}
      </h1>
      <dl className={styles.sides} data-size={scoreSize(board)} data-begun={board.status !== 'scheduled'}>
        {board.sides.map((side) => (
          <div key={side.name} className={styles.side} data-active={side.active === true}>
            <dt className={styles.name}>
              {side.name}
              {side.active === true && <span className="visually-hidden"> ({text.inPlay})</span>}
            </dt>
            <dd className={styles.score}>{side.score}</dd>
            {side.detail !== undefined && <dd className={styles.detail}>{side.detail}</dd>}
          </div>
        ))}
      </dl>
      <p className={styles.outcome} data-decided={board.result !== null}>
        {outcome}
      </p>
      <p className="visually-hidden" aria-live="polite" aria-atomic="true">
        {spokenScore(board)}
      </p>
    </section>
  );
}
