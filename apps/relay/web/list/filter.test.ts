import { expect, test } from 'vitest';
import type { MatchRow } from '#shared/wire/rest.ts';
import { board } from '../match/testing.ts';
import { filtered, sportsOf } from './filter.ts';

function row(match: string, sport: string, title: string): MatchRow {
  const scoreboard = board(['', ''], { match, sport, title, sides: [] });
  return {
    match_id: match,
    sport,
    status: 'live',
    team_a: '',
    team_b: '',
    score: {},
    scoreboard,
    term: 1,
    seq: 1,
    updated_at: 1,
  };
}

const rows = [
  row('a', 'cricket', 'India v Australia, 2nd Test'),
  row('b', 'cricket', 'São Paulo v Rio'),
  row('c', 'tennis', 'A. Müller v B. Indigo'),
];
const found = (sport: string | null, words: string) => filtered(rows, { sport, words }).map(({ match_id }) => match_id);

test('every word begins a word of the match, whatever its case and accents', () => {
  expect(found(null, '')).toEqual(['a', 'b', 'c']);
  expect(found(null, 'ind')).toEqual(['a', 'c']);
  expect(found(null, 'IND test')).toEqual(['a']);
  expect(found(null, 'sao')).toEqual(['b']);
  expect(found(null, 'muller')).toEqual(['c']);
  expect(found(null, 'ustralia')).toEqual([]);
});

test('sport and words both count', () => {
  expect(found('tennis', 'ind')).toEqual(['c']);
  expect(found('hockey', '')).toEqual([]);
});

test('the sport with most matches comes first', () => {
  expect(sportsOf(rows)).toEqual(['cricket', 'tennis']);
});
