import { type FormEvent, useState } from 'react';
import type { Json, JsonObject } from '#shared/json/json.ts';
import { Button } from '../parts/button.tsx';
import { useFirstField } from '../parts/use-first-field.ts';
import styles from './event-form.module.css';
import { type Field, valueAt, withValue } from './field.ts';
import { FieldControl } from './field-control.tsx';

interface FieldsProps {
  readonly data: JsonObject;
  readonly fields: readonly Field[];
  readonly change: (data: JsonObject) => void;
}

/** The fields of one event's data. */
export function Fields({ data, fields, change }: FieldsProps) {
  return (
    <div className={styles.fields}>
      {fields.map((field) => (
        <div
          key={field.path}
          className={[styles[field.kind === 'switch' ? 'switchField' : field.kind], field.half && styles[field.half]]
            .filter(Boolean)
            .join(' ')}
        >
          <FieldControl
            field={field}
            value={valueAt(data, field.path)}
            set={(value: Json | undefined) => change(withValue(data, field.path, value))}
          />
        </div>
      ))}
    </div>
  );
}

interface FormProps {
  readonly title: string;
  readonly initial: JsonObject;
  readonly fields: (data: JsonObject) => readonly Field[];
  readonly submit: { readonly label: string; readonly run: (data: JsonObject) => void };
  readonly cancel: { readonly label: string; readonly run: () => void };
}

/** An event as a small form of its own. */
export function EventForm({ title, initial, fields, submit, cancel }: FormProps) {
  const [data, setData] = useState(initial);
  const form = useFirstField();

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    submit.run(data);
  }

  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={title}
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel.run();
        // In a list too, as in every other field: browsers leave that to the page.
        if (event.key === 'Enter' && event.target instanceof HTMLSelectElement) {
          event.preventDefault();
          form.current?.requestSubmit();
        }
      }}
    >
      <h2 className={styles.title}>{title}</h2>
      <Fields data={data} fields={fields(data)} change={setData} />
      <div className={styles.actions}>
        <Button look="primary" type="submit">
          {submit.label}
        </Button>
        <Button onClick={cancel.run}>{cancel.label}</Button>
      </div>
    </form>
  );
}
