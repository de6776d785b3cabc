import { describe, expect, it } from 'vitest';
import { scorecard } from './card.ts';
import { suggestions } from './suggestions.ts';
import { summary } from './summary.ts';
import { TestMatch } from './test-match.ts';

describe('penalties', () => {
  it('give the opponent a point or a game; a warning and a lost serve give nothing', () => {
    const match = new TestMatch().serving().points('aaa');
    match.send({ type: 'tennis.penalty', data: { against: 'b', penalty: 'warning', offence: 'racket abuse' } });
    match.send({ type: 'tennis.penalty', data: { against: 'a', penalty: 'fault', offence: 'time violation' } });
    expect(match.line).toBe('0-0');
    match.send({ type: 'tennis.penalty', data: { against: 'b', penalty: 'point' } });
    expect(match.line).toBe('1-0');
    expect(match.said).toMatch(/^Code violation: a point penalty against Birch\. (Game Ash|Ash holds).* 1-0\.$/);
    match.points('b').send({ type: 'tennis.penalty', data: { against: 'b', penalty: 'game' } });
    expect(match.line).toBe('2-0');
    expect(match.server).toBe('a');
    const card = scorecard(match.state);
    expect(card.violations).toHaveLength(4);
    expect(card.current).toMatchObject({ log: [{ points: [4, 0] }, { points: [0, 1], awarded: true }] });
  });

  it('take a serve from the server only', () => {
    const match = new TestMatch().serving();
    const refused = match.try({ type: 'tennis.penalty', data: { against: 'b', penalty: 'fault' } });
    expect(refused).toMatchObject({ code: 'not-serving', overridable: true });
  });
});

describe('a match that ends early', () => {
  it.each([
    ['retired', 'Birch won 0-6 3-0, Ash retired (knee)', '0-6 3-0'],
    ['defaulted', 'Birch won 0-6 3-0, Ash defaulted (knee)', '0-6 3-0'],
  ] as const)('is won by the other side: %s', (kind, text, score) => {
    const match = new TestMatch().serving().games('aaaaaabbb');
    match.send({ type: `tennis.${kind}`, data: { by: 'a', reason: 'knee' } });
    expect(match.board.result).toBe(text);
    expect(match.said).toBe(`${text}.`);
    expect(scorecard(match.state)).toMatchObject({ score, winner: 'Birch', winnerNumber: 2, result: { kind } });
    expect(match.try({ type: 'tennis.point', data: { winner: 'a' } })).toMatchObject({ code: 'match-over' });
  });

  it('a walkover is only for a match that has not begun', () => {
    const match = new TestMatch().send({ type: 'tennis.walkover', data: { by: 'b' } });
    expect(match.board.result).toBe('Ash won by walkover');
    const begun = new TestMatch().serving().points('a');
    expect(begun.try({ type: 'tennis.walkover', data: { by: 'b' } })).toMatchObject({ code: 'walkover' });
  });
});

describe('the score set outright', () => {
  const adjust = (sets: [number, number][], points?: [number, number]) =>
    ({
      type: 'tennis.adjust',
      data: { sets: sets.map((games) => ({ games })), ...(points && { points }), server: 'b' },
    }) as const;

  it('is the score from which play goes on', () => {
    const match = new TestMatch()
      .serving()
      .games('aa')
      .send(
        adjust(
          [
            [6, 4],
            [6, 6],
          ],
          [3, 2],
        ),
      );
    expect(match.board).toMatchObject({ phase: 'Set 2, tie-break', score: { points: ['3', '2'], server: 'b' } });
    expect(match.points('aaaa').board.result).toBe('Ash beat Birch 6-4 7-6(2)');
    expect(summary(match.state, 'en')).toBe('Ash beat Birch 6-4 7-6(2).');
    expect(scorecard(match.state).adjusted).toBe(true);
  });

  it.each([
    ['a set nobody can have won so', [[8, 6]]],
    [
      'a first set that is not over',
      [
        [5, 4],
        [1, 0],
      ],
    ],
    [
      'sets after the end',
      [
        [6, 0],
        [6, 0],
        [1, 0],
      ],
    ],
    ['a tie-break set in games', [[9, 7]]],
  ] as [string, [number, number][]][])('is refused for %s', (_, sets) => {
    expect(new TestMatch().try(adjust(sets))).toMatchObject({ code: 'score' });
  });

  it('is refused for a game that is over', () => {
    expect(new TestMatch().try(adjust([[1, 0]], [4, 1]))).toMatchObject({ code: 'score' });
  });
});

describe('what devices saw', () => {
  const observe = (match: TestMatch, kind: string, data: Parameters<typeof suggestions>[1]['data']) =>
    suggestions(match.state, { device: 'd', kind, data, at: 0 });

  it('a board’s own numbers make that score, wherever the match stands', () => {
    const far = new TestMatch().serving().games('aaaaaa').games('ab').points('ababab').points('a');
    const [proposal] = observe(new TestMatch().serving(), 'score', far.board.score);
    expect(proposal).toEqual({
      type: 'tennis.adjust',
      data: { sets: [{ games: [6, 0] }, { games: [1, 1] }], points: [4, 3], server: 'a' },
    });
    const over = new TestMatch().serving().games('a'.repeat(12));
    expect(observe(new TestMatch(), 'score', over.board.score)).toEqual([
      { type: 'tennis.adjust', data: { sets: [{ games: [6, 0] }, { games: [6, 0] }] } },
    ]);
  });

  it('no score at all makes no proposal', () => {
    for (const data of [
      {},
      { sets: [[9, 9]] },
      { sets: [[1, 0]], points: ['45', '0'] },
      { sets: [[0, 0]], server: 'x' },
    ]) {
      expect(observe(new TestMatch().serving(), 'score', data), JSON.stringify(data)).toEqual([]);
    }
  });

  it('points come with their facts', () => {
    const match = new TestMatch().serving();
    const facts = { set: 1, game: 1, server: 'a' };
    expect(observe(match, 'point', { winner: 'a', how: 'ace' })).toEqual([
      { type: 'tennis.point', data: { ...facts, winner: 'a', how: 'ace' } },
    ]);
    expect(observe(match, 'point', { winner: 'b', how: 'ace' })).toEqual([]);
    expect(observe(match, 'serve-speed', { kmh: 201 })).toMatchObject([
      { data: { winner: 'a', speedKmh: 201 } },
      { data: { winner: 'b', speedKmh: 201 } },
    ]);
    expect(observe(match, 'line-call', { call: 'out', by: 'b' })).toMatchObject([{ data: { winner: 'a' } }]);
    expect(observe(match, 'thermometer', { celsius: 30 })).toEqual([]);
  });
});
