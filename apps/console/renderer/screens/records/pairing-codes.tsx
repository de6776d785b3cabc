import { useState } from 'react';
import type { PairingCode } from '#shared/wire/console.ts';
import { Role } from '#shared/wire/mqtt.ts';
import { reachableOrigin } from '../../api/reachable.ts';
import { useLink, useServices } from '../../app/services.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { QrCode } from '../../parts/qr-code.tsx';
import { objection } from '../../text/objections.ts';
import { t, timeOfDay } from '../../text/text.ts';
import page from '../page.module.css';
import styles from './records.module.css';
import { recordsText } from './text.ts';

/** Makes codes with which other people and devices get their own key. */
export function PairingCodes() {
  const { client } = useServices();
  const [code, setCode] = useState<PairingCode | null>(null);
  const addresses = useLink((link) => link.hello?.addresses) ?? [];
  const [problem, setProblem] = useState<string | null>(null);

  async function make(role: Role) {
    const answer = await client.createPairingCode(role);
    setProblem(answer.ok ? null : objection(answer.problem));
    if (answer.ok) setCode(answer.value);
  }

  return (
    <section className={`${page.card} ${styles.pairing}`} aria-label={t.devices.pair}>
      <h2 className={styles.heading}>{t.devices.pair}</h2>
      <ul className={styles.roles}>
        {Role.options.map((role) => (
          <li key={role}>
            <Button onClick={() => void make(role)}>{t.devices.roles[role]}</Button>
            <span className={styles.hint}>{t.devices.roleHints[role]}</span>
          </li>
        ))}
      </ul>
      {problem !== null && <Notice look="bad">{problem}</Notice>}
      {code !== null && (
        <output className={styles.code}>
          <span className={styles.letters}>{code.code}</span>
          <span>
            {t.devices.roles[code.role]},{' '}
            {code.expiresAt === null ? t.devices.noExpiry : t.devices.expires(timeOfDay(code.expiresAt))}
          </span>
          <Way code={code} addresses={addresses} />
        </output>
      )}
    </section>
  );
}

/** How the other one comes here with the code: by its camera, or by hand. */
function Way({
  code: { code, role },
  addresses,
}: {
  readonly code: PairingCode;
  readonly addresses: readonly string[];
}) {
  const origin = reachableOrigin(location, addresses);
  const address = `${origin ?? location.origin}${role === 'scorer' ? '/pad' : '/'}?code=${code}`;
  return (
    <>
      <QrCode text={address} label={recordsText.qr} />
      <span className={styles.hint}>
        {role === 'operator' || role === 'scorer' ? recordsText.scan(address) : t.devices.typeIn}
        {origin === null && ` ${recordsText.local}`}
      </span>
    </>
  );
}
