import { type FormEvent, useState } from 'react';
import type { Signer } from '#shared/match/lifecycle.ts';
import { useLink, useServices } from '../../app/services.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/form.tsx';
import { useToReview } from '../../review/use-review.ts';
import type { OpenDesk } from '../../stores/desk.ts';
import { type Check, openChecks } from './checks.ts';
import styles from './sign-off.module.css';
import { endOf, signersOf } from './signatures.ts';
import { text } from './text.ts';

interface Props {
  readonly desk: OpenDesk;
  /** What the sport makes of the score. */
  readonly result: string | null;
  readonly select: (id: string) => void;
  readonly showReview: () => void;
  readonly close: () => void;
}

/** What is still open, and who signs: ends the match, or signs one that was ended without a signature. */
export function SignOff({ desk: opened, result, select, showReview, close }: Props) {
  const { open, state } = opened;
  const { desk } = useServices();
  const relay = useLink((link) => link.sync?.relay ?? null);
  const acked = useLink((link) => link.matches?.get(open.match)?.ackedSeq ?? 0);
  const [signers, setSigners] = useState<readonly Signer[]>(() =>
    [0, 1].map((n) => ({ name: '', role: text.scorer(n) })),
  );
  const [words, setWords] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const toReview = useToReview(opened);
  if (state === null) return null;
  const end = endOf(open.fold.effective);
  const checks = openChecks({
    state,
    toReview,
    unsaved: open.pending.filter(({ saved }) => !saved).length,
    backlog: relay === null ? null : open.firmSeq - acked,
  });

  const set = (at: number, change: Partial<Signer>) =>
    setSigners(signers.map((signer, i) => (i === at ? { ...signer, ...change } : signer)));

  function submit(event: FormEvent) {
    event.preventDefault();
    const signed = signersOf(signers);
    setIncomplete(signed === null);
    if (signed === null) return;
    const signedBy = signed.map(({ name, role }) => ({ name, role }));
    const said = words.trim() === '' ? {} : { result: words.trim() };
    const done =
      end === null
        ? desk.act('match.ended', { ...said, signedBy })
        : desk.act('correction.amend', { target: end.id, data: { ...end.data, ...said, signedBy } });
    if (done) close();
  }

  return (
    <form className={styles.panel} aria-label={text.title} onSubmit={submit} noValidate>
      <h2 className={styles.heading}>
        {text.title}
        {result !== null && `: ${result}`}
      </h2>
      <Checks checks={checks} select={select} showReview={showReview} />
      <div className={styles.signers}>
        {signers.map((signer, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the first and the second have no other name
          <div key={i} className={styles.signer}>
            <TextField
              label={text.name(text.scorer(i))}
              value={signer.name}
              onChange={(event) => set(i, { name: event.target.value })}
              error={incomplete && signer.name.trim() === '' ? text.needed : undefined}
              maxLength={80}
              autoFocus={i === 0}
            />
            <TextField
              label={text.role(text.scorer(i))}
              value={signer.role}
              onChange={(event) => set(i, { role: event.target.value })}
              maxLength={40}
            />
          </div>
        ))}
      </div>
      <TextField label={text.result} value={words} onChange={(event) => setWords(event.target.value)} maxLength={200} />
      <div className={styles.actions}>
        <Button look="primary" type="submit">
          {end === null ? text.sign : text.signAfter}
        </Button>
        <Button onClick={close}>{text.later}</Button>
      </div>
    </form>
  );
}

interface ChecksProps extends Pick<Props, 'select' | 'showReview'> {
  readonly checks: readonly Check[];
}

function Checks({ checks, select, showReview }: ChecksProps) {
  if (checks.length === 0) return <p>{text.allWell}</p>;
  return (
    <section aria-label={text.checks}>
      <ul className={styles.checks}>
        {checks.map(({ key, level, message, show }) => (
          <li key={key}>
            <span className={styles[level]}>{message}</span>
            {show !== null && (
              <Button onClick={() => (show === 'review' ? showReview() : select(show.event))}>{text.show}</Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
