import { TextField } from '../../parts/form.tsx';
import styles from './set-up.module.css';
import { type FieldErrors, FORMAT_NUMBERS, FORMAT_SWITCHES, type FormatForm } from './setup-form.ts';
import { text } from './text.ts';

const { setUp } = text;

interface Props {
  readonly format: FormatForm;
  readonly set: (format: FormatForm) => void;
  readonly errors: FieldErrors;
}

/** The playing conditions behind the format's name, for leagues that have their own. */
export function FormatDetails({ format, set, errors }: Props) {
  const faulty = Object.keys(errors).some((path) => path.startsWith('format.'));
  return (
    <details className={styles.details} open={faulty || undefined}>
      <summary>{setUp.details}</summary>
      <p className={styles.hint}>{setUp.detailsHint}</p>
      <div className={styles.numbers}>
        <TextField
          label={setUp.fields.name}
          value={format.name}
          onChange={(event) => set({ ...format, name: event.target.value })}
          error={errors['format.name']}
          maxLength={40}
        />
        {FORMAT_NUMBERS.map((key) => (
          <TextField
            key={key}
            label={setUp.fields[key]}
            type="number"
            inputMode="numeric"
            value={format.numbers[key]}
            onChange={(event) => set({ ...format, numbers: { ...format.numbers, [key]: event.target.value } })}
            error={errors[`format.${key}`]}
          />
        ))}
      </div>
      <div className={styles.switches}>
        {FORMAT_SWITCHES.map((key) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={format.switches[key]}
              onChange={(event) => set({ ...format, switches: { ...format.switches, [key]: event.target.checked } })}
            />
            {setUp.fields[key]}
          </label>
        ))}
      </div>
    </details>
  );
}
