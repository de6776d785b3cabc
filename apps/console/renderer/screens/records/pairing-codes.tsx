import { useState } from 'react';
import type { PairingCode } from '#shared/wire/console.ts';
import { Role } from '#shared/wire/mqtt.ts';
import { useServices } from '../../app/services.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { t, timeOfDay } from '../../text/text.ts';
import page from '../page.module.css';
import styles from './records.module.css';

/** Makes codes with which other people and devices get their own key. */
export function PairingCodes() {
  const { client } = useServices();
  const [code, setCode] = useState<PairingCode | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function make(role: Role) {
    const answer = await client.createPairingCode(role);
    setProblem(answer.ok ? null : answer.problem.message);
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
          <span className={styles.hint}>
            {code.role === 'operator' ? t.devices.signInAt(`${location.origin}/?code=${code.code}`) : t.devices.typeIn}
          </span>
        </output>
      )}
    </section>
  );
}
