import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from './form.module.css';

interface Common {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

interface Wired {
  readonly id: string;
  readonly className: string | undefined;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

/** A label, a control and what there is to say about it, tied together for screen readers. */
function Row({ label, hint, error, control }: Common & { readonly control: (wired: Wired) => ReactNode }) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  const wired: Wired = {
    id,
    className: styles.input,
    'aria-invalid': error !== undefined,
    'aria-describedby': described === '' ? undefined : described,
  };
  return (
    <div className={styles.row}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {control(wired)}
      {error !== undefined && (
        <span className={styles.error} id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
      {hint !== undefined && (
        <span className={styles.hint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}

export function TextField({ label, hint, error, ...input }: Common & ComponentProps<'input'>) {
  return (
    <Row label={label} hint={hint} error={error} control={(wired) => <input type="text" {...input} {...wired} />} />
  );
}

export function TextArea({ label, hint, error, ...input }: Common & ComponentProps<'textarea'>) {
  return <Row label={label} hint={hint} error={error} control={(wired) => <textarea {...input} {...wired} />} />;
}

export function SelectField({ label, hint, error, children, ...input }: Common & ComponentProps<'select'>) {
  return (
    <Row
      label={label}
      hint={hint}
      error={error}
      control={(wired) => (
        <select {...input} {...wired}>
          {children}
        </select>
      )}
    />
  );
}
