import { useState } from 'react';
import type { JsonObject } from '#shared/json/json.ts';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import styles from './set-up.module.css';
import type { SetUpForm } from './setup-form.ts';
import { templateOf, withTemplate } from './template-form.ts';
import { templateText as text } from './templates-text.ts';

/** The templates of one sport, and what can be done with them; a promise ends with why it could not be done. */
export interface TemplateShelf {
  readonly list: readonly { readonly name: string; readonly form: JsonObject }[];
  readonly save: (name: string, form: JsonObject) => Promise<string | null>;
  readonly remove: (name: string) => Promise<string | null>;
}

interface Props {
  readonly shelf: TemplateShelf;
  readonly form: SetUpForm;
  readonly use: (form: SetUpForm) => void;
}

/** Fills the form from a template, and keeps the form as one. */
export function Templates({ shelf, form, use }: Props) {
  const [chosen, setChosen] = useState('');
  const [name, setName] = useState<string | null>(null);
  const [told, setTold] = useState<{ readonly look: 'good' | 'bad'; readonly message: string } | null>(null);
  const tell = (fault: string | null, done: string) =>
    setTold(fault === null ? { look: 'good', message: done } : { look: 'bad', message: fault });

  function choose(value: string) {
    setChosen(value);
    setTold(null);
    const template = shelf.list.find((each) => each.name === value);
    if (template === undefined) return;
    const filled = withTemplate(form, template.form);
    if (filled === null) setTold({ look: 'bad', message: text.old });
    else use(filled);
  }

  async function save() {
    const given = (name ?? '').trim();
    if (given === '') return;
    tell(await shelf.save(given, templateOf(form)), text.saved(given));
    setName(null);
    setChosen(given);
  }

  async function remove() {
    const fault = await shelf.remove(chosen);
    setTold(fault === null ? null : { look: 'bad', message: fault });
    setChosen('');
  }

  return (
    <section className={styles.card} aria-label={text.title}>
      <div className={styles.template}>
        {shelf.list.length > 0 && (
          <SelectField label={text.use} value={chosen} onChange={(event) => choose(event.target.value)}>
            <option value="">{text.none}</option>
            {shelf.list.map((each) => (
              <option key={each.name}>{each.name}</option>
            ))}
          </SelectField>
        )}
        {name === null ? (
          <Button onClick={() => setName(form.competition)}>{text.keep}</Button>
        ) : (
          <>
            <TextField
              label={text.name}
              hint={text.keepHint}
              value={name}
              maxLength={80}
              autoFocus
              onChange={(event) => setName(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                void save();
              }}
            />
            <Button onClick={() => void save()} disabled={name.trim() === ''}>
              {text.save}
            </Button>
            <Button look="quiet" onClick={() => setName(null)}>
              {text.cancel}
            </Button>
          </>
        )}
        {chosen !== '' && name === null && (
          <Button look="quiet" onClick={() => void remove()}>
            {text.remove}
          </Button>
        )}
      </div>
      {told !== null && <Notice look={told.look}>{told.message}</Notice>}
    </section>
  );
}
