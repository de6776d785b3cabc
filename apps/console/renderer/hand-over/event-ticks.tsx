import styles from './event-ticks.module.css';
import { h } from './text.ts';
import type { Stage } from './ticks.ts';

const LIT: Readonly<Record<Stage, number>> = { saving: 0, here: 1, stored: 2, sent: 2, seen: 3 };

/** Three small dots: saved here, stored at the relay, seen by fans. */
export function EventTicks({ stage }: { readonly stage: Stage }) {
  return (
    <span className={styles.ticks} role="img" aria-label={h.ticks[stage]} title={h.ticks[stage]}>
      {[1, 2, 3].map((tick) => (
        <span
          key={tick}
          className={tick <= LIT[stage] ? styles.lit : tick === 3 && stage === 'sent' ? styles.sent : styles.dark}
        />
      ))}
    </span>
  );
}
