import type { Json } from '#shared/json/json.ts';
import { SelectField, TextField } from '../parts/form.tsx';
import styles from './event-form.module.css';
import type { Field } from './field.ts';

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
          onChange={(event) => set(event.target.value === '' ? undefined : Number(event.target.value))}
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
    case 'switch':
      return (
        <label className={styles.switch}>
          <input
            type="checkbox"
            checked={value === true}
            onChange={(event) => set(event.target.checked ? true : undefined)}
          />
          {field.label}
        </label>
      );
    case 'choice':
      return (
        <SelectField
          label={field.label}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => set(event.target.value === '' ? undefined : event.target.value)}
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
  }
}
