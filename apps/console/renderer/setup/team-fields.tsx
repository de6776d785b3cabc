import { useMemo } from 'react';
import { SelectField, TextArea, TextField } from '../parts/form.tsx';
import { Photos } from './photos.tsx';
import styles from './set-up.module.css';
import { type FieldErrors, shorten, type TeamForm } from './setup-form.ts';
import { SquadPicker } from './squad-picker.tsx';
import { readTeamSheet, type SheetPlayer } from './team-sheet.ts';
import { text } from './text.ts';

interface Props {
  readonly side: 0 | 1;
  readonly team: TeamForm;
  readonly set: (team: TeamForm) => void;
  readonly errors: FieldErrors;
  /** What this sport calls the player whom a sheet marks so; absent: nobody. */
  readonly keeper: string | undefined;
}

/** One team: its name and its sheet, with what was understood of the sheet beside it. */
export function TeamFields({ side, team, set, errors, keeper }: Props) {
  const players = useMemo(() => readTeamSheet(team.sheet), [team.sheet]);
  const at = `teams.${side}`;
  return (
    <fieldset className={styles.card}>
      <legend className={styles.legend}>{text.team(side)}</legend>
      <div className={styles.names}>
        <TextField
          label={text.teamName}
          value={team.name}
          onChange={(event) => set({ ...team, name: event.target.value })}
          error={errors[`${at}.name`]}
          maxLength={80}
          required
        />
        <TextField
          label={text.shortName}
          value={team.shortName}
          placeholder={shorten(team.name)}
          onChange={(event) => set({ ...team, shortName: event.target.value })}
          error={team.name.trim() === '' ? undefined : errors[`${at}.shortName`]}
          maxLength={8}
        />
      </div>
      <SquadPicker
        take={({ sheet, name, shortName }) =>
          set({
            ...team,
            sheet,
            name: name ?? team.name,
            shortName: shortName ?? team.shortName,
            captain: '',
            keeper: '',
          })
        }
      >
        <TextArea
          label={text.sheet}
          hint={text.sheetHint}
          rows={11}
          value={team.sheet}
          onChange={(event) => set({ ...team, sheet: event.target.value })}
          error={errors[`${at}.players`] ?? errorWithin(errors, `${at}.players.`)}
          spellCheck={false}
        />
      </SquadPicker>
      <Reading players={players} />
      {players.length > 0 && (
        <Photos players={players} photos={team.photos} set={(photos) => set({ ...team, photos })} />
      )}
      <div className={styles.names}>
        <PlayerSelect
          label={text.captain}
          players={players}
          marked={players.find((player) => player.captain)}
          value={team.captain}
          set={(captain) => set({ ...team, captain })}
        />
        {keeper !== undefined && (
          <PlayerSelect
            label={keeper}
            players={players}
            marked={players.find((player) => player.keeper)}
            value={team.keeper}
            set={(name) => set({ ...team, keeper: name })}
          />
        )}
      </div>
    </fieldset>
  );
}

function errorWithin(errors: FieldErrors, start: string): string | undefined {
  return Object.entries(errors).find(([path]) => path.startsWith(start))?.[1];
}

function Reading({ players }: { readonly players: readonly SheetPlayer[] }) {
  if (players.length === 0) return <p className={styles.hint}>{text.noSheet}</p>;
  return (
    <div className={styles.reading} aria-live="polite">
      <strong>{text.read(players.length)}</strong>
      <ol>
        {players.map((player) => (
          <li key={player.name}>
            {player.number !== undefined && <span className={styles.shirt}>{player.number}</span>}
            {player.name}
            {player.captain && ' (c)'}
            {player.keeper && ' †'}
          </li>
        ))}
      </ol>
    </div>
  );
}

interface SelectProps {
  readonly label: string;
  readonly players: readonly SheetPlayer[];
  readonly marked: SheetPlayer | undefined;
  readonly value: string;
  readonly set: (name: string) => void;
}

function PlayerSelect({ label, players, marked, value, set }: SelectProps) {
  return (
    <SelectField label={label} value={value} onChange={(event) => set(event.target.value)}>
      <option value="">{marked === undefined ? text.none : `${marked.name} (${text.asMarked})`}</option>
      {players.map(({ name }) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
