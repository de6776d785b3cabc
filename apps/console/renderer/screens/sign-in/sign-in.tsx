import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useServices, useSession } from '../../app/services.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/form.tsx';
import { Notice } from '../../parts/notice.tsx';
import { objection } from '../../text/objections.ts';
import { t } from '../../text/text.ts';
import styles from './sign-in.module.css';

const NAME_KEY = 'scorewire.name';

/** @param code from the address bar: only the name is still to be given, and where it is known, nothing. */
export function SignIn({ code: given }: { readonly code: string | null }) {
  const { session } = useServices();
  const busy = useSession((state) => state.busy);
  const problem = useSession((state) => state.problem);
  const [code, setCode] = useState(given ?? '');
  const [name, setName] = useState(() => localStorage.getItem(NAME_KEY) ?? '');
  const tried = useRef(false);

  useEffect(() => {
    const known = localStorage.getItem(NAME_KEY) ?? '';
    if (given === null || known === '' || tried.current) return;
    tried.current = true;
    void session.pair(given, known);
  }, [given, session]);

  function submit(event: FormEvent) {
    event.preventDefault();
    localStorage.setItem(NAME_KEY, name.trim());
    void session.pair(code, name);
  }

  return (
    <main className={styles.page}>
      <form className={styles.card} onSubmit={submit}>
        <p className={styles.brand}>{t.app}</p>
        <h1 className={styles.title}>{t.signIn.title}</h1>
        <p className={styles.lead}>{t.signIn.lead}</p>
        <TextField
          label={t.signIn.code}
          hint={t.signIn.codeHint}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          autoFocus={given === null}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          required
        />
        <TextField
          label={t.signIn.name}
          hint={t.signIn.nameHint}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoFocus={given !== null}
          autoComplete="name"
          maxLength={60}
          required
        />
        {problem !== null && <Notice look="bad">{objection(problem)}</Notice>}
        <Button look="primary" type="submit" disabled={busy || code.trim() === '' || name.trim() === ''}>
          {busy ? t.signIn.busy : t.signIn.submit}
        </Button>
      </form>
    </main>
  );
}
