import { createStore, type StoreApi } from 'zustand/vanilla';

export type Route =
  | { readonly screen: 'matches' }
  | { readonly screen: 'new' }
  | { readonly screen: 'match'; readonly match: string }
  | { readonly screen: 'refused' }
  | { readonly screen: 'devices' }
  | { readonly screen: 'outputs' }
  | { readonly screen: 'settings' }
  | { readonly screen: 'help' };

/** Addresses live in the fragment: they work from a file, over any path, and never reach the server. */
export function readRoute(hash: string): Route {
  const [screen = '', argument = ''] = hash.replace(/^#\/?/, '').split('/');
  switch (screen) {
    case 'new':
    case 'refused':
    case 'devices':
    case 'outputs':
    case 'settings':
    case 'help':
      return { screen };
    case 'match':
      return argument === '' ? { screen: 'matches' } : { screen, match: argument };
    default:
      return { screen: 'matches' };
  }
}

export function hrefOf(route: Route): string {
  switch (route.screen) {
    case 'matches':
      return '#/';
    case 'match':
      return `#/match/${route.match}`;
    default:
      return `#/${route.screen}`;
  }
}

export type RouteStore = StoreApi<{ readonly route: Route }>;

export function createRouteStore(hash: string): RouteStore {
  return createStore(() => ({ route: readRoute(hash) }));
}
