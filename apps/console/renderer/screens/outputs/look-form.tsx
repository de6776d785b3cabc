import { type FormEvent, useState } from 'react';
import { Locale } from '#shared/text/locale.ts';
import { type Output, OutputLook } from '#shared/wire/outputs.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/form.tsx';
import styles from './outputs.module.css';
import { text } from './text.ts';

interface Props {
  readonly output: Output;
  readonly save: (output: Output) => Promise<boolean>;
  readonly remove: (name: string) => void;
}

const { fields } = text;

/** How an output looks. Screens that show it follow as soon as it is saved. */
export function LookForm({ output: { name, kind, look: saved }, save, remove }: Props) {
  const [look, setLook] = useState(saved);
  const [done, setDone] = useState(false);

  function set(change: Partial<OutputLook>) {
    setLook({ ...look, ...change });
    setDone(false);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    setDone(await save({ name, kind, look }));
  }

  const number = (field: 'delay' | 'seconds' | 'sponsors', label: string, hint?: string) => (
    <TextField
      label={label}
      {...(hint !== undefined && { hint })}
      type="number"
      inputMode="numeric"
      min={OutputLook.shape[field].minValue ?? 0}
      max={OutputLook.shape[field].maxValue ?? undefined}
      required
      value={look[field]}
      onChange={({ target }) => set({ [field]: target.valueAsNumber || 0 })}
    />
  );
  const colour = (field: 'home' | 'away', label: string) => (
    <TextField
      label={label}
      hint={fields.colourHint}
      pattern="#[0-9a-fA-F]{6}"
      value={look[field] ?? ''}
      onChange={({ target }) => set({ [field]: target.value === '' ? null : target.value })}
    />
  );
  const check = (field: 'hold' | 'auto' | 'guides', label: string) => (
    <label className={styles.check}>
      <input type="checkbox" checked={look[field]} onChange={({ target }) => set({ [field]: target.checked })} />
      {label}
    </label>
  );

  return (
    <form onSubmit={(event) => void submit(event)}>
      <div className={styles.fields}>
        <SelectField
          label={fields.language}
          value={look.language}
          onChange={({ target }) => set({ language: Locale.catch('en').parse(target.value) })}
        >
          {Locale.options.map((language) => (
            <option key={language} value={language}>
              {fields.languages[language]}
            </option>
          ))}
        </SelectField>
        {number('delay', fields.delay, fields.delayHint)}
        {check('hold', fields.hold)}
        {kind !== 'data' && (
          <>
            <SelectField
              label={fields.theme}
              value={look.theme}
              onChange={({ target }) => set({ theme: OutputLook.shape.theme.catch('dark').parse(target.value) })}
            >
              {OutputLook.shape.theme.options.map((theme) => (
                <option key={theme} value={theme}>
                  {fields.themes[theme]}
                </option>
              ))}
            </SelectField>
            {kind === 'overlay' && (
              <SelectField
                label={fields.place}
                value={look.place}
                onChange={({ target }) => set({ place: OutputLook.shape.place.catch('top-left').parse(target.value) })}
              >
                {OutputLook.shape.place.options.map((place) => (
                  <option key={place} value={place}>
                    {fields.places[place]}
                  </option>
                ))}
              </SelectField>
            )}
            {colour('home', fields.home)}
            {colour('away', fields.away)}
            {number('seconds', fields.seconds)}
            {number('sponsors', fields.sponsors, fields.sponsorsHint)}
            {check('auto', fields.auto)}
            {check('guides', fields.guides)}
          </>
        )}
      </div>
      <div className={styles.buttons}>
        <Button look="primary" type="submit">
          {text.save}
        </Button>
        {name !== kind && <Button onClick={() => remove(name)}>{text.remove}</Button>}
        <output>{done ? text.saved : ''}</output>
      </div>
    </form>
  );
}
