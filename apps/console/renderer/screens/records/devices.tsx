import { useCallback, useEffect, useState } from 'react';
import type { Device } from '#shared/wire/console.ts';
import { useLink, useServices } from '../../app/services.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Table } from '../../parts/table.tsx';
import { useNow } from '../../parts/use-now.ts';
import { ReplaceCode } from '../../scorers/replace-code.tsx';
import { s } from '../../scorers/text.ts';
import { placeOf } from '../../scorers/view.ts';
import { withDevices } from '../../stores/link.ts';
import { objection } from '../../text/objections.ts';
import { age, dayAndTime, t, timeOfDay } from '../../text/text.ts';
import page from '../page.module.css';
import { PairingCodes } from './pairing-codes.tsx';
import styles from './records.module.css';
import { recordsText } from './text.ts';

const REFRESH_MS = 5_000;

export function Devices() {
  const { client, link } = useServices();
  const connected = useLink((link) => link.connection === 'open');
  const now = useNow(REFRESH_MS);
  const [devices, setDevices] = useState<readonly Device[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [replacing, setReplacing] = useState<Device | null>(null);

  const refresh = useCallback(async () => {
    const answer = await client.devices();
    setProblem(answer.ok ? null : objection(answer.problem));
    if (!answer.ok) return;
    const known = withDevices(answer.value);
    setDevices([...known.devices.values()]);
    link.setState(known);
  }, [client, link]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `now` is the clock that asks again
  useEffect(() => {
    if (connected) void refresh();
  }, [connected, refresh, now]);

  async function revoke(id: string) {
    const answer = await client.revokeDevice(id);
    if (answer.ok) await refresh();
    else setProblem(objection(answer.problem));
  }

  const place = useLink((state) => (replacing === null ? null : placeOf(state, replacing.id)));
  const { columns } = t.devices;
  return (
    <div className={page.page}>
      <h1 className={page.title}>{t.devices.title}</h1>
      <p className={page.lead}>{t.devices.lead}</p>
      <PairingCodes />
      {problem !== null && <Notice look="bad">{problem}</Notice>}
      {replacing !== null && (
        <ReplaceCode
          key={replacing.id}
          id={replacing.id}
          name={replacing.name}
          match={place}
          close={() => setReplacing(null)}
        />
      )}
      {devices?.length === 0 && <p className={page.empty}>{t.devices.none}</p>}
      {devices !== null && devices.length > 0 && (
        <div className={page.card}>
          <Table
            caption={t.devices.title}
            columns={[
              { key: 'name', label: columns.name },
              { key: 'role', label: columns.role },
              { key: 'state', label: columns.state },
              { key: 'health', label: recordsText.health },
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
                <Health key="health" device={device} />,
                device.lastSeenAt === null
                  ? device.role === 'operator'
                    ? ''
                    : t.devices.never
                  : t.matches.updated(age(now - device.lastSeenAt)),
                dayAndTime(device.createdAt),
                device.revokedAt === null ? (
                  <span key="acts" className={styles.acts}>
                    {device.role === 'scorer' && <Button onClick={() => setReplacing(device)}>{s.replace}</Button>}
                    <Revoke device={device} revoke={revoke} />
                  </span>
                ) : null,
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
  if (device.online) return <span className={styles.online}>{t.devices.online}</span>;
  return device.lostAt === null ? (
    <span className={styles.offline}>{t.devices.offline}</span>
  ) : (
    <span className={styles.alarm}>{recordsText.lost(timeOfDay(device.lostAt))}</span>
  );
}

/** A battery below this, 0 to 1, and a clock further off than that, ms, want somebody to go there. */
const LOW_BATTERY = 0.15;
const FAR_OFF = 2_000;

/** What it last said of itself; grey once it is not here. */
function Health({ device: { battery, skewMs, firmware, online } }: { readonly device: Device }) {
  const alarm = (is: boolean) => (online ? (is ? styles.alarm : undefined) : styles.gone);
  return (
    <>
      {battery !== null && (
        <span className={alarm(battery < LOW_BATTERY)}>{recordsText.battery(Math.round(battery * 100))} </span>
      )}
      {skewMs !== null && Math.abs(skewMs) >= FAR_OFF && (
        <span className={alarm(true)}>{recordsText.skew((skewMs / 1000).toFixed(1))} </span>
      )}
      {firmware !== null && <span className={styles.id}>{firmware}</span>}
    </>
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
