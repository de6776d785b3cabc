import { type FormEvent, useMemo, useState } from 'react';
import { isJsonObject, type JsonObject } from '#shared/json/json.ts';
import type { Sport } from '#shared/sports/game.ts';
import { Fields } from '../fields/event-form.tsx';
import { fieldsOfSchema, type Labels, NO_NAMES } from '../fields/schema-fields.ts';
import { termFor } from '../fields/terms.ts';
import type { SetUp } from '../pads/pad.ts';
import { Button } from '../parts/button.tsx';
import { SelectField, TextArea, TextField } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { presetName } from '../text/sports.ts';
import styles from './set-up.module.css';
import { buildSetup, emptyForm, type FieldErrors, type SetUpForm, type TeamForm } from './setup-form.ts';
import { TeamFields } from './team-fields.tsx';
import { type TemplateShelf, Templates } from './templates.tsx';
import { text } from './text.ts';

interface Props extends SetUp {
  readonly sport: Sport;
  /** Called with a setup that the sport's schema accepts. */
  readonly create: (setup: JsonObject, title: string) => void;
  readonly busy: boolean;
  readonly templates: TemplateShelf;
}

/** The set-up of a match between two teams: sheets as they are pasted, the rules as the sport's own schema has them. */
export function TeamSetUp({ sport, labels, extras, keeper, create, busy, templates }: Props) {
  const [form, setForm] = useState<SetUpForm>(() => emptyForm(sport));
  /** Faults are pointed out once somebody has tried to go on. */
  const [tried, setTried] = useState(false);
  const built = useMemo(() => buildSetup(sport, form, extras), [sport, form, extras]);
  const errors: FieldErrors = tried && !built.ok ? built.errors : {};
  const faults = Object.entries(errors).filter(([path]) => path.startsWith('format'));
  const rules = useMemo(() => formatSchema(sport), [sport]);
  const presets = Object.keys(sport.presets);

  const set = (change: Partial<SetUpForm>) => setForm({ ...form, ...change });
  const setTeam = (side: 0 | 1, team: TeamForm) =>
    set({ teams: side === 0 ? [team, form.teams[1]] : [form.teams[0], team] });

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (built.ok) create(built.setup, built.title);
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Templates shelf={templates} form={form} use={setForm} />
      <section className={styles.card} aria-label={text.match}>
        <div className={styles.row}>
          {presets.length > 0 && (
            <SelectField
              label={text.preset}
              value={form.preset}
              onChange={(event) =>
                set({ preset: event.target.value, format: sport.presets[event.target.value] ?? form.format })
              }
            >
              {presets.map((name) => (
                <option key={name} value={name}>
                  {presetName(name)}
                </option>
              ))}
            </SelectField>
          )}
          <TextField
            label={text.competition}
            value={form.competition}
            onChange={(event) => set({ competition: event.target.value })}
            maxLength={120}
          />
          <TextField
            label={text.venue}
            value={form.venue}
            onChange={(event) => set({ venue: event.target.value })}
            maxLength={120}
          />
          <TextField
            label={text.start}
            type="datetime-local"
            value={form.start}
            onChange={(event) => set({ start: event.target.value })}
            error={errors.startsAt}
          />
        </div>
        <details className={styles.details} open={faults.length > 0 || undefined}>
          <summary>{text.details}</summary>
          <p className={styles.hint}>{text.detailsHint}</p>
          <Fields
            data={form.format}
            fields={fieldsOfSchema(rules, form.format, NO_NAMES, labels)}
            change={(format) => set({ format })}
          />
          {faults.map(([path, message]) => (
            <p key={path} className={styles.fault} role="alert">
              {labelOf(path, labels)}: {message}
            </p>
          ))}
        </details>
      </section>
      <div className={styles.teams}>
        {([0, 1] as const).map((side) => (
          <TeamFields
            key={side}
            side={side}
            team={form.teams[side]}
            set={(team) => setTeam(side, team)}
            errors={errors}
            keeper={keeper}
          />
        ))}
      </div>
      <section className={styles.card}>
        <TextArea
          label={text.officials}
          hint={text.officialsHint}
          rows={2}
          value={form.officials}
          onChange={(event) => set({ officials: event.target.value })}
          error={errors.officials}
        />
      </section>
      {tried && !built.ok && <Notice look="bad">{[text.fix, ...Object.values(built.errors)].join(' ')}</Notice>}
      <div>
        <Button look="primary" type="submit" className={styles.create} disabled={busy}>
          {busy ? text.creating : text.create}
        </Button>
      </div>
    </form>
  );
}

/** People's word for the fact of the rules at this path. */
function labelOf(path: string, labels: Labels): string {
  const key = path.split('.').at(-1) ?? path;
  return key === 'format' ? text.details : (labels[key] ?? termFor(key));
}

/** The schema of a setup's rules. */
function formatSchema(sport: Sport) {
  const { setup } = sport.schemas();
  const members = isJsonObject(setup) && isJsonObject(setup.properties) ? setup.properties : {};
  return members.format ?? {};
}
