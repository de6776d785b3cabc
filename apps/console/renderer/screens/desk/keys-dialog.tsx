import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { MatchState } from '#shared/match/state.ts';
import { useServices } from '../../app/services.ts';
import { isMovable, meantBy, moved, signIn } from '../../keys/keymap.ts';
import { readKey } from '../../keys/router.ts';
import { useKeyMap } from '../../keys/use-keys.ts';
import type { KeyHelp, SportPad } from '../../pads/pad.ts';
import { Button, Kbd } from '../../parts/button.tsx';
import { t } from '../../text/text.ts';
import styles from './keys-dialog.module.css';

const { desk } = t.keysDialog;
const DESK_KEYS: readonly KeyHelp[] = [
  { keys: ['U'], does: desk.undo },
  { keys: ['Ctrl', 'Z'], does: desk.undoAlways },
  { keys: ['⇧', 'U'], does: desk.redo },
  { keys: ['E'], does: desk.edit },
  { keys: ['X'], does: desk.insist },
  { keys: ['Esc'], does: desk.escape },
  { keys: ['F2'], does: desk.review },
  { keys: ['Ctrl', '⏎'], does: desk.accept },
  { keys: ['Ctrl', '⌫'], does: desk.ignore },
  { keys: ['Ctrl', 'B'], does: desk.board },
  { keys: ['?'], does: desk.keys },
];

interface Props {
  readonly pad: SportPad | undefined;
  readonly state: MatchState;
  readonly close: () => void;
}

/** The cheat sheet, on paper as well; each of the pad's own keys can be moved to another. */
export function KeysDialog({ pad, state, close }: Props) {
  const { maps } = useServices().keys;
  const map = useKeyMap();
  const dialog = useRef<HTMLDialogElement>(null);
  /** The pad's key that waits for its new place. */
  const [moving, setMoving] = useState<string | null>(null);
  useEffect(() => dialog.current?.showModal(), []);

  function onKeyDown(event: KeyboardEvent) {
    if (moving === null) return;
    event.preventDefault();
    const press = readKey(event.nativeEvent);
    if (press !== null && isMovable(press.key)) maps.change(moved(map, moving, press.key));
    if (press?.key !== 'Shift') setMoving(null);
  }

  return (
    <dialog
      className={styles.dialog}
      ref={dialog}
      onClose={close}
      onKeyDown={onKeyDown}
      aria-label={t.keysDialog.title}
    >
      <div className={styles.head}>
        <h2>{t.keysDialog.title}</h2>
        <div className={styles.actions}>
          {Object.keys(map).length > 0 && <Button onClick={() => maps.change({})}>{t.keysDialog.reset}</Button>}
          <Button onClick={() => window.print()}>{t.keysDialog.print}</Button>
          <Button onClick={close}>{t.keysDialog.close}</Button>
        </div>
      </div>
      <p className={styles.hint} aria-live="polite">
        {moving === null ? t.keysDialog.moveHint : t.keysDialog.press(signIn(map, moving.toUpperCase()))}
      </p>
      <div className={styles.groups}>
        {(pad?.help(state) ?? []).map((group) => (
          <Group
            key={group.title}
            title={group.title}
            keys={group.keys.map((help) => ({ ...help, keys: help.keys.map((sign) => signIn(map, sign)) }))}
            moving={moving === null ? null : signIn(map, moving.toUpperCase())}
            move={(sign) => setMoving(meantBy(map, sign.toLowerCase()))}
          />
        ))}
        <Group title={t.keysDialog.deskTitle} keys={DESK_KEYS} moving={null} />
      </div>
    </dialog>
  );
}

interface GroupProps {
  readonly title: string;
  readonly keys: readonly KeyHelp[];
  readonly moving: string | null;
  /** Absent: these keys stay where they are. */
  readonly move?: (sign: string) => void;
}

function Group({ title, keys, moving, move }: GroupProps) {
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.list}>
        {keys.map(({ keys: signs, does }) => (
          <div key={does} className={styles.row}>
            <dt>
              {signs.map((sign) =>
                move !== undefined && sign.length === 1 && isMovable(sign.toLowerCase()) ? (
                  <button
                    key={sign}
                    type="button"
                    className={styles.move}
                    aria-label={t.keysDialog.move(sign, does)}
                    aria-pressed={moving === sign}
                    onClick={() => move(sign)}
                  >
                    {sign}
                  </button>
                ) : (
                  <Kbd key={sign}>{sign}</Kbd>
                ),
              )}
              <span className="visually-hidden">{signs.join(' ')}</span>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
