import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { readSquadFile, type SquadFile } from './squad-file.ts';
import { fileText } from './squad-file-text.ts';
import styles from './squad-picker.module.css';

interface Props {
  readonly take: (squad: SquadFile) => void;
  readonly children: ReactNode;
}

/** Takes a squad's file, chosen or dropped anywhere on what it surrounds. */
export function SquadPicker({ take, children }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  async function read(file: File | undefined) {
    if (file === undefined) return;
    const squad = await readSquadFile(file);
    setFault(squad.ok ? null : squad.problem.message);
    if (squad.ok) take(squad.value);
  }

  const hasFile = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut; the button does the same by keys
    <div
      className={over ? styles.over : styles.area}
      onDragOver={(event) => {
        if (!hasFile(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!hasFile(event)) return;
        event.preventDefault();
        setOver(false);
        void read(event.dataTransfer.files[0]);
      }}
    >
      {children}
      <div className={styles.choose}>
        <Button onClick={() => input.current?.click()}>{over ? fileText.drop : fileText.choose}</Button>
        {fault !== null && (
          <span className={styles.fault} role="alert">
            {fault}
          </span>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.json"
        hidden
        onChange={(event) => {
          void read(event.target.files?.[0]);
          // The same file again, after it was mended, is news too.
          event.target.value = '';
        }}
      />
    </div>
  );
}
