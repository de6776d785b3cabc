import { useState } from 'react';
import type { OutputRequest, Sponsor } from '#shared/wire/outputs.ts';
import { useServices } from '../../app/services.ts';
import { Button } from '../../parts/button.tsx';
import { addPicture } from '../../pictures/add-picture.ts';
import { Picture } from '../../pictures/picture.tsx';
import { PicturePicker } from '../../pictures/picture-picker.tsx';
import styles from '../../pictures/pictures.module.css';
import { text as words } from '../../pictures/text.ts';
import { objection } from '../../text/objections.ts';
import page from '../page.module.css';
import { text } from './text.ts';

/** As wide as the largest place for a sponsor on a wall; px. */
const LONGEST = 960;

interface Props {
  readonly sponsors: readonly Sponsor[];
  readonly run: (request: Extract<OutputRequest, { op: 'addSponsor' | 'removeSponsor' }>) => Promise<boolean>;
}

/** The sponsors' pictures, in the order in which they take turns. */
export function SponsorsCard({ sponsors, run }: Props) {
  const { client } = useServices();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  async function take(files: readonly File[]) {
    setBusy(true);
    setFault(null);
    for (const file of files) {
      const name = file.name.replace(/\.[^.]*$/, '').slice(0, 80);
      const added = await addPicture(client, file, LONGEST);
      if (!added.ok) setFault(`${file.name}: ${objection(added.problem)}`);
      else await run({ op: 'addSponsor', sponsor: { image: added.value, name: name.trim() || text.sponsors } });
    }
    setBusy(false);
  }

  return (
    <section className={page.card} aria-label={text.sponsors}>
      <h2>{text.sponsors}</h2>
      <PicturePicker label={words.addSponsors} take={(files) => void take(files)} busy={busy}>
        <p>{sponsors.length === 0 ? text.noSponsors : text.sponsorTurns}</p>
        {sponsors.length > 0 && (
          <ul className={styles.list} aria-label={text.sponsors}>
            {sponsors.map(({ image, name }) => (
              <li key={image} className={styles.item}>
                <Picture image={image} label={name} className={styles.logo} />
                <span>{name}</span>
                <Button
                  look="quiet"
                  aria-label={words.removeOf(name)}
                  onClick={() => void run({ op: 'removeSponsor', image })}
                >
                  {words.remove}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {fault !== null && (
          <p className={styles.fault} role="alert">
            {fault}
          </p>
        )}
      </PicturePicker>
    </section>
  );
}
