import { useState } from 'react';
import type { Output, OutputList, OutputShow, OutputSlides } from '#shared/wire/outputs.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/form.tsx';
import page from '../page.module.css';
import { addressOf, dataAddress } from './address.ts';
import { LookForm } from './look-form.tsx';
import styles from './outputs.module.css';
import { text } from './text.ts';

interface Props {
  readonly output: OutputList['outputs'][number];
  readonly origin: string;
  /** Where the preview is loaded from; null: this page may show none. */
  readonly previewOrigin: string | null;
  readonly match: string;
  readonly outputKey: string;
  readonly slides: OutputSlides;
  readonly show: (output: string, show: OutputShow) => void;
  readonly save: (output: Output) => Promise<boolean>;
  readonly remove: (name: string) => void;
}

export function OutputCard({ output, origin, previewOrigin, match, outputKey, slides, show, save, remove }: Props) {
  const { name, kind, watching } = output;
  const [preview, setPreview] = useState(false);
  const showing = slides.showing.find((one) => one.output === name);
  const addresses =
    kind === 'data'
      ? ['json', 'csv', 'xml'].map((format) => dataAddress(origin, name, match, format, outputKey))
      : [addressOf(origin, output, match, outputKey)];
  return (
    <section className={`${page.card} ${styles.output}`} aria-label={name}>
      <div className={styles.head}>
        <h2>{name}</h2>
        <span className={styles.kind}>
          {text.kinds[kind]}: {text.kindHints[kind]}
        </span>
        {kind !== 'data' && <span className={styles.watching}>{text.watching(watching)}</span>}
      </div>
      {addresses.map((address) => (
        <Address key={address} address={address} label={text.address(kind === 'data' ? extension(address) : name)} />
      ))}
      {kind !== 'data' && (
        <fieldset className={styles.controls}>
          <legend className="visually-hidden">{`${text.onAir}: ${name}`}</legend>
          <Button pressed={showing === undefined} onClick={() => show(name, { show: 'auto' })}>
            {text.auto}
          </Button>
          <Button pressed={showing?.show === 'hide'} onClick={() => show(name, { show: 'hide' })}>
            {text.hide}
          </Button>
          <Button onClick={() => show(name, { show: 'next' })}>{text.next}</Button>
          <SelectField
            label={text.slide}
            value={showing?.slide ?? ''}
            onChange={({ target }) =>
              show(name, target.value === '' ? { show: 'auto' } : { show: 'slide', slide: target.value })
            }
          >
            <option value="">{text.noSlide}</option>
            {slides.slides.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </SelectField>
        </fieldset>
      )}
      {kind !== 'data' && previewOrigin !== null && (
        <details className={styles.more} onToggle={({ currentTarget }) => setPreview(currentTarget.open)}>
          <summary>{text.preview}</summary>
          {preview && (
            <iframe
              className={styles.preview}
              title={`${text.preview}: ${name}`}
              src={addressOf(previewOrigin, output, match, outputKey)}
            />
          )}
        </details>
      )}
      <details className={styles.more}>
        <summary>{text.settings}</summary>
        <LookForm output={output} save={save} remove={remove} />
      </details>
    </section>
  );
}

function extension(address: string): string {
  return /\.(\w+)\?/.exec(address)?.[1]?.toUpperCase() ?? '';
}

function Address({ address, label }: { readonly address: string; readonly label: string }) {
  const [copied, setCopied] = useState(false);

  async function copy(input: HTMLInputElement | null) {
    input?.select();
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      // Without HTTPS a browser may refuse; the address is selected, and Ctrl+C takes it.
      setCopied(document.execCommand('copy'));
    }
  }

  return (
    <div className={styles.address}>
      <TextField label={label} value={address} readOnly onFocus={({ target }) => target.select()} />
      <Button
        onClick={({ currentTarget }) => void copy(currentTarget.parentElement?.querySelector('input') ?? null)}
        onBlur={() => setCopied(false)}
      >
        {copied ? text.copied : text.copy}
      </Button>
      <a className={styles.open} href={address} target="_blank" rel="noreferrer">
        {text.open}
      </a>
    </div>
  );
}
