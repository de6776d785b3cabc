import { describe, expect, test } from 'vitest';
import { latestBadges } from './badges.ts';
import { columnsOf, needTitles, openSections, type Table } from './card-columns.ts';
import { scoreSize, shortScore, spokenScore } from './score-text.ts';
import { board, line } from './testing.ts';

describe('the strip', () => {
  test('has the newest badges, grouped where marks share what stands before the dot', () => {
    const entries = [
      line(9, { mark: '12.1', badge: '4' }),
      line(8, { mark: '12.0' }),
      line(7, { mark: '11.6', badge: 'W' }),
      line(6, { mark: '11.5', badge: '1' }),
      line(5, { mark: "45+2'", badge: '1–0' }),
      line(4, { mark: "31'", badge: 'YC' }),
    ];
    const shape = (count: number) =>
      latestBadges(entries, count).map(({ label, badges }) => [label, ...badges.map(({ badge }) => badge)]);
    expect(shape(9)).toEqual([
      ['12', '4'],
      ['11', 'W', '1'],
      ['', '1–0', 'YC'],
    ]);
    expect(shape(2)).toEqual([
      ['12', '4'],
      ['11', 'W'],
    ]);
  });
});

describe('a card table', () => {
  const table = (...columns: (readonly [string, boolean])[]): Table => ({
    title: 't',
    columns: columns.map(([label, numeric]) => ({ key: label, label, numeric })),
    rows: [],
  });

  test('sets the line about a name below it when figures follow', () => {
    expect(columnsOf(table(['Batter', false], ['How out', false], ['R', true], ['B', true]))).toEqual({
      head: 0,
      below: 1,
      rest: [2, 3],
    });
  });

  test('leaves other tables as they are', () => {
    expect(columnsOf(table(['Time', false], ['Scorer', false], ['Team', false]))).toEqual({
      head: 0,
      below: null,
      rest: [1, 2],
    });
    expect(columnsOf(table(['No.', true], ['Player', false], ['Pts', true]))).toEqual({
      head: 1,
      below: null,
      rest: [0, 2],
    });
  });

  test('needs its title when another one begins alike', () => {
    const [players, more, bowlers] = [table(['Player', false]), table(['Player', false]), table(['Bowler', false])];
    expect(needTitles([players, bowlers])).toBe(false);
    expect(needTitles([players, bowlers, more])).toBe(true);
  });
});

describe('the card', () => {
  const section = (emphasis: boolean) => ({
    title: 's',
    tables: [{ title: 't', columns: [], rows: [{ cells: [] }, { cells: [], emphasis }] }],
    notes: [],
  });
  const open = (...emphases: boolean[]) => [...openSections(emphases.map(section))];

  test('opens where somebody is active', () => expect(open(false, false, true, false)).toEqual([2]));
  test('opens both sides when both are', () => expect(open(true, true, false)).toEqual([0, 1]));
  test('opens two sections, or the last of many, when it is all over', () => {
    expect(open(false, false)).toEqual([0, 1]);
    expect(open(false, false, false, false)).toEqual([3]);
    expect(open()).toEqual([]);
  });
});

describe('the score in words', () => {
  test('the window says the side in play, or both', () => {
    expect(shortScore(board(['87/2', '']))).toBe('ANT 87/2 1 over');
    const { sides } = board(['2', '1']);
    const level = sides.map(({ name, shortName, score }) => ({ name, shortName, score }));
    expect(shortScore({ ...board(['2', '1']), sides: level })).toBe('ANT 2, BEE 1');
  });

  test('a screen reader hears scores only', () => {
    expect(spokenScore(board(['87/2', '']))).toBe('Ants 87/2');
    expect(spokenScore(board(['87/2', '90']))).toBe('Ants 87/2, Bees 90');
  });

  test('long scores are set smaller, both sides alike', () => {
    expect(scoreSize(board(['187/4', '2']))).toBe('large');
    expect(scoreSize(board(['6-4 3-2', '4-6 2-3']))).toBe('medium');
    expect(scoreSize(board(['312 & 41/2', '287']))).toBe('medium');
    expect(scoreSize(board(['6-4 3-6 7-6 2-1', '1']))).toBe('small');
  });
});
