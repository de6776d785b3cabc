import { useSyncExternalStore } from 'react';
import { type Freshness as Fresh, freshnessOf } from '../live/freshness.ts';
import { hub } from '../live/page-hub.ts';
import { text } from '../text/text.ts';
import { age } from '../text/time.ts';
import styles from './freshness.module.css';

/** How fresh the page is, said honestly and looked at every second. */
export function Freshness() {
  const kind = useSyncExternalStore(watch, () => now().kind);
  const said = useSyncExternalStore(watch, () => words(now()));
  return (
    <p className={styles.chip} data-kind={kind} title={kind === 'stopped' ? text.fresh.stoppedHint : undefined}>
      <span className="visually-hidden">{text.fresh.label}: </span>
      {said}
    </p>
  );
}

const now = (): Fresh => freshnessOf(hub.state, hub.silence);

function watch(changed: () => void): () => void {
  const unwatch = hub.watch(changed);
  const timer = setInterval(changed, 1_000);
  return () => {
    unwatch();
    clearInterval(timer);
  };
}

function words(fresh: Fresh): string {
  switch (fresh.kind) {
    case 'live':
      return text.fresh.live;
    case 'connecting':
      return text.fresh.connecting;
    case 'stopped':
      return text.fresh.stopped;
    case 'behind':
      return text.fresh.behind(age(fresh.ms ?? 0));
    case 'reconnecting':
      return fresh.ms === null ? text.fresh.reconnecting : text.fresh.reconnectingSince(age(fresh.ms));
  }
}
