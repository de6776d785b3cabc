import { expect, test } from 'vitest';
import { matchPath, routeOf } from './route.ts';

test.each([
  ['/', { page: 'list' }],
  ['/index.html', { page: 'list' }],
  ['/m/ind-aus_2', { page: 'match', match: 'ind-aus_2' }],
  ['/m/ind/', { page: 'match', match: 'ind' }],
  ['/m/', { page: 'unknown' }],
  ['/m/a/b', { page: 'unknown' }],
  ['/m/-a', { page: 'unknown' }],
  ['/m/a%2e', { page: 'unknown' }],
  [`/m/${'a'.repeat(65)}`, { page: 'unknown' }],
  ['/x', { page: 'unknown' }],
])('%s', (path, route) => expect(routeOf(path)).toEqual(route));

test('the path of a match leads to it', () => {
  expect(routeOf(matchPath('t20'))).toEqual({ page: 'match', match: 't20' });
});
