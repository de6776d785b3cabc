import { memo } from 'react';
import type { Scoreboard } from '#shared/match/scoreboard.ts';
import { StatusTag } from '../parts/status-tag.tsx';
import { Link } from '../route/link.tsx';
import { feedLocale, useLanguage } from '../text/language.tsx';
import { useTimes } from '../text/time.ts';
import styles from './match-card.module.css';
import { groupOf } from './rows.ts';

/** One match at a glance; the whole card is the link. */
export const MatchCard = memo(function MatchCard({ board, updatedAt }: { board: Scoreboard; updatedAt: number }) {
  const { locale, text } = useLanguage();
  const { dayOf } = useTimes();
  // The list's lines come in the relay's own language; names and scores are the same in all.
  const lang = locale === feedLocale ? undefined : feedLocale;
  const group = groupOf(board.status);
  const outcome = board.result ?? board.situation;
  return (
    <article className={styles.card}>
      <div className={styles.top}>
        <StatusTag board={board} />
        {group === 'live' && (
          <span className={styles.phase} lang={lang}>
            {board.phase}
          </span>
        )}
        {group === 'finished' && <span className={styles.phase}>{dayOf(updatedAt)}</span>}
      </div>
      <h3 className={styles.title}>
        <Link to={{ page: 'match', match: board.match, view: 'commentary' }} className={styles.link}>
          {board.title}
        </Link>
      </h3>
      <ul className={styles.sides}>
        {board.sides.map((side) => (
          <li key={side.name} className={styles.side} data-active={side.active === true}>
            <span className={styles.name}>
              {side.name}
              {side.active === true && <span className="visually-hidden"> ({text.inPlay})</span>}
            </span>
            <span className={styles.score}>{side.score}</span>
            {side.detail !== undefined && (
              <span className={styles.detail} lang={lang}>
                {side.detail}
              </span>
            )}
          </li>
        ))}
      </ul>
      {(outcome !== '' || group === 'live') && (
        <p className={styles.outcome} data-decided={board.result !== null} lang={lang}>
          {outcome}
        </p>
      )}
    </article>
  );
});
