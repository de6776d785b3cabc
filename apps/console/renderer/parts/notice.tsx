import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface Props {
  readonly look: 'plain' | 'good' | 'warn' | 'bad';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A sentence that a person should see now. Bad news interrupts a screen reader, the rest waits its turn. */
export function Notice({ look, children, actions }: Props) {
  return (
    <div
      className={`${styles.notice} ${look === 'plain' ? '' : styles[look]}`}
      role={look === 'bad' ? 'alert' : 'status'}
    >
      <div className={styles.text}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
