import { useState } from 'react';
import type { PairingCode } from '#shared/wire/console.ts';
import { useDesk, useLink, useRoute } from '../app/services.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import { hrefOf } from '../stores/route.ts';
import { objection } from '../text/objections.ts';
import { timeOfDay } from '../text/text.ts';
import styles from './move.module.css';
import type { PadHttp } from './pad-http.ts';
import { p } from './text.ts';

interface Props {
  readonly http: PadHttp;
  readonly close: () => void;
}

/** Another device goes on where this one is: one scan, nothing to type. */
export function Move({ http, close }: Props) {
  const route = useRoute();
  const open = useLink((link) => link.connection === 'open');
  const unsaved = useDesk((desk) => desk.desk?.open.pending.filter((entry) => !entry.saved).length ?? 0);
  const [code, setCode] = useState<PairingCode | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function make() {
    const answer = await http.moveCode();
    setProblem(answer.ok ? null : objection(answer.problem));
    if (answer.ok) setCode(answer.value);
  }

  const address = code === null ? '' : `${location.origin}/pad?code=${code.code}&name=-${hrefOf(route)}`;
  return (
    <section className={styles.move} aria-label={p.move.title}>
      <div className={styles.text}>
        <h2 className={styles.title}>{p.move.title}</h2>
        <p>{p.move.lead}</p>
        {unsaved > 0 && <Notice look="warn">{p.move.waiting(unsaved)}</Notice>}
        {problem !== null && <Notice look="bad">{problem}</Notice>}
        {code !== null && <p className={styles.address}>{address}</p>}
        {code?.expiresAt != null && <p className={styles.until}>{p.move.until(timeOfDay(code.expiresAt))}</p>}
        <div className={styles.actions}>
          {code === null && (
            <Button look="primary" disabled={!open || unsaved > 0} onClick={() => void make()}>
              {p.move.make}
            </Button>
          )}
          <Button onClick={close}>{p.move.close}</Button>
        </div>
      </div>
      {code !== null && <QrCode text={address} label={p.move.qr} />}
    </section>
  );
}
