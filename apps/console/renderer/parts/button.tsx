import type { ComponentProps } from 'react';
import styles from './button.module.css';

type Look = 'plain' | 'primary' | 'danger' | 'quiet';

interface Props extends ComponentProps<'button'> {
  readonly look?: Look;
  readonly pressed?: boolean;
  /** Key that does the same; shown on the button. */
  readonly hint?: string | undefined;
}

/**
 * A button that a pointer does not focus: the next Enter then belongs to the pad again, and only somebody who walks
 * with Tab presses a button with it.
 */
export function Button({ look = 'plain', pressed, hint, className, children, ...rest }: Props) {
  const classes = [styles.button, styles[look], pressed === true && styles.pressed, className]
    .filter(Boolean)
    .join(' ');
  return (
    <button
      type="button"
      className={classes}
      aria-pressed={pressed}
      aria-keyshortcuts={hint}
      onMouseDown={(event) => event.preventDefault()}
      {...rest}
    >
      {children}
      {hint !== undefined && <Kbd>{hint}</Kbd>}
    </button>
  );
}

export function Kbd({ children }: { readonly children: string }) {
  return (
    <span className={styles.kbd} aria-hidden="true">
      {children}
    </span>
  );
}
