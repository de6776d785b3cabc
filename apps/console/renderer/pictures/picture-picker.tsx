import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from '../parts/button.tsx';
import styles from './pictures.module.css';
import { text } from './text.ts';

interface Props {
  readonly label: string;
  readonly take: (files: readonly File[]) => void;
  readonly busy: boolean;
  readonly children: ReactNode;
}

/** Takes pictures, chosen or dropped anywhere on what it surrounds. */
export function PicturePicker({ label, take, busy, children }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

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
        take([...event.dataTransfer.files]);
      }}
    >
      {children}
      <div className={styles.choose}>
        <Button disabled={busy} onClick={() => input.current?.click()}>
          {busy ? text.busy : over ? text.drop : label}
        </Button>
        <span className={styles.hint}>{text.hint}</span>
      </div>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        multiple
        hidden
        onChange={({ target }) => {
          take([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </div>
  );
}
