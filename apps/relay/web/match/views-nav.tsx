import { useEffect, useRef } from 'react';
import { Link } from '../route/link.tsx';
import { VIEWS, type View } from '../route/route.ts';
import { useText } from '../text/language.tsx';
import styles from './views-nav.module.css';

/** The match's parts. Links, as each has an address: they can be shared, and work without JavaScript. */
export function ViewsNav({ match, view }: { match: string; view: View }) {
  const text = useText();
  const list = useRef<HTMLUListElement>(null);
  // On a phone the row scrolls: the part on show stays in sight. `view` is what the effect is about.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen link is found by its attribute
  useEffect(() => {
    const chosen = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (chosen == null || list.current === null) return;
    list.current.scrollLeft = chosen.offsetLeft - (list.current.clientWidth - chosen.offsetWidth) / 2;
  }, [view]);
  return (
    <nav className={styles.nav} aria-label={text.match.views}>
      <ul ref={list} className={styles.list}>
        {VIEWS.map((each) => (
          <li key={each}>
            <Link
              to={{ page: 'match', match, view: each }}
              stay
              className={styles.link}
              {...(each === view && { 'aria-current': 'page' })}
            >
              {text.match[each]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
