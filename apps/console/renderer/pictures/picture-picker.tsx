import type { ReactNode } from 'react';
import { FileDrop } from '../parts/file-drop.tsx';
import styles from './pictures.module.css';
import { text } from './text.ts';

interface Props {
  readonly label: string;
  readonly take: (files: readonly File[]) => void;
  readonly busy: boolean;
  readonly children: ReactNode;
}

export function PicturePicker({ label, take, busy, children }: Props) {
  return (
    <FileDrop
      label={(over) => (busy ? text.busy : over ? text.drop : label)}
      accept="image/png,image/jpeg,image/webp"
      multiple
      disabled={busy}
      take={take}
      note={<span className={styles.hint}>{text.hint}</span>}
    >
      {children}
    </FileDrop>
  );
}
