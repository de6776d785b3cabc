import { type ReactNode, useState } from 'react';
import { FileDrop } from '../parts/file-drop.tsx';
import { objection } from '../text/objections.ts';
import { readSquadFile, type SquadFile } from './squad-file.ts';
import { fileText } from './squad-file-text.ts';
import styles from './squad-picker.module.css';

interface Props {
  readonly take: (squad: SquadFile) => void;
  readonly children: ReactNode;
}

/** Takes a squad's file. */
export function SquadPicker({ take, children }: Props) {
  const [fault, setFault] = useState<string | null>(null);

  async function read(file: File | undefined) {
    if (file === undefined) return;
    const squad = await readSquadFile(file);
    setFault(squad.ok ? null : objection(squad.problem));
    if (squad.ok) take(squad.value);
  }

  return (
    <FileDrop
      label={(over) => (over ? fileText.drop : fileText.choose)}
      accept=".csv,.tsv,.txt,.json"
      take={([file]) => void read(file)}
      note={
        fault !== null && (
          <span className={styles.fault} role="alert">
            {fault}
          </span>
        )
      }
    >
      {children}
    </FileDrop>
  );
}
