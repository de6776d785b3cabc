import { useState } from 'react';
import { type Json, parseJson } from '#shared/json/json.ts';
import { clockText } from '#shared/sports/clock.ts';
import { SelectField, TextArea, TextField } from '../parts/form.tsx';
import { objection } from '../text/objections.ts';
import styles from './event-form.module.css';
import type { Field } from './field.ts';
import { ManyField } from './many-field.tsx';
import { PlacesField } from './places-field.tsx';
import { readClock } from './read-clock.ts';

interface Props {
  readonly field: Field;
  readonly value: Json | undefined;
  /** Undefined: no value. */
  readonly set: (value: Json | undefined) => void;
}

export function FieldControl({ field, value, set }: Props) {
  switch (field.kind) {
    case 'count':
      return (
        <TextField
          label={field.label}
          type="number"
          inputMode="decimal"
          min={field.min}
          max={field.max}
          step={field.step ?? 1}
          value={typeof value === 'number' ? value : ''}
          onChange={(event) => {
            const empty = field.nullable === true ? null : undefined;
            set(event.target.value === '' ? empty : Number(event.target.value));
          }}
        />
      );
    case 'text':
      return (
        <TextField
          label={field.label}
          maxLength={field.max}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => set(event.target.value === '' ? undefined : event.target.value)}
        />
      );
    case 'clock':
      return <ClockField label={field.label} value={value} set={set} />;
    case 'switch':
      return (
        <label className={styles.switch}>
          <input
            type="checkbox"
            checked={value === true}
            onChange={(event) => set(event.target.checked ? true : field.needed === true ? false : undefined)}
          />
          {field.label}
        </label>
      );
    case 'choice':
      return (
        <SelectField
          label={field.label}
          value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
          onChange={(event) => {
            const chosen = field.options.find((option) => String(option.value) === event.target.value);
            set(chosen?.value ?? (field.nullable === true ? null : undefined));
          }}
        >
          {(field.none !== undefined || value === undefined || value === '') && (
            <option value="">{field.none ?? ''}</option>
          )}
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </SelectField>
      );
    case 'many':
      return <ManyField label={field.label} options={field.options} value={value} set={set} />;
    case 'places':
      return <PlacesField label={field.label} options={field.options} places={field.places} value={value} set={set} />;
    case 'json':
      return <JsonField label={field.label} value={value} set={set} />;
  }
}

/** How a clock is written, in any language. */
const EXAMPLE = '12:34';

/** What is no time stays in the box, marked, and changes nothing. */
function ClockField({ label, value, set }: Pick<Props, 'value' | 'set'> & { readonly label: string }) {
  const [typed, setTyped] = useState(() => (typeof value === 'number' ? clockText('down', value) : ''));
  const wrong = typed.trim() !== '' && readClock(typed) === null;
  return (
    <TextField
      label={label}
      inputMode="numeric"
      placeholder={EXAMPLE}
      value={typed}
      error={wrong ? EXAMPLE : undefined}
      onChange={(event) => {
        setTyped(event.target.value);
        const ms = readClock(event.target.value);
        if (ms !== null) set(ms);
        else if (event.target.value.trim() === '') set(undefined);
      }}
    />
  );
}

/** What is no JSON stays in the box, marked, and changes nothing. */
function JsonField({ label, value, set }: Pick<Props, 'value' | 'set'> & { readonly label: string }) {
  const [text, setText] = useState(() => (value === undefined ? '' : JSON.stringify(value)));
  const parsed = text.trim() === '' ? null : parseJson(text);
  return (
    <TextArea
      label={label}
      rows={3}
      spellCheck={false}
      value={text}
      error={parsed?.ok === false ? objection(parsed.problem) : undefined}
      onChange={(event) => {
        setText(event.target.value);
        const next = event.target.value.trim() === '' ? null : parseJson(event.target.value);
        if (next === null) set(undefined);
        else if (next.ok) set(next.value);
      }}
    />
  );
}
