import { type FormEvent, useEffect, useState } from 'react';
import type { ConsoleAbout } from '#shared/wire/console.ts';
import { useLink, useServices } from '../../app/services.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/form.tsx';
import { Notice } from '../../parts/notice.tsx';
import { objection } from '../../text/objections.ts';
import { Facts, Section } from './section.tsx';
import styles from './settings.module.css';
import { text } from './text.ts';

/** What this console is called and where its files are. */
export function ConsoleSection({ about }: { readonly about: ConsoleAbout | null }) {
  const { client } = useServices();
  const known = useLink((link) => link.hello?.name ?? '');
  const [name, setName] = useState(known);
  const [told, setTold] = useState<{ readonly look: 'good' | 'bad'; readonly message: string } | null>(null);
  useEffect(() => setName(known), [known]);

  async function rename(event: FormEvent) {
    event.preventDefault();
    const answer = await client.rename(name);
    setTold(answer.ok ? { look: 'good', message: text.saved } : { look: 'bad', message: objection(answer.problem) });
  }

  return (
    <Section title={text.console}>
      <form className={styles.form} onSubmit={rename}>
        <TextField
          label={text.name}
          hint={about?.isNameGiven === true ? text.nameGiven : text.nameHint}
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={60}
          required
          disabled={about?.isNameGiven !== false}
        />
        {about?.isNameGiven === false && (
          <Button type="submit" disabled={name.trim() === '' || name.trim() === known}>
            {text.save}
          </Button>
        )}
      </form>
      {told !== null && <Notice look={told.look}>{told.message}</Notice>}
      {about !== null && (
        <Facts
          rows={[
            [text.version, about.version],
            [text.id, about.console],
            [text.key, about.key],
            [text.folder, about.dataDir],
          ]}
        />
      )}
    </Section>
  );
}
