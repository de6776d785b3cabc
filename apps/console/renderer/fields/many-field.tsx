import { type KeyboardEvent, useRef, useState } from 'react';
import type { Json } from '#shared/json/json.ts';
import styles from './event-form.module.css';
import type { Choice } from './field.ts';
import { SearchedByTyping } from './searched-by-typing.ts';

interface Props {
  readonly label: string;
  readonly options: readonly Choice[];
  readonly value: Json | undefined;
  readonly set: (value: readonly Json[]) => void;
}

/**
 * Any number of the options, ticked off. One stop for the Tab key, as with a list: the arrows go from one to the next,
 * and a shirt number or the beginning of a name goes to whom it means.
 */
export function ManyField({ label, options, value, set }: Props) {
  const chosen: readonly Json[] = Array.isArray(value) ? value : [];
  const group = useRef<HTMLFieldSetElement>(null);
  const [at, setAt] = useState(0);
  const [typed] = useState(() => new SearchedByTyping(options.map((option) => option.label)));

  function goTo(index: number) {
    const next = (index + options.length) % options.length;
    setAt(next);
    group.current?.querySelectorAll('input')[next]?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const found = step === undefined ? typed.find(event.key, at, event.timeStamp) : at + step;
    if (found === null) return;
    event.preventDefault();
    goTo(found);
  }

  return (
    <fieldset ref={group} className={styles.group} onKeyDown={onKeyDown}>
      <legend>
        {label} <span className={styles.tally}>{chosen.length}</span>
      </legend>
      {options.map((option, index) => (
        <label key={option.value} className={styles.tick}>
          <input
            type="checkbox"
            tabIndex={index === at ? 0 : -1}
            onFocus={() => setAt(index)}
            checked={chosen.includes(option.value)}
            onChange={(event) => {
              const others = chosen.filter((each) => each !== option.value);
              set(event.target.checked ? [...others, option.value] : others);
            }}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
