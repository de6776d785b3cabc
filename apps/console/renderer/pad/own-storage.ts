import type { KeyValueStore } from '../match/outbox.ts';

const OWN = 'pad:';

/**
 * The pad's part of what the browser keeps. The console's page of the same address must not find the pad's drafts and
 * send them as its own, nor the other way about.
 */
export function own(store: KeyValueStore): KeyValueStore {
  const keys = () =>
    Array.from({ length: store.length }, (_, i) => store.key(i))
      .filter((key) => key?.startsWith(OWN) === true)
      .map((key) => key?.slice(OWN.length) ?? '');
  return {
    get length() {
      return keys().length;
    },
    key: (index) => keys()[index] ?? null,
    getItem: (key) => store.getItem(OWN + key),
    setItem: (key, value) => store.setItem(OWN + key, value),
    removeItem: (key) => store.removeItem(OWN + key),
  };
}
