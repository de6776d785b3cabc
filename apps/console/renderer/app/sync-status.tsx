import { useEffect, useRef } from 'react';
import { useNow } from '../parts/use-now.ts';
import { t } from '../text/text.ts';
import { useDesk, useLink } from './services.ts';
import styles from './sync-status.module.css';
import { hereTick, queueLines, relayTick, type SyncInput, type Tick } from './sync-view.ts';

/** The two ticks, always in sight; what is behind them unfolds. */
export function SyncStatus({ match }: { readonly match: string | null }) {
  const now = useNow(1000);
  const connected = useLink((link) => link.connection === 'open');
  const sync = useLink((link) => link.sync);
  const hello = useLink((link) => link.hello);
  const summary = useLink((link) => (match === null ? null : (link.matches?.get(match) ?? null)));
  const unsaved = useDesk((desk) => desk.desk?.open.pending.filter((entry) => !entry.saved).length ?? 0);
  const stored = useDesk((desk) => desk.desk?.open.firmSeq ?? 0);
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const closeOutside = (event: PointerEvent) => {
      const inside = event.target instanceof Node && details.current?.contains(event.target);
      if (details.current !== null && !inside) details.current.open = false;
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, []);

  const input: SyncInput = { connected, sync, summary, unsaved, stored, now };
  const here = hereTick(input);
  const relay = relayTick(input);

  return (
    <details
      className={styles.status}
      ref={details}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && details.current !== null) details.current.open = false;
      }}
    >
      <summary className={styles.ticks} aria-label={`${t.sync.title}: ${here.label}, ${relay.label}`}>
        {(match !== null || !connected) && <TickMark tick={here} />}
        <TickMark tick={relay} />
      </summary>
      <div className={styles.panel}>
        <h2 className={styles.heading}>{t.sync.title}</h2>
        {match !== null && <Detail tick={here} />}
        <Detail tick={relay} />
        {sync !== null && (
          <ul className={styles.lines}>
            {queueLines(sync, now).map((line) => (
              <li key={line}>{line}</li>
            ))}
            {sync.relay !== null && <li>{sync.relay}</li>}
          </ul>
        )}
        {hello?.fanUrl != null && (
          <p className={styles.lines}>
            <a href={hello.fanUrl} target="_blank" rel="noreferrer">
              {t.sync.fans}
            </a>
          </p>
        )}
        {hello !== null && <p className={styles.lines}>{t.sync.mqtt(hello.mqttPort)}</p>}
      </div>
    </details>
  );
}

const MARK = { good: '✓', wait: '…', off: '–', bad: '!' } as const;

export function TickMark({ tick }: { readonly tick: Tick }) {
  return (
    <span className={`${styles.tick} ${styles[tick.level] ?? ''}`}>
      <span className={styles.mark} aria-hidden="true">
        {MARK[tick.level]}
      </span>
      <span className={styles.label}>{tick.label}</span>
    </span>
  );
}

function Detail({ tick }: { readonly tick: Tick }) {
  return (
    <p className={styles.detail}>
      <TickMark tick={tick} />
      {tick.detail !== '' && <span>{tick.detail}</span>}
    </p>
  );
}
