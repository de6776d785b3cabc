import type { Locale } from '#shared/text/locale.ts';

/** The parts of a match's page; each has an address of its own. */
export const VIEWS = ['commentary', 'scorecard', 'charts', 'statistics', 'lineups'] as const;
export type View = (typeof VIEWS)[number];

/** The page's addresses. */
export type Place =
  | { readonly page: 'list' }
  | { readonly page: 'match'; readonly match: string; readonly view: View }
  /** What the worker shows for a page it has not kept. */
  | { readonly page: 'offline' }
  | { readonly page: 'unknown' };

export type Route = Place & {
  /** The language the address names; null: the one that the browser asks for. */
  readonly locale: Locale | null;
};

const PREFIX = /^\/(en|hi)(?=\/|$)/;
/** A match id as `shared/match/event.ts` allows it. */
const MATCH = /^\/m\/([A-Za-z0-9][A-Za-z0-9_-]{0,63})(?:\/([a-z]+))?\/?$/;

export function routeOf(path: string): Route {
  const [prefix = '', named] = PREFIX.exec(path) ?? [];
  const rest = path.slice(prefix.length);
  return { ...placeOf(rest), locale: named === 'en' || named === 'hi' ? named : null };
}

function placeOf(path: string): Place {
  if (path === '' || path === '/') return { page: 'list' };
  if (path === '/offline') return { page: 'offline' };
  const [, match, part = 'commentary'] = MATCH.exec(path) ?? [];
  const view = VIEWS.find((each) => each === part);
  return match === undefined || view === undefined ? { page: 'unknown' } : { page: 'match', match, view };
}

export function pathOf(place: Place, locale: Locale | null): string {
  const prefix = locale === null ? '' : `/${locale}`;
  if (place.page === 'offline') return `${prefix}/offline`;
  if (place.page !== 'match') return prefix === '' ? '/' : prefix;
  const { match, view } = place;
  return `${prefix}/m/${match}${view === 'commentary' ? '' : `/${view}`}`;
}
