import { useMemo } from 'react';
import { useLink } from '../app/services.ts';
import { hrefOf } from '../stores/route.ts';
import { titleText } from '../text/sports.ts';
import styles from './hand-over.module.css';
import { h } from './text.ts';

/** Matches with events that are not in the log and that nobody has decided about. */
export function ForkedMatches() {
  const matches = useLink((link) => link.matches);
  const forked = useMemo(() => [...(matches?.values() ?? [])].filter((each) => each.forked > 0), [matches]);
  if (forked.length === 0) return null;
  return (
    <section aria-label={h.forks}>
      <p className={styles.title}>{h.forks}</p>
      <ul>
        {forked.map(({ match, scoreboard, forked: n }) => (
          <li key={match}>
            <a href={hrefOf({ screen: 'match', match })}>
              {h.forked(titleText(scoreboard.title, scoreboard.sides), n)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
