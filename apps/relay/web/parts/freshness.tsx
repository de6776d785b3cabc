import { useSyncExternalStore } from 'react';
import { type Freshness as Fresh, freshnessOf } from '../live/freshness.ts';
import { hub } from '../live/page-hub.ts';
import { text } from '../text/text.ts';
import { age } from '../text/time.ts';
import styles from './freshness.module.css';

/** How fresh the page is, said honestly and looked at every second. */
export function Freshness({ playing }: { playing: boolean }) {
  const kind = useSyncExternalStore(watch, () => now().kind);
  const said = useSyncExternalStore(watch, () => words(now(), playing));
  if (kind === 'stopped') {
    return (
      <button type="button" className={styles.stopped} onClick={() => window.location.reload()}>
        {said}
      </button>
    );
  }
  return (
    <p className={styles.chip} data-kind={kind}>
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

function words(fresh: Fresh, playing: boolean): string {
  switch (fresh.kind) {
    case 'live':
      return playing ? text.fresh.live : text.fresh.upToDate;
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
