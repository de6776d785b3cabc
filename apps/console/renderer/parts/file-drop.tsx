import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from './button.tsx';
import styles from './file-drop.module.css';

interface Props {
  /** Says what the button does; `over`: a file is being held over the area. */
  readonly label: (over: boolean) => string;
  /** As of the HTML attribute. */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly take: (files: readonly File[]) => void;
  /** Stands beside the button. */
  readonly note: ReactNode;
  readonly children: ReactNode;
}

/** Takes files, chosen or dropped anywhere on what it surrounds. */
export function FileDrop({ label, accept, multiple = false, disabled = false, take, note, children }: Props) {
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
        <Button disabled={disabled} onClick={() => input.current?.click()}>
          {label(over)}
        </Button>
        {note}
      </div>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={multiple}
        hidden
        onChange={({ target }) => {
          take([...(target.files ?? [])]);
          // The same file again, after it was mended, is news too.
          target.value = '';
        }}
      />
    </div>
  );
}
