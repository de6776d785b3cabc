import { expect, test } from 'vitest';
import { foldImported } from '#shared/match/imported.ts';
import { stories } from '#shared/sports/testing/stories.ts';
import { comparisonOf, listsOf } from './figures.ts';
import { labelOf } from './labels.ts';

test('sides stand beside each other, what nobody recorded is left out', () => {
  const comparison = comparisonOf({
    ties: 3,
    teams: [
      { team: 'A', goals: 2, cards: { yellow: 1, red: 0 }, inside: { made: 3, attempted: 4, share: 75 }, time: '2:39' },
      { team: 'B', goals: 0, cards: { yellow: 0, red: 0 }, inside: { made: 1, attempted: 2, share: 50 }, time: '1:00' },
    ],
  });
  expect(comparison).toEqual({
    names: ['A', 'B'],
    rows: [
      { key: 'goals', values: ['2', '0'], amounts: [2, 0] },
      { key: 'cards.yellow', values: ['1', '0'], amounts: [1, 0] },
      { key: 'inside', values: ['3/4', '1/2'], amounts: [75, 50] },
      { key: 'time', values: ['2:39', '1:00'], amounts: null },
    ],
  });
});

test('players’ lists are tables', () => {
  const lists = listsOf({ scorers: [{ team: 'A', player: 'Ada', goals: 2 }], teams: [{ team: 'A' }, { team: 'B' }] });
  expect(lists).toEqual([{ key: 'scorers', columns: ['team', 'player', 'goals'], rows: [['A', 'Ada', '2']] }]);
});

test('every sport’s statistics are understood, and every figure has a name in every language', () => {
  const unnamed = new Set<string>();
  for (const story of stories) {
    const fold = foldImported(story);
    const statistics = (fold.ok && fold.value.state?.game.statistics()) || {};
    const comparison = comparisonOf(statistics);
    expect(comparison?.rows.length, story.match).toBeGreaterThan(3);
    const keys = [
      ...(comparison?.rows.map(({ key }) => key) ?? []),
      ...listsOf(statistics).flatMap(({ key, columns }) => [key, ...columns]),
    ];
    for (const key of keys) if (!/[\u0900-\u097f]/.test(labelOf(key, 'hi'))) unnamed.add(key);
    expect(keys.map((key) => labelOf(key, 'en'))).not.toContain('');
  }
  expect([...unnamed]).toEqual([]);
});
