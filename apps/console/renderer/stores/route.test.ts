import { expect, test } from 'vitest';
import { hrefOf, type Route, readRoute } from './route.ts';

test('addresses lead back to where they came from', () => {
  const routes: readonly Route[] = [
    { screen: 'matches' },
    { screen: 'new' },
    { screen: 'refused' },
    { screen: 'devices' },
    { screen: 'match', match: 'kent-v-essex' },
  ];
  for (const route of routes) expect(readRoute(hrefOf(route))).toEqual(route);
});

test('what is no address is the list of matches', () => {
  for (const hash of ['', '#', '#/match', '#/nowhere', '#match/']) {
    expect(readRoute(hash)).toEqual({ screen: 'matches' });
  }
});
