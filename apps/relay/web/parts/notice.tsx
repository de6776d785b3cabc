import type { ReactNode } from 'react';
import styles from './notice.module.css';

/** An empty or failed place: what is the matter, and what to do. */
export function Notice({ title, children, action }: NoticeProps) {
  return (
    <div className={styles.notice}>
      {title !== undefined && <h1 className={styles.title}>{title}</h1>}
      {children !== undefined && <p className={styles.text}>{children}</p>}
      {action}
    </div>
  );
}

interface NoticeProps {
  /** For a notice that stands for the whole page. */
  readonly title?: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export function Button({ onClick, children, busy = false }: { onClick(): void; children: ReactNode; busy?: boolean }) {
  return (
    <button type="button" className={styles.button} onClick={onClick} aria-disabled={busy}>
      {children}
    </button>
  );
}
