import type { ReactNode } from 'react';
import { useRoute } from '../route/history.ts';
import { Link } from '../route/link.tsx';
import { pathOf } from '../route/route.ts';
import { languages, useLanguage } from '../text/language.tsx';
import styles from './header.module.css';
import { SavedNote } from './saved.tsx';

/** Height of the header in px: what it covers when the page has scrolled. */
export const HEADER_HEIGHT = 52;

/** The page's head: always in sight, so `score` may take over when the scoreboard has scrolled away. */
export function Header({ score, status }: { score?: ReactNode; status?: ReactNode }) {
  const { text } = useLanguage();
  return (
    <header className={styles.header}>
      <a className={styles.skip} href="#content">
        {text.skip}
      </a>
      <div className={styles.row}>
        <Link to={{ page: 'list' }} className={styles.brand} aria-label={text.home}>
          <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
            <rect width="32" height="32" rx="8" fill="var(--accent)" />
            <path className={styles.pulse} d="M7 20.5h5l3-9 4 12 2.5-6H25" />
          </svg>
          <span className={score === undefined ? undefined : styles.yields}>{text.brand}</span>
        </Link>
        <div className={styles.score}>{score}</div>
        <div className={styles.status}>{status}</div>
        <LanguageSwitch />
      </div>
      <SavedNote />
    </header>
  );
}

/**
 * Whole links, not a click handler: the page in the other language is another page, and works without JavaScript. It is
 * named in its own language.
 */
function LanguageSwitch() {
  const { locale, text } = useLanguage();
  const route = useRoute();
  return (
    <nav className={styles.languages} aria-label={text.language}>
      {languages
        .filter((each) => each.locale !== locale)
        .map((each) => (
          <a key={each.locale} href={pathOf(route, each.locale)} hrefLang={each.locale} lang={each.locale}>
            {each.name}
          </a>
        ))}
    </nav>
  );
}
