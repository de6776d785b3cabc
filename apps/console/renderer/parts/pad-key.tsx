import { type MouseEvent, type ReactNode, useRef } from 'react';
import { useKeySign } from '../keys/use-keys.ts';
import { Kbd } from './button.tsx';
import styles from './pad-key.module.css';

export type KeyLook = 'plain' | 'run' | 'four' | 'six' | 'extra' | 'wicket' | 'score' | 'card' | 'major';

interface Props {
  readonly hint: string;
  readonly look: KeyLook;
  /** Why it cannot be done now; null: it can. */
  readonly blocked: string | null;
  /** A rule speaks against it, and may be set aside. */
  readonly doubtful?: boolean;
  readonly pressed?: boolean;
  /** Scores at once: a second press right after the first is a slip. */
  readonly single?: boolean;
  readonly press: () => void;
  readonly children: ReactNode;
}

/** Two actions are never this close; two taps of a nervous finger are. */
const DOUBLE_TAP_MS = 300;

/** A key of a pad on the screen: one press here is one key there. */
export function PadKey({ hint, look, blocked, doubtful, pressed, single, press, children }: Props) {
  const sign = useKeySign(hint);
  const last = useRef(-DOUBLE_TAP_MS);
  const guarded = ({ timeStamp }: MouseEvent) => {
    const since = timeStamp - last.current;
    last.current = timeStamp;
    if (single !== true || since >= DOUBLE_TAP_MS) press();
  };
  return (
    <button
      type="button"
      className={`${styles.key} ${styles[look] ?? ''} ${doubtful === true ? styles.doubtful : ''}`}
      aria-disabled={blocked !== null}
      aria-pressed={pressed}
      aria-keyshortcuts={sign}
      title={blocked ?? undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={guarded}
    >
      {children}
      <span className={styles.hint}>
        <Kbd>{sign}</Kbd>
      </span>
    </button>
  );
}
