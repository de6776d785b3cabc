import { createStore, type StoreApi } from 'zustand/vanilla';
import { type KeyMap, readKeyMap } from './keymap.ts';

interface KeyMapState {
  readonly sport: string;
  readonly map: KeyMap;
}

export interface KeyMapStore extends StoreApi<KeyMapState> {
  /** The keys of the sport that is being scored now. */
  use(sport: string): void;
  change(map: KeyMap): void;
}

/** What is used of `localStorage`. */
interface Memory {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const PREFIX = 'scorewire.keys.';

/** A scorer's own keys, kept for each sport on this device. */
export function createKeyMapStore(storage: Memory): KeyMapStore {
  const store = createStore<KeyMapState>(() => ({ sport: '', map: {} }));
  return {
    ...store,
    use(sport) {
      if (store.getState().sport !== sport) store.setState({ sport, map: readKeyMap(storage.getItem(PREFIX + sport)) });
    },
    change(map) {
      store.setState({ map });
      try {
        storage.setItem(PREFIX + store.getState().sport, JSON.stringify(map));
      } catch {
        // A browser that keeps nothing: the keys are as chosen until the page is closed.
      }
    },
  };
}
