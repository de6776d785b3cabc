import type { ReactNode } from 'react';
import styles from './notice.module.css';

/** An empty or failed place: what is the matter, and what to do. */
export function Notice({ title, children, action }: { title?: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.notice}>
      {title !== undefined && <h2 className={styles.title}>{title}</h2>}
      {children !== undefined && <p className={styles.text}>{children}</p>}
      {action}
    </div>
  );
}

export function Button({ onClick, children, busy = false }: { onClick(): void; children: ReactNode; busy?: boolean }) {
  return (
    <button type="button" className={styles.button} onClick={onClick} aria-disabled={busy}>
      {children}
    </button>
  );
}
