import { useEffect, useRef, useState } from 'react';
import type { Verdict } from '#shared/match/proof.ts';
import { fingerprint } from '#shared/match/signature.ts';
import type { Proof } from '#shared/wire/proof.ts';
import { Button } from '../parts/notice.tsx';
import { useText } from '../text/language.tsx';
import type { Text } from '../text/text.ts';
import { checkMatch, proofOf } from './check.ts';
import styles from './official-mark.module.css';

type Check =
  | { readonly kind: 'none' | 'failed' }
  | { readonly kind: 'running'; readonly share: number }
  | { readonly kind: 'done'; readonly proof: Proof; readonly verdict: Verdict };

/** Says whose signature the log bears, and checks it in the reader's own browser. */
export default function OfficialMark({ match }: { match: string }) {
  const text = useText().official;
  const proof = useProof(match);
  const [check, start] = useCheck(match);
  if (proof === null) return null;
  const { signed } = proof;
  if (signed === null) return <p className={styles.mark}>{text.unsigned}</p>;
  return (
    <section className={styles.mark} aria-label={text.title}>
      <p>
        <strong className={styles.title}>{text.title}</strong> {text.signedBy(signed.console.name)}{' '}
        <span className={styles.key}>{text.key(fingerprint(signed.key))}</span>
      </p>
      <p role="status" data-check={check.kind}>
        {said(check, text)}
      </p>
      {check.kind !== 'running' && <Button onClick={start}>{text.check}</Button>}
    </section>
  );
}

/** Null until it is known. One that cannot be had leaves the page without the mark: the score is all the same. */
function useProof(match: string): Proof | null {
  const [proof, setProof] = useState<Proof | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    proofOf(match, leaving.signal).then(setProof, () => {});
    return () => leaving.abort();
  }, [match]);
  return proof;
}

function useCheck(match: string): readonly [Check, () => void] {
  const [check, setCheck] = useState<Check>({ kind: 'none' });
  const leaving = useRef<AbortController>(null);
  useEffect(() => () => leaving.current?.abort(), []);
  const start = () => {
    leaving.current = new AbortController();
    const { signal } = leaving.current;
    checkMatch(match, signal, (share) => setCheck({ kind: 'running', share })).then(
      (result) => setCheck(result === null ? { kind: 'failed' } : { kind: 'done', ...result }),
      () => {
        if (!signal.aborted) setCheck({ kind: 'failed' });
      },
    );
  };
  return [check, start];
}

function said(check: Check, text: Text['official']): string {
  switch (check.kind) {
    case 'none':
      return '';
    case 'running':
      return text.checking(Math.round(100 * check.share));
    case 'failed':
      return text.failed;
    case 'done': {
      const { faults, events, signedSeq } = check.verdict;
      if (faults.length > 0) return text.broken;
      return signedSeq === check.proof.seq ? text.good(events) : text.goodUpTo(events, signedSeq ?? 0);
    }
  }
}
