import { useEffect, useRef, useState } from 'react';
import { useServices } from '../app/services.ts';
import { Button } from '../parts/button.tsx';
import { SelectField } from '../parts/form.tsx';
import { addPicture } from '../pictures/add-picture.ts';
import { Picture } from '../pictures/picture.tsx';
import { PicturePicker } from '../pictures/picture-picker.tsx';
import styles from '../pictures/pictures.module.css';
import { text } from '../pictures/text.ts';
import { objection } from '../text/objections.ts';
import { photoOwner } from './photo-owner.ts';
import type { SheetPlayer } from './team-sheet.ts';

/** Sharp on a wall, where a photo is a third as high as the picture; px. */
const LONGEST = 480;

interface Props {
  readonly players: readonly SheetPlayer[];
  /** Pictures by the player's name. */
  readonly photos: Readonly<Record<string, string>>;
  readonly set: (photos: Readonly<Record<string, string>>) => void;
}

interface Unclaimed {
  readonly file: string;
  readonly image: string;
}

/** The photos of a squad: optional, and shown by the outputs. */
export function Photos({ players, photos, set }: Props) {
  const { client } = useServices();
  const [unclaimed, setUnclaimed] = useState<readonly Unclaimed[]>([]);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // The sheet may be typed in while pictures come.
  const latest = useRef({ players, photos });
  useEffect(() => {
    latest.current = { players, photos };
  }, [players, photos]);

  async function take(files: readonly File[]) {
    setBusy(true);
    setFault(null);
    const found: Record<string, string> = {};
    const others: Unclaimed[] = [];
    for (const file of files) {
      const added = await addPicture(client, file, LONGEST);
      const owner = photoOwner(file.name, latest.current.players);
      if (!added.ok) setFault(`${file.name}: ${objection(added.problem)}`);
      else if (owner === null) others.push({ file: file.name, image: added.value });
      else found[owner.name] = added.value;
    }
    setBusy(false);
    setUnclaimed((before) => [...before, ...others]);
    set({ ...latest.current.photos, ...found });
  }

  function claim({ image }: Unclaimed, name: string) {
    setUnclaimed((before) => before.filter((one) => one.image !== image));
    if (name !== '') set({ ...photos, [name]: image });
  }

  const shown = players.flatMap(({ name }) => {
    const image = photos[name];
    return image === undefined ? [] : [{ name, image }];
  });
  return (
    <PicturePicker label={text.addPhotos} take={(files) => void take(files)} busy={busy}>
      {shown.length > 0 && (
        <ul className={styles.list} aria-label={text.photos}>
          {shown.map(({ name, image }) => (
            <li key={name} className={styles.item}>
              <Picture image={image} label={text.photoOf(name)} className={styles.photo} />
              <span>{name}</span>
              <Button
                look="quiet"
                aria-label={text.removeOf(name)}
                onClick={() => set(Object.fromEntries(Object.entries(photos).filter(([owner]) => owner !== name)))}
              >
                {text.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {unclaimed.map((one) => (
        <div key={one.image} className={styles.item}>
          <Picture image={one.image} label={one.file} className={styles.photo} />
          <SelectField label={text.whose(one.file)} value="?" onChange={({ target }) => claim(one, target.value)}>
            <option value="?">…</option>
            <option value="">{text.nobody}</option>
            {players.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </SelectField>
        </div>
      ))}
      {fault !== null && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      <p className={styles.hint}>{text.photoHint}</p>
    </PicturePicker>
  );
}
