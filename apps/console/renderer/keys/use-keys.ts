import { createContext, use, useEffect, useEffectEvent, useState } from 'react';
import { useStore } from 'zustand';
import { type KeyMap, signIn } from './keymap.ts';
import { type KeyHandler, type KeyRouter, type Layer, type LetterOwner, readKey } from './router.ts';

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

/** To be called by what takes letters as text: a button that promises one must not, as long as it is there. */
export function useTakesLetters(): void {
  const { names } = useRouter();
  useEffect(() => {
    names.setState(names.getState() + 1);
    return () => names.setState(names.getState() - 1);
  }, [names]);
}

/** Who has the letters now. */
export function useLetterOwner(): LetterOwner {
  const names = useStore(useRouter().names);
  const [inForm, setInForm] = useState(false);
  useEffect(() => {
    const look = () => setInForm(isInForm(document.activeElement));
    const left = ({ relatedTarget }: FocusEvent) => setInForm(isInForm(relatedTarget));
    look();
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', left);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', left);
    };
  }, []);
  return inForm ? 'form' : names > 0 ? 'names' : 'desk';
}

const FORMS = 'form, input, textarea, select, [contenteditable]';

function isInForm(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FORMS) !== null;
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
  if (isInForm(target)) return event.key !== 'Escape';
  const presses = event.key === 'Enter' || event.key === ' ';
  return presses && target.closest('button, a, summary, [role="tab"]') !== null;
}
