import type { CommentaryEntry } from '#shared/wire/live.ts';
import { Badge } from '../parts/badge.tsx';
import { useText } from '../text/language.tsx';
import { latestBadges } from './badges.ts';
import styles from './strip.module.css';

/** As many as a wide screen shows in one row. */
const SHOWN = 24;

/** The latest plays at a glance, the newest at the right end. */
export function Strip({ entries }: { entries: readonly CommentaryEntry[] }) {
  const text = useText();
  const groups = latestBadges(entries, SHOWN);
  return (
    <section aria-label={text.match.strip} className={styles.strip}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <div className={styles.row} tabIndex={0}>
        {groups.map(({ label, badges }) => (
          <div key={badges.at(-1)?.id} className={styles.group}>
            <ol className={styles.badges}>
              {badges.map((badge) => (
                <li key={badge.id} title={`${badge.mark} ${badge.text}`}>
                  <Badge kind={badge.kind} corrected={badge.corrected === true}>
                    {badge.badge}
                  </Badge>
                </li>
              ))}
            </ol>
            {label !== '' && <span className={styles.label}>{label}</span>}
          </div>
        ))}
      </div>
    </section>
  );
}
