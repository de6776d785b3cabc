import { expect, test } from 'vitest';
import { type Place, pathOf, routeOf } from './route.ts';

const story = (match: string): Place => ({ page: 'match', match, view: 'commentary' });

test.each<[string, Place]>([
  ['/', { page: 'list' }],
  ['/m/ind-aus_2', story('ind-aus_2')],
  ['/m/ind/', story('ind')],
  ['/m/ind/scorecard', { page: 'match', match: 'ind', view: 'scorecard' }],
  ['/m/hi/charts', { page: 'match', match: 'hi', view: 'charts' }],
  ['/m/', { page: 'unknown' }],
  ['/m/a/b', { page: 'unknown' }],
  ['/m/-a', { page: 'unknown' }],
  ['/m/a%2e', { page: 'unknown' }],
  [`/m/${'a'.repeat(65)}`, { page: 'unknown' }],
  ['/x', { page: 'unknown' }],
  ['/offline', { page: 'offline' }],
])('%s, in any language', (path, place) => {
  expect(routeOf(path)).toEqual({ ...place, locale: null });
  expect(routeOf(`/hi${path}`)).toEqual({ ...place, locale: 'hi' });
  expect(routeOf(`/en${path}`)).toEqual({ ...place, locale: 'en' });
});

test.each(['/', '/hi', '/m/t20', '/en/m/t20/charts', '/hi/offline'])('the path of %s leads back to it', (path) => {
  const route = routeOf(path);
  expect(pathOf(route, route.locale)).toBe(path);
});

test('what only looks like a language is none', () => {
  expect(routeOf('/hindi')).toEqual({ page: 'unknown', locale: null });
  expect(routeOf('/hi')).toEqual({ page: 'list', locale: 'hi' });
});
