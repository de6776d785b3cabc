import { useMemo, useSyncExternalStore } from 'react';
import { type Route, routeOf } from './route.ts';

const MOVED = 'scorewire:moved';

/** Goes to a page of ours without loading it from the server. */
export function go(path: string): void {
  if (path === window.location.pathname) return;
  window.history.pushState(null, '', path);
  window.scrollTo(0, 0);
  window.dispatchEvent(new Event(MOVED));
}

export function useRoute(): Route {
  const path = useSyncExternalStore(listen, () => window.location.pathname);
  return useMemo(() => routeOf(path), [path]);
}

function listen(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  window.addEventListener(MOVED, changed);
  return () => {
    window.removeEventListener('popstate', changed);
    window.removeEventListener(MOVED, changed);
  };
}
