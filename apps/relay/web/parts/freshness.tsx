import { useSyncExternalStore } from 'react';
import { type Freshness as Fresh, freshnessOf } from '../live/freshness.ts';
import { hub } from '../live/page-hub.ts';
import { useFirstPage } from '../page/first.ts';
import { useText } from '../text/language.tsx';
import type { Text } from '../text/text.ts';
import { age, useTimes } from '../text/time.ts';
import styles from './freshness.module.css';
import { savedAt } from './saved.tsx';
import { useAlive } from './use-browser.ts';

/** How fresh the page is, said honestly and looked at every second. */
export function Freshness({ playing }: { playing: boolean }) {
  const text = useText();
  const kind = useSyncExternalStore(
    watch,
    () => now().kind,
    () => 'connecting' as const,
  );
  const said = useSyncExternalStore(
    watch,
    () => words(now(), playing, text),
    () => text.fresh.connecting,
  );
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

/** For those without JavaScript: when the relay wrote this, and the way to something newer. */
export function AsOf() {
  const text = useText();
  const { timeOfDay } = useTimes();
  const first = useFirstPage();
  const alive = useAlive();
  if (alive || first === null) return null;
  return (
    <p className={styles.asOf}>
      {text.fresh.asOf(timeOfDay(first.madeAt))} · <a href={first.path}>{text.fresh.reload}</a>
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

function words(fresh: Fresh, playing: boolean, text: Text): string {
  switch (fresh.kind) {
    case 'live':
      return playing ? text.fresh.live : text.fresh.upToDate;
    case 'connecting':
      return sinceSaved(text) ?? text.fresh.connecting;
    case 'reconnecting':
      if (fresh.ms !== null) return text.fresh.reconnectingSince(age(fresh.ms, text));
      return sinceSaved(text) ?? text.fresh.reconnecting;
    case 'stopped':
      return text.fresh.stopped;
    case 'behind':
      return text.fresh.behind(age(fresh.ms ?? 0, text));
  }
}

/** How old a page from the device is, for as long as it has never been connected. */
function sinceSaved(text: Text): string | null {
  const saved = savedAt();
  return saved === null ? null : text.fresh.saved(age(Date.now() - saved, text));
}
