import { useEffect, useState } from 'react';
import type { Scoreboard } from '#shared/match/scoreboard.ts';
import { FollowMatch } from '../alerts/follow-match.tsx';
import { useAlive } from '../parts/use-browser.ts';
import { pathOf } from '../route/route.ts';
import { useText } from '../text/language.tsx';
import styles from './match-actions.module.css';
import { matchTitle } from './score-text.ts';

const CONFIRMED_FOR = 3_000;

/** What a reader can do with the match. */
export function MatchActions({ board }: { board: Scoreboard }) {
  return (
    <div className={styles.actions}>
      <FollowMatch board={board} />
      <Share board={board} />
    </div>
  );
}

/** The address without a language: who opens it gets their own. */
function Share({ board }: { board: Scoreboard }) {
  const text = useText();
  const alive = useAlive();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), CONFIRMED_FOR);
    return () => clearTimeout(timer);
  }, [copied]);
  const share = async () => {
    const path = pathOf({ page: 'match', match: board.match, view: 'commentary' }, null);
    const link = { title: matchTitle(board), url: new URL(path, window.location.href).href };
    // A reader who closes the device's own menu has changed their mind: that is no failure.
    if (typeof navigator.share === 'function') return navigator.share(link).catch(() => {});
    await navigator.clipboard?.writeText(link.url).then(
      () => setCopied(true),
      () => {},
    );
  };
  if (!alive) return null;
  return (
    <>
      <span role="status" className={styles.done}>
        {copied && text.match.shared}
      </span>
      <button type="button" className={styles.action} onClick={() => void share()}>
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d="M10 12.5V3m0 0L6.5 6.5M10 3l3.500 3.500M4 10v6h12v-6" />
        </svg>
        {text.match.share}
      </button>
    </>
  );
}
