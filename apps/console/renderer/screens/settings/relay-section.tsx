import { type FormEvent, useState } from 'react';
import type { ShellAbout } from '#shared/wire/shell.ts';
import type { Shell } from '../../api/shell.ts';
import { useLink } from '../../app/services.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/form.tsx';
import { Notice } from '../../parts/notice.tsx';
import { objection } from '../../text/objections.ts';
import { Facts, Section } from './section.tsx';
import styles from './settings.module.css';
import { text } from './text.ts';

interface Desktop {
  readonly shell: Shell;
  readonly about: ShellAbout;
  readonly changed: (about: ShellAbout) => void;
}

/** Where events go. In the desktop app it is set here, elsewhere where the console is started. */
export function RelaySection({ desktop }: { readonly desktop: Desktop | null }) {
  const sync = useLink((link) => link.sync);
  const state = sync?.relay == null ? text.relayNone : `${sync.relay}: ${text.link[sync.link]}`;
  return (
    <Section title={text.relay}>
      <p className={styles.lead}>{text.relayLead}</p>
      <Facts rows={[[text.relay, sync?.error == null ? state : `${state} (${sync.error})`]]} />
      {desktop === null ? <p className={styles.lead}>{text.relayGiven}</p> : <RelayForm {...desktop} />}
    </Section>
  );
}

function RelayForm({ shell, about, changed }: Desktop) {
  const [url, setUrl] = useState(about.relayUrl ?? '');
  const [token, setToken] = useState('');
  const [told, setTold] = useState<{ readonly look: 'good' | 'bad'; readonly message: string } | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const address = url.trim() === '' ? null : url.trim();
    const answer = await shell.command({ op: 'setRelay', url: address, ...(token !== '' && { token }) });
    setTold(answer.ok ? { look: 'good', message: text.saved } : { look: 'bad', message: objection(answer.problem) });
    if (answer.ok) changed(answer.value);
    if (answer.ok) setToken('');
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={text.relayUrl}
        hint={text.relayUrlHint}
        type="url"
        value={url}
        onChange={(event) => setUrl(event.target.value)}
        maxLength={500}
      />
      <TextField
        label={text.relayToken}
        hint={text.relayTokenHint}
        type="password"
        autoComplete="off"
        value={token}
        onChange={(event) => setToken(event.target.value)}
        maxLength={500}
      />
      <Button type="submit">{text.save}</Button>
      {told !== null && <Notice look={told.look}>{told.message}</Notice>}
    </form>
  );
}
