import type { ReactNode } from 'react';
import { Link } from '../route/link.tsx';
import { text } from '../text/text.ts';
import styles from './header.module.css';

/** Height of the header in px: what it covers when the page has scrolled. */
export const HEADER_HEIGHT = 52;

/** The page's head: always in sight, so `score` may take over when the scoreboard has scrolled away. */
export function Header({ score, status }: { score?: ReactNode; status?: ReactNode }) {
  return (
    <header className={styles.header}>
      <a className={styles.skip} href="#content">
        {text.skip}
      </a>
      <div className={styles.row}>
        <Link href="/" className={styles.brand} aria-label={text.home}>
          <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
            <rect width="32" height="32" rx="8" fill="var(--accent)" />
            <path className={styles.pulse} d="M7 20.5h5l3-9 4 12 2.5-6H25" />
          </svg>
          <span className={score === undefined ? undefined : styles.yields}>{text.brand}</span>
        </Link>
        <div className={styles.score}>{score}</div>
        <div className={styles.status}>{status}</div>
      </div>
    </header>
  );
}
