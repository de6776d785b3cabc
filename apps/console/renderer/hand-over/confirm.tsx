import { type ReactNode, useState } from 'react';
import type { Parsed } from '#shared/json/json.ts';
import { Button } from '../parts/button.tsx';
import { objection } from '../text/objections.ts';
import styles from './hand-over.module.css';
import { h } from './text.ts';

interface Props {
  readonly label: string;
  /** What it means, in a sentence. */
  readonly ask: string;
  readonly sure: string;
  readonly run: () => Promise<Parsed<unknown>>;
  readonly done?: () => void;
}

/** A step that cannot be taken back: it says what it does and asks once more; what goes wrong is said in its place. */
export function Confirm({ label, ask, sure, run, done }: Props) {
  const [phase, setPhase] = useState<'idle' | 'asking' | 'running'>('idle');
  const [fault, setFault] = useState<string | null>(null);

  async function go() {
    setPhase('running');
    setFault(null);
    const result = await run();
    setPhase('idle');
    if (result.ok) done?.();
    else setFault(objection(result.problem));
  }

  const error: ReactNode = fault !== null && (
    <span className={styles.fault} role="alert">
      {fault}
    </span>
  );
  if (phase === 'idle') {
    return (
      <>
        <Button onClick={() => setPhase('asking')}>{label}</Button>
        {error}
      </>
    );
  }
  return (
    <fieldset className={styles.confirm}>
      <legend className="visually-hidden">{label}</legend>
      <span className={styles.ask}>{ask}</span>
      <Button look="danger" disabled={phase === 'running'} onClick={() => void go()}>
        {phase === 'running' ? h.busy : sure}
      </Button>
      <Button look="quiet" disabled={phase === 'running'} onClick={() => setPhase('idle')}>
        {h.cancel}
      </Button>
    </fieldset>
  );
}
