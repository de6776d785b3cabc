import { expect, test } from 'vitest';
import { stories } from '#shared/sports/testing/stories.ts';
import { lineupsOf } from './lineups.ts';

test('every sport’s setup says who plays', () => {
  expect(stories.length).toBeGreaterThan(5);
  const squads = new Map(stories.map(({ match, drafts }) => [match, lineupsOf(drafts[0]?.data.setup)]));
  // A singles player is a team by themselves.
  expect(squads.get('story-cricket')?.teams.map(({ players }) => players.length)).toEqual([11, 11]);
  for (const { match, drafts } of stories) {
    const { teams } = lineupsOf(drafts[0]?.data.setup);
    expect(teams.length, match).toBe(2);
    expect(
      teams.every(({ name }) => name !== ''),
      match,
    ).toBe(true);
  }
});

test('the captain is marked, ids stay inside', () => {
  const team = {
    id: 'a',
    name: 'Ants',
    shortName: 'ANT',
    captain: '7',
    players: [{ id: '7', name: 'Ada', number: 7 }],
  };
  const { teams, venue } = lineupsOf({ teams: [team], venue: 'Hill', format: { name: 'any' } });
  expect(teams).toEqual([{ name: 'Ants', shortName: 'ANT', players: [{ name: 'Ada', number: 7, captain: true }] }]);
  expect(venue).toBe('Hill');
});

test('what is no setup gives empty line-ups', () => {
  expect(lineupsOf(null)).toEqual({ officials: [], teams: [] });
});
