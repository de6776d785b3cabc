import type { Json } from '#shared/json/json.ts';
import styles from './event-form.module.css';
import type { Choice } from './field.ts';
import { withInPlace } from './places.ts';

interface Props {
  readonly label: string;
  readonly options: readonly Choice[];
  readonly places: number;
  readonly value: Json | undefined;
  readonly set: (value: readonly Json[]) => void;
}

/** Who stands where, from place 1. Who already stands somewhere brings the whole order along (places.ts). */
export function PlacesField({ label, options, places, value, set }: Props) {
  const standing = Array.isArray(value) ? value : [];
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {Array.from({ length: places }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place is its number
        <label key={place} className={styles.place}>
          {place + 1}
          <select
            value={String(standing[place] ?? '')}
            onChange={(event) => set(withInPlace(standing, place, event.target.value, places))}
          >
            <option value="">–</option>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}
