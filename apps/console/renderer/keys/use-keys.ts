import { createContext, use, useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import { type KeyMap, signIn } from './keymap.ts';
import { type KeyHandler, type KeyRouter, type Layer, readKey } from './router.ts';

export const Keys = createContext<KeyRouter | null>(null);

function useRouter(): KeyRouter {
  const router = use(Keys);
  if (router === null) throw new Error('no keys above this component');
  return router;
}

export function useKeyMap(): KeyMap {
  return useStore(useRouter().maps, (state) => state.map);
}

/** What stands on a pad's key: the scorer's own key for it. "⇧G" may be "⇧J". */
export function useKeySign(sign: string): string {
  return signIn(useKeyMap(), sign);
}

/** Listens for keys as long as the component is there. The handler may close over the newest props. */
export function useKeys(layer: Layer, handler: KeyHandler): void {
  const router = useRouter();
  const newest = useEffectEvent(handler);
  useEffect(() => router.add(layer, (press) => newest(press)), [router, layer]);
}

/** Feeds the document's keys to the router. */
export function listenForKeys(router: KeyRouter, target: Document): () => void {
  const onKey = (event: KeyboardEvent) => {
    // A key held down is one action, not twenty runs.
    if (event.defaultPrevented || event.repeat || event.isComposing || belongsToElement(event)) return;
    const press = readKey(event);
    if (press !== null && router.press(press)) event.preventDefault();
  };
  target.addEventListener('keydown', onKey);
  return () => target.removeEventListener('keydown', onKey);
}

/** A form that somebody works in has all keys but the way out; Enter presses the button that has the focus. */
function belongsToElement(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog[open]') !== null) return true;
  if (target.closest('form, input, textarea, select, [contenteditable]') !== null) return event.key !== 'Escape';
  const presses = event.key === 'Enter' || event.key === ' ';
  return presses && target.closest('button, a, summary, [role="tab"]') !== null;
}
