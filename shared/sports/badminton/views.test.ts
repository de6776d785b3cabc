import { describe, expect, it } from 'vitest';
import { scorecard } from './card.ts';
import { charts } from './charts.ts';
import { badminton } from './index.ts';
import { sheet } from './sheet.ts';
import { statistics } from './statistics.ts';
import { summary } from './summary.ts';
import { TestMatch, testSetup } from './test-match.ts';

function played(): TestMatch {
  const match = new TestMatch();
  match.send({ type: 'badminton.game', data: { serving: 'a' } });
  match.rallies('aab');
  match.rally('b', { how: 'winner', player: 'b1' });
  return match;
}

describe('the board', () => {
  it('has phase, sides and situation', () => {
    expect(new TestMatch().board).toMatchObject({ phase: 'Not started', situation: '', sides: [{ score: '' }, {}] });
    expect(new TestMatch().to(21, 5).to(3, 4).board).toEqual({
      phase: 'Game 2',
      periods: { begun: 2, ended: 1 },
      sides: [
        { name: 'Ash', shortName: 'A', score: '21 3', detail: '1 game' },
        { name: 'Birch', shortName: 'B', score: '5 4', detail: '0 games', active: true },
      ],
      situation: 'Birch to serve from the right',
      score: { games: [1, 0], points: [3, 4], game: 2, serving: 'Birch' },
    });
  });
});

describe('a rally is told', () => {
  it('in words that say no more than was seen', () => {
    const match = played();
    expect(match.rally('a', { how: 'out', player: 'b1' })).toMatch(
      /^(Birch hits it out|Out from Birch|Birch misses the court)\. Ash (leads|goes ahead) 3-2\.$/,
    );
    expect(match.rally('a')).toMatch(/Ash.*\. 4-2\.$/);
    expect(match.to(19, 20).rally('a')).toMatch(
      /(20-all|Level at 20|All square at 20)\. Two clear points are needed now\.$/,
    );
    expect(match.rally('b')).toMatch(/Birch (leads|goes ahead) 21-20\. Game point for Birch\.$/);
    expect(match.rally('b')).toMatch(/[^0-9]\. Birch wins the first game 22-20\.$/);
  });
});

describe('card, sheet, statistics and charts', () => {
  it('add up', () => {
    const match = played();
    expect(scorecard(match.state)).toMatchObject({
      sport: 'badminton',
      teams: ['Ash', 'Birch'],
      score: [0, 0],
      sets: [{ number: 1, score: [2, 2], winner: null, lets: 0 }],
      scoreline: '2-2',
      winner: null,
      result: null,
      service: { serving: 'Birch', court: 'right' },
    });
    expect(sheet(match.state, 'en')).toEqual([
      {
        title: 'Game 1',
        headline: '2-2',
        tables: [
          expect.objectContaining({
            rows: [
              { cells: ['Ash', '2', '2/3', '0/1', '2'] },
              { cells: ['Birch', '2', '1/1', '1/3', '2'], emphasis: true },
            ],
          }),
        ],
        notes: [],
      },
    ]);
    expect(statistics(match.state)).toMatchObject({
      sides: [
        { team: 'Ash', points: 2, wonOnServeShare: 67, lost: { winner: 1 } },
        { team: 'Birch', points: 2, wonReceivingShare: 33, won: { winner: 1 }, longestRun: 2 },
      ],
    });
    expect(charts(match.state, 'en')).toMatchObject([
      {
        id: 'points-1',
        series: [
          { name: 'Ash' },
          {
            points: [
              [0, 0],
              [1, 0],
              [2, 0],
              [3, 1],
              [4, 2],
            ],
          },
        ],
      },
    ]);
  });

  it('the summary is one sentence', () => {
    expect(summary(new TestMatch().state, 'en')).toBe('Ash v Birch has not begun.');
    expect(summary(played().state, 'en')).toBe('Ash and Birch are level at 0-0 (2-2).');
    expect(summary(new TestMatch().to(5, 21).to(3, 4).state, 'en')).toBe('Birch leads 1-0 (21-5, 4-3).');
    expect(summary(new TestMatch({ games: 1 }).to(21, 5).state, 'en')).toBe('Ash beat Birch 21-5.');
  });
});

describe('the sport', () => {
  it('titles a match and knows its events', () => {
    const game = badminton.start(testSetup());
    expect(game.ok && game.value.title).toBe('Ash v Birch, Singles');
    expect(Object.keys(badminton.schemas().events)).toContain('badminton.rally');
  });

  it('refuses a setup that makes no sense', () => {
    const setup = testSetup();
    const start = (format: object) => badminton.parseSetup({ ...setup, format: { ...setup.format, ...format } }).ok;
    expect(start({})).toBe(true);
    expect(start({ cap: 20 })).toBe(false);
    expect(badminton.parseSetup(testSetup({ discipline: 'doubles' })).ok).toBe(true);
    const doubles = testSetup({ discipline: 'doubles' });
    expect(badminton.parseSetup({ ...doubles, format: setup.format }).ok).toBe(false);
  });
});
