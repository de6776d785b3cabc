import { useEffect, useRef } from 'react';
import { ForkedMatches } from '../hand-over/forked-matches.tsx';
import { h } from '../hand-over/text.ts';
import { useNow } from '../parts/use-now.ts';
import { t } from '../text/text.ts';
import { useDesk, useLink } from './services.ts';
import styles from './sync-status.module.css';
import { fansTick, hereTick, queueLines, relayTick, type SyncInput, skewWarning, type Tick } from './sync-view.ts';

/** The ticks, always in sight; what is behind them unfolds. */
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
  const fans = fansTick(input);
  const skew = skewWarning(sync);
  const labels = [here.label, relay.label, ...(fans === null ? [] : [fans.label])].join(', ');

  return (
    <details
      className={styles.status}
      ref={details}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && details.current !== null) details.current.open = false;
      }}
    >
      <summary className={styles.ticks} aria-label={`${t.sync.title}: ${labels}`}>
        {(match !== null || !connected) && <TickMark tick={here} />}
        <TickMark tick={relay} />
        {fans !== null && (
          <span className={styles.fans}>
            <TickMark tick={fans} />
          </span>
        )}
      </summary>
      <div className={styles.panel}>
        <h2 className={styles.heading}>{t.sync.title}</h2>
        {match !== null && <Detail tick={here} />}
        <Detail tick={relay} />
        {fans !== null && <Detail tick={fans} />}
        {skew !== null && <p className={styles.warning}>{skew}</p>}
        {sync !== null && (
          <ul className={styles.lines}>
            {queueLines(sync, now).map((line) => (
              <li key={line}>{line}</li>
            ))}
            {sync.relay !== null && <li>{sync.relay}</li>}
            {sync.identity !== null && <li>{h.relay(sync.identity.name, sync.identity.version)}</li>}
          </ul>
        )}
        <ForkedMatches />
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
