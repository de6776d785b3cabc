import { type FormEvent, useState } from 'react';
import type { ShellAbout, ShellCommand, UpdateState } from '#shared/wire/shell.ts';
import type { Shell } from '../../api/shell.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/form.tsx';
import { Notice } from '../../parts/notice.tsx';
import { objection } from '../../text/objections.ts';
import { Facts, Section } from './section.tsx';
import styles from './settings.module.css';
import { text } from './text.ts';

interface Props {
  readonly shell: Shell;
  readonly about: ShellAbout;
  readonly changed: (about: ShellAbout) => void;
}

/** What only the desktop app can do: lock the machine to this window, and install updates. */
export function AppSection({ shell, about, changed }: Props) {
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function run(command: ShellCommand) {
    const answer = await shell.command(command);
    setProblem(answer.ok ? null : objection(answer.problem));
    if (!answer.ok) return;
    setPin('');
    changed(answer.value);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void run({ op: about.kiosk ? 'leaveKiosk' : 'enterKiosk', pin });
  }

  return (
    <Section title={text.app}>
      <p className={styles.lead}>{text.kioskLead}</p>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={text.kioskPin}
          type="password"
          inputMode="numeric"
          pattern="\d{4,12}"
          autoComplete="off"
          value={pin}
          onChange={(event) => setPin(event.target.value)}
          required
        />
        <Button type="submit">{about.kiosk ? text.kioskLeave : text.kioskEnter}</Button>
      </form>
      <Facts rows={[[text.update, describe(about.update)]]} />
      {about.update.state === 'ready' && (
        <div>
          <p className={styles.lead}>{text.installWarn}</p>
          <Button onClick={() => void run({ op: 'installUpdate' })}>{text.install}</Button>
        </div>
      )}
      {problem !== null && <Notice look="bad">{problem}</Notice>}
    </Section>
  );
}

function describe(update: UpdateState): string {
  switch (update.state) {
    case 'off':
    case 'current':
      return text.updates[update.state];
    case 'loading':
    case 'ready':
      return text.updates[update.state](update.version);
    case 'failed':
      return text.updates.failed(update.message);
  }
}
