import type { ReactNode } from 'react';
import styles from './side.module.css';

/** One of the side's tabs that scrolls as a whole, by keys as well. */
export function TabPanel({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <div className={styles.scroll} role="tabpanel" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
