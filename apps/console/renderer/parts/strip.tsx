import type { ReactNode } from 'react';
import styles from './strip.module.css';

interface Props {
  readonly label: string;
  readonly look?: 'plain' | 'warn' | 'bad';
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

/** Something that asks for a word and holds nothing up: it has its own place beside the pad. */
export function Strip({ label, look = 'plain', children, actions }: Props) {
  return (
    <section
      className={`${styles.strip} ${look === 'plain' ? '' : styles[look]}`}
      aria-label={label}
      role={look === 'bad' ? 'alert' : undefined}
      aria-live={look === 'bad' ? 'assertive' : 'polite'}
    >
      <div className={styles.text}>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </section>
  );
}
