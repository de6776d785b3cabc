import { useEffect, useRef } from 'react';
import type { MatchState } from '#shared/match/state.ts';
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
  { keys: ['?'], does: desk.keys },
];

interface Props {
  readonly pad: SportPad | undefined;
  readonly state: MatchState;
  readonly close: () => void;
}

export function KeysDialog({ pad, state, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const groups = [...(pad?.help(state) ?? []), { title: t.keysDialog.deskTitle, keys: DESK_KEYS }];
  return (
    <dialog className={styles.dialog} ref={dialog} onClose={close} aria-label={t.keysDialog.title}>
      <div className={styles.head}>
        <h2>{t.keysDialog.title}</h2>
        <Button onClick={close}>{t.keysDialog.close}</Button>
      </div>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className={styles.title}>{group.title}</h3>
            <dl className={styles.list}>
              {group.keys.map(({ keys, does }) => (
                <div key={does} className={styles.row}>
                  <dt>
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                    <span className="visually-hidden">{keys.join(' ')}</span>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}
