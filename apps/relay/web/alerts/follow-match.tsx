import { useRef } from 'react';
import type { Scoreboard } from '#shared/match/scoreboard.ts';
import { useAlive } from '../parts/use-browser.ts';
import { useLanguage } from '../text/language.tsx';
import { AlertSettings } from './alert-settings.tsx';
import styles from './alerts.module.css';
import { isFollow, useAlerts } from './store.ts';
import { alertTexts } from './text.ts';

/** The bell of a match: whether it is followed, and a sheet to say what of it. */
export function FollowMatch({ board }: { board: Pick<Scoreboard, 'match' | 'sport' | 'sides'> }) {
  const { locale } = useLanguage();
  const text = alertTexts[locale];
  const alive = useAlive();
  const sheet = useRef<HTMLDialogElement>(null);
  const { shown } = useAlerts();
  const isFollowed = shown?.follows.some((follow) => isFollow(follow, { match_id: board.match })) ?? false;
  // Without its script the page can follow nothing.
  if (!alive) return null;
  return (
    <>
      <button
        type="button"
        className={styles.bell}
        data-on={isFollowed}
        aria-haspopup="dialog"
        onClick={() => sheet.current?.showModal()}
      >
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d="M10 3a4.500 4.500 0 0 1 4.500 4.500c0 4 1.500 5 1.500 6H4c0-1 1.500-2 1.500-6A4.500 4.500 0 0 1 10 3zM8.300 16.500a1.800 1.800 0 0 0 3.400 0" />
        </svg>
        {isFollowed ? text.following : text.follow}
      </button>
      <dialog ref={sheet} className={styles.sheet} aria-labelledby="alerts-title" closedby="any">
        <div className={styles.top}>
          <h2 id="alerts-title">{text.title}</h2>
          <button type="button" className={styles.plain} onClick={() => sheet.current?.close()}>
            {text.close}
          </button>
        </div>
        <AlertSettings board={board} />
      </dialog>
    </>
  );
}
