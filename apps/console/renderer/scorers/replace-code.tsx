import { useEffect, useState } from 'react';
import type { PairingCode } from '#shared/wire/console.ts';
import { reachableOrigin } from '../api/reachable.ts';
import { useLink, useServices } from '../app/services.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import { hrefOf } from '../stores/route.ts';
import { objection } from '../text/objections.ts';
import { timeOfDay } from '../text/text.ts';
import styles from './scorers.module.css';
import { s } from './text.ts';

const NO_ADDRESSES: readonly string[] = [];

interface Props {
  /** Whose place the other device takes. */
  readonly id: string;
  readonly name: string;
  /** Where it goes on; null: at the list of matches. */
  readonly match: string | null;
  readonly close: () => void;
}

/** One scan, nothing to type: another device goes on where a pad stopped, and takes its place. */
export function ReplaceCode({ id, name, match, close }: Props) {
  const { client } = useServices();
  const addresses = useLink((link) => link.hello?.addresses ?? NO_ADDRESSES);
  // Somebody came: the old pad is out.
  const isDone = useLink((link) => (link.devices.get(id)?.revokedAt ?? null) !== null);
  const [code, setCode] = useState<PairingCode | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    void client.createPairingCode('scorer', id).then((answer) => {
      if (answer.ok) setCode(answer.value);
      else setProblem(objection(answer.problem));
    });
  }, [client, id]);

  if (isDone) return null;
  const origin = reachableOrigin(location, addresses) ?? location.origin;
  const hash = match === null ? '' : hrefOf({ screen: 'match', match });
  const address = code === null ? '' : `${origin}/pad?code=${code.code}&name=-${hash}`;
  return (
    <section className={styles.replace} aria-label={s.replaceTitle(name)}>
      <div className={styles.replaceText}>
        <h2>{s.replaceTitle(name)}</h2>
        {problem !== null && <Notice look="bad">{problem}</Notice>}
        {code !== null && (
          <>
            <p>{s.replaceLead(`${origin}/pad`)}</p>
            <p>
              {s.replaceCode} <strong className={styles.letters}>{code.code}</strong>{' '}
              {code.expiresAt !== null && s.replaceUntil(timeOfDay(code.expiresAt))}
            </p>
            <p className={styles.address}>{address}</p>
          </>
        )}
        <Button onClick={close}>{s.close}</Button>
      </div>
      {code !== null && <QrCode text={address} label={s.qr} />}
    </section>
  );
}
