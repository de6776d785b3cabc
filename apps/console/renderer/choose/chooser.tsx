import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useKeys, useTakesLetters } from '../keys/use-keys.ts';
import { Button, Kbd } from '../parts/button.tsx';
import { TextField } from '../parts/form.tsx';
import { t } from '../text/text.ts';
import styles from './chooser.module.css';
import { asName, type Chosen, chooseBy, matching, type Option, startChoosing } from './chooser.ts';

interface Props {
  readonly title: string;
  readonly options: readonly Option[];
  readonly choose: (chosen: Chosen) => void;
  /** Steps back; absent: the question has to be answered. */
  readonly cancel?: { readonly label: string; readonly run: () => void };
  /** A name that is not listed may be given. */
  readonly free?: boolean;
  readonly children?: ReactNode;
}

/**
 * Names to choose from, without a text field: digits, letters and arrows go to the list itself, so that a tablet shows no
 * keyboard and a finger can simply take one.
 */
export function Chooser({ title, options, choose, cancel, free = false, children }: Props) {
  const [state, setState] = useState(startChoosing);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const shown = matching(options, state.query);
  const marked = shown[state.index];

  useEffect(() => list.current?.focus({ preventScroll: true }), []);

  useTakesLetters();
  useKeys('panel', (press) => {
    if (press.key === 'Escape' && state.query !== '') {
      setState(startChoosing);
      return true;
    }
    if (press.key === 'Escape' && cancel !== undefined) {
      cancel.run();
      return true;
    }
    const step = chooseBy(state, options, press, free);
    if (step === null) return false;
    if ('choosing' in step) setState(step.choosing);
    else choose(step.chosen);
    return true;
  });

  return (
    <section className={styles.chooser} aria-labelledby={`${id}-title`}>
      <div className={styles.head}>
        <h2 className={styles.title} id={`${id}-title`}>
          {title}
        </h2>
        <span className={styles.query} aria-live="polite">
          {state.query === '' ? t.choose.typeAhead : t.choose.typed(state.query)}
        </span>
        {children}
        {cancel !== undefined && (
          <Button look="quiet" hint="Esc" onClick={cancel.run}>
            {cancel.label}
          </Button>
        )}
      </div>
      <div
        className={styles.list}
        ref={list}
        role="listbox"
        tabIndex={-1}
        aria-labelledby={`${id}-title`}
        aria-activedescendant={marked === undefined ? undefined : `${id}-${state.index}`}
      >
        {shown.map((option, i) => (
          <div
            key={option.id}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === state.index}
            className={`${styles.option} ${option.muted === true ? styles.muted : ''}`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose({ id: option.id })}
            onKeyDown={undefined}
          >
            <span className={styles.number}>{i < 10 && <Kbd>{String((i + 1) % 10)}</Kbd>}</span>
            <span className={styles.label}>{option.label}</span>
            {option.note !== undefined && <span className={styles.note}>{option.note}</span>}
            {i === state.index && <Kbd>⏎</Kbd>}
          </div>
        ))}
      </div>
      {shown.length === 0 && state.query !== '' && !free && <p className={styles.query}>{t.choose.noMatch}</p>}
      {free && <NewName query={shown.length === 0 ? asName(state.query) : ''} add={(typed) => choose({ typed })} />}
    </section>
  );
}

interface NewNameProps {
  /** What was typed into the list and is nobody's name there. */
  readonly query: string;
  readonly add: (name: string) => void;
}

/** Somebody who is on no sheet: typed on the keys, or where there are none, into a field. */
function NewName({ query, add }: NewNameProps) {
  const [name, setName] = useState('');
  if (query !== '') {
    return (
      <Button look="primary" className={styles.add} hint="⏎" onClick={() => add(query)}>
        {t.choose.add(query)}
      </Button>
    );
  }
  return (
    <form
      className={styles.newName}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') add(name.trim());
      }}
    >
      <TextField
        label={t.choose.newName}
        value={name}
        maxLength={64}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" disabled={name.trim() === ''}>
        {t.fields.add}
      </Button>
    </form>
  );
}
