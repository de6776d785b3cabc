import { useMemo, useSyncExternalStore } from 'react';
import { type MatchNow, MatchStore } from './match-store.ts';
import type { Runtime } from './runtime.ts';

/** `MatchNow`, and a way to find out at once whether it is still so. */
export interface Match extends MatchNow {
  /** To be called when the app comes to the front or the network is back. */
  nudge(): void;
}

/**
 * Follows one match while the component is mounted; for the web and React Native.
 * `url` is `wss://host/v1/live`. `runtime` has to stay the same object between renders.
 */
export function useMatch(url: string, match: string, runtime?: Runtime): Match {
  const store = useMemo(() => {
    const made = new MatchStore({ url, match, ...(runtime && { runtime }) });
    return { watch: made.watch.bind(made), nudge: made.nudge.bind(made), read: () => made.now };
  }, [url, match, runtime]);
  const now = useSyncExternalStore(store.watch, store.read, store.read);
  return useMemo(() => ({ ...now, nudge: store.nudge }), [now, store]);
}
