import { useMemo, useSyncExternalStore } from 'react';
import { useFirstPage } from '../page/first.ts';
import { type Place, pathOf, type Route, routeOf } from './route.ts';

const MOVED = 'scorewire:moved';

/** Goes to a page of ours without loading it from the server. `stay`: it is another part of the same page. */
export function go(path: string, stay = false): void {
  if (path === window.location.pathname) return;
  window.history.pushState(null, '', path);
  if (!stay) window.scrollTo(0, 0);
  window.dispatchEvent(new Event(MOVED));
}

export function useRoute(): Route {
  const first = useFirstPage()?.path ?? '/';
  const path = useSyncExternalStore(
    listen,
    () => window.location.pathname,
    () => first,
  );
  return useMemo(() => routeOf(path), [path]);
}

/** Addresses in the language in which this page was asked for. */
export function usePathOf(): (place: Place) => string {
  const { locale } = useRoute();
  return (place) => pathOf(place, locale);
}

function listen(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  window.addEventListener(MOVED, changed);
  return () => {
    window.removeEventListener('popstate', changed);
    window.removeEventListener(MOVED, changed);
  };
}
