/** The page's addresses. */
export type Route =
  | { readonly page: 'list' }
  | { readonly page: 'match'; readonly match: string }
  | { readonly page: 'unknown' };

/** A match id as `shared/match/event.ts` allows it. */
const MATCH = /^\/m\/([A-Za-z0-9][A-Za-z0-9_-]{0,63})\/?$/;

export function routeOf(path: string): Route {
  if (path === '/' || path === '/index.html') return { page: 'list' };
  const match = MATCH.exec(path)?.[1];
  return match === undefined ? { page: 'unknown' } : { page: 'match', match };
}

export function matchPath(match: string): string {
  return `/m/${match}`;
}
