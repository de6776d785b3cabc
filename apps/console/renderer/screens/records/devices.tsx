import { useCallback, useEffect, useState } from 'react';
import type { Device } from '#shared/wire/console.ts';
import { useLink, useServices } from '../../app/services.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Table } from '../../parts/table.tsx';
import { useNow } from '../../parts/use-now.ts';
import { withDevices } from '../../stores/link.ts';
import { age, dayAndTime, t } from '../../text/text.ts';
import page from '../page.module.css';
import { PairingCodes } from './pairing-codes.tsx';
import styles from './records.module.css';

const REFRESH_MS = 5_000;

export function Devices() {
  const { client, link } = useServices();
  const connected = useLink((link) => link.connection === 'open');
  const now = useNow(REFRESH_MS);
  const [devices, setDevices] = useState<readonly Device[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const refresh = useCallback(async () => {
    const answer = await client.devices();
    setProblem(answer.ok ? null : answer.problem.message);
    if (!answer.ok) return;
    setDevices(answer.value);
    link.setState(withDevices(answer.value));
  }, [client, link]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `now` is the clock that asks again
  useEffect(() => {
    if (connected) void refresh();
  }, [connected, refresh, now]);

  async function revoke(id: string) {
    const answer = await client.revokeDevice(id);
    if (answer.ok) await refresh();
    else setProblem(answer.problem.message);
  }

  const { columns } = t.devices;
  return (
    <div className={page.page}>
      <h1 className={page.title}>{t.devices.title}</h1>
      <p className={page.lead}>{t.devices.lead}</p>
      <PairingCodes />
      {problem !== null && <Notice look="bad">{problem}</Notice>}
      {devices?.length === 0 && <p className={page.empty}>{t.devices.none}</p>}
      {devices !== null && devices.length > 0 && (
        <div className={page.card}>
          <Table
            caption={t.devices.title}
            columns={[
              { key: 'name', label: columns.name },
              { key: 'role', label: columns.role },
              { key: 'state', label: columns.state },
              { key: 'seen', label: columns.seen },
              { key: 'paired', label: columns.paired },
              { key: 'revoke', label: t.devices.revoke },
            ]}
            rows={devices.map((device) => ({
              key: device.id,
              cells: [
                <span key="name">
                  <strong>{device.name}</strong> <span className={styles.id}>{device.id}</span>
                </span>,
                t.devices.roles[device.role],
                <Presence key="state" device={device} />,
                device.lastSeenAt === null
                  ? device.role === 'operator'
                    ? ''
                    : t.devices.never
                  : t.matches.updated(age(now - device.lastSeenAt)),
                dayAndTime(device.createdAt),
                device.revokedAt === null ? <Revoke key="revoke" device={device} revoke={revoke} /> : null,
              ],
            }))}
          />
        </div>
      )}
    </div>
  );
}

function Presence({ device }: { readonly device: Device }) {
  if (device.revokedAt !== null) return <span className={styles.revoked}>{t.devices.revoked}</span>;
  // Operators come by browser, and the broker knows nothing of them.
  if (device.role === 'operator') return <span className={styles.offline}>{t.devices.browser}</span>;
  return device.online ? (
    <span className={styles.online}>{t.devices.online}</span>
  ) : (
    <span className={styles.offline}>{t.devices.offline}</span>
  );
}

/** Twice pressed: a revoked device cannot come back without a new code. */
function Revoke({ device, revoke }: { readonly device: Device; readonly revoke: (id: string) => Promise<void> }) {
  const [sure, setSure] = useState(false);
  if (!sure) return <Button onClick={() => setSure(true)}>{t.devices.revoke}</Button>;
  return (
    <Button look="danger" onClick={() => void revoke(device.id)} onBlur={() => setSure(false)}>
      {t.devices.revokeSure(device.name)}
    </Button>
  );
}
