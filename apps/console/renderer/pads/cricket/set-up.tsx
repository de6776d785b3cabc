import { type FormEvent, useMemo, useState } from 'react';
import { presets } from '#shared/sports/cricket/setup.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextArea, TextField } from '../../parts/form.tsx';
import { Notice } from '../../parts/notice.tsx';
import type { SetUpProps } from '../pad.ts';
import { FormatDetails } from './format-details.tsx';
import styles from './set-up.module.css';
import { buildSetup, emptyForm, type FieldErrors, formatOf, type SetUpForm, type TeamForm } from './setup-form.ts';
import { TeamFields } from './team-fields.tsx';
import { text } from './text.ts';

const { setUp } = text;
const names = Object.keys(presets);

export function CricketSetUp({ create, busy }: SetUpProps) {
  const [form, setForm] = useState<SetUpForm>(() => emptyForm(names.includes('T20') ? 'T20' : (names[0] ?? '')));
  /** Faults are pointed out once somebody has tried to go on. */
  const [tried, setTried] = useState(false);
  const built = useMemo(() => buildSetup(form), [form]);
  const errors: FieldErrors = tried && !built.ok ? built.errors : {};

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
      <section className={styles.card} aria-label={setUp.match}>
        <div className={styles.row}>
          <SelectField
            label={setUp.preset}
            value={form.format.preset}
            onChange={(event) => set({ format: formatOf(event.target.value) })}
          >
            {names.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </SelectField>
          <TextField
            label={setUp.competition}
            value={form.competition}
            onChange={(event) => set({ competition: event.target.value })}
            error={errors.competition}
            maxLength={120}
          />
          <TextField
            label={setUp.venue}
            value={form.venue}
            onChange={(event) => set({ venue: event.target.value })}
            error={errors.venue}
            maxLength={120}
          />
          <TextField
            label={setUp.start}
            type="datetime-local"
            value={form.start}
            onChange={(event) => set({ start: event.target.value })}
            error={errors.startsAt}
          />
        </div>
        <FormatDetails format={form.format} set={(format) => set({ format })} errors={errors} />
      </section>
      <div className={styles.teams}>
        {([0, 1] as const).map((side) => (
          <TeamFields
            key={side}
            side={side}
            team={form.teams[side]}
            set={(team) => setTeam(side, team)}
            errors={errors}
          />
        ))}
      </div>
      <section className={styles.card}>
        <TextArea
          label={setUp.umpires}
          rows={2}
          value={form.umpires}
          onChange={(event) => set({ umpires: event.target.value })}
          error={errors.officials}
        />
      </section>
      {tried && !built.ok && <Notice look="bad">{setUp.fix}</Notice>}
      <div>
        <Button look="primary" type="submit" className={styles.create} disabled={busy}>
          {busy ? setUp.creating : setUp.create}
        </Button>
      </div>
    </form>
  );
}
