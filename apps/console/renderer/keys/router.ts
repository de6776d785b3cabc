import { createStore, type StoreApi } from 'zustand/vanilla';
import { meantBy } from './keymap.ts';
import type { KeyMapStore } from './keymap-store.ts';

/** A key as the pads understand it, whatever the keyboard's layout. */
export interface KeyPress {
  /** "4", "w", "Enter", "ArrowDown", "?" */
  readonly key: string;
  /** Held with shift, where that does not itself make the character (a "?" is never shifted). */
  readonly shift: boolean;
  /** Control or command. */
  readonly control: boolean;
}

/** True: taken, nobody else gets the key. */
export type KeyHandler = (press: KeyPress) => boolean;

/** Who gets a key first: an open panel, then the pad, then the desk around them. */
export type Layer = 'panel' | 'pad' | 'desk';

const RANK: Readonly<Record<Layer, number>> = { panel: 0, pad: 1, desk: 2 };

/** Who has the letters now: the keys of the desk, a list of names that is searched by them, a form. */
export type LetterOwner = 'desk' | 'names' | 'form';

export class KeyRouter {
  /** Lists of names that are open. */
  readonly names: StoreApi<number> = createStore(() => 0);
  /** The scorer's own keys; they count on the pad alone, names are typed as they are written. */
  readonly maps: KeyMapStore;
  private handlers: { readonly layer: Layer; readonly handler: KeyHandler }[] = [];

  constructor(maps: KeyMapStore) {
    this.maps = maps;
  }

  /** Within a layer the newest goes first. Returns how to take the handler out again. */
  add(layer: Layer, handler: KeyHandler): () => void {
    const entry = { layer, handler };
    this.handlers = [entry, ...this.handlers].sort((a, b) => RANK[a.layer] - RANK[b.layer]);
    return () => {
      this.handlers = this.handlers.filter((other) => other !== entry);
    };
  }

  press(press: KeyPress): boolean {
    const onPad = press.control ? press : { ...press, key: meantBy(this.maps.getState().map, press.key) };
    return this.handlers.some(({ layer, handler }) => handler(layer === 'pad' ? onPad : press));
  }
}

export interface RawKey {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * The digit row means digits on every layout: on a French keyboard "4" is typed with shift, on a US one shift makes "$"
 * of it. Only in the second case is shift the scorer's own.
 */
export function readKey(raw: RawKey): KeyPress | null {
  if (raw.altKey || raw.key === 'Dead' || raw.key === 'Unidentified') return null;
  const control = raw.ctrlKey || raw.metaKey;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(raw.code)?.[1];
  if (digit !== undefined && raw.key.length === 1) {
    return { key: digit, shift: raw.shiftKey && !/\d/.test(raw.key), control };
  }
  if (/^\p{L}$/u.test(raw.key)) return { key: raw.key.toLowerCase(), shift: raw.shiftKey, control };
  return { key: raw.key === ',' ? '.' : raw.key, shift: raw.key.length > 1 && raw.shiftKey, control };
}
