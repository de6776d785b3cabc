import type { CommentaryEntry } from '#shared/wire/live.ts';
import styles from './badge.module.css';

/** Two or three characters for a play: "4", "W", "1lb". What it means stands in the text beside it. */
export function Badge({ kind, children, corrected = false }: BadgeProps) {
  return (
    <span className={styles.badge} data-kind={kind} data-badge={children} data-corrected={corrected}>
      {children}
    </span>
  );
}

interface BadgeProps {
  readonly kind: CommentaryEntry['kind'];
  readonly children: string;
  readonly corrected?: boolean;
}
