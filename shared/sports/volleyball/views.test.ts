import { describe, expect, it } from 'vitest';
import { scorecard } from './card.ts';
import { charts } from './charts.ts';
import { volleyball } from './index.ts';
import { sheet } from './sheet.ts';
import { statistics } from './statistics.ts';
import { summary } from './summary.ts';
import { TestMatch, testSetup } from './test-match.ts';

function played(): TestMatch {
  const match = new TestMatch().begin();
  match.rally('a', { how: 'ace' });
  match.rally('b', { how: 'attack', player: 'b4' });
  match.rally('a', { how: 'serve error' });
  match.rally('a', { how: 'block', player: 'a3' });
  return match;
}

describe('the board', () => {
  it('has phase, sides and situation', () => {
    expect(new TestMatch().board).toMatchObject({ phase: 'Not started', situation: '', sides: [{ score: '' }, {}] });
    expect(new TestMatch().to(25, 5).board).toMatchObject({
      phase: 'Interval after set 1',
      situation: 'Ash lead 1-0 in sets',
    });
    expect(new TestMatch().to(25, 5).to(3, 4).board).toEqual({
      phase: 'Set 2',
      periods: { begun: 2, ended: 1 },
      sides: [
        { name: 'Ash', shortName: 'A', score: '25 3', detail: '1 set' },
        { name: 'Birch', shortName: 'B', score: '5 4', detail: '0 sets', active: true },
      ],
      situation: 'Birch to serve',
      score: { sets: [1, 0], points: [3, 4], set: 2, serving: 'Birch' },
    });
    expect(played().board.situation).toBe('Ash 2 to serve for Ash');
  });
});

describe('a rally is told', () => {
  it('in words that say no more than was seen', () => {
    const match = new TestMatch().begin();
    expect(match.rally('a', { how: 'ace' })).toMatch(/^.*Ash 1.*\. (1-0 Ash|Ash lead 1-0|Ash move on to 1-0)\.$/);
    expect(match.rally('b', { how: 'attack', player: 'b4' })).toMatch(
      /Birch 4.*\. (Level at 1|1-all|All square at 1-1)\.$/,
    );
    expect(match.rally('a', { how: 'serve error' })).toMatch(/Birch 2 \(Birch\).*\. Ash (lead|go ahead,) 2-1\.$/);
    expect(match.rally('a', { remark: 'What a rally.' })).toMatch(/3-1( Ash)?\. What a rally\.$/);
    expect(match.rallies('aa').rally('a')).toMatch(/That is five points in a row for Ash with Ash 2 serving\.$/);
    expect(match.to(23, 24).rally('a')).toMatch(/(Level at 24|24-all|All square at 24-24)\.$/);
    expect(match.rally('b')).toMatch(/Birch (lead|go ahead,) 25-24\. Set point for Birch\.$/);
    expect(match.rally('b')).toMatch(/[^0-9]\. Birch win the first set 26-24\.$/);
  });

  it('and so is a line-up', () => {
    const positions = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'];
    expect(new TestMatch().send({ type: 'volleyball.lineup', data: { team: 'a', positions } })).toBe(
      'Ash line up from position 1: Ash 1, Ash 2, Ash 3, Ash 4, Ash 5, Ash 6.',
    );
  });
});

describe('card, sheet, statistics and charts', () => {
  it('add up', () => {
    const match = played();
    expect(scorecard(match.state)).toMatchObject({
      sport: 'volleyball',
      teams: ['Ash', 'Birch'],
      score: [0, 0],
      sets: [{ number: 1, score: [3, 1], winner: null, timeouts: [0, 0] }],
      scoreline: '3-1',
      winner: null,
      result: null,
      court: { serving: 'Ash', server: 'Ash 2' },
    });
    const [set, all] = sheet(match.state, 'en');
    expect(set?.tables[0]?.rows).toEqual([
      { cells: ['Ash', '3', '0', '1', '1', '1', '2', '0', '0'], emphasis: true },
      { cells: ['Birch', '1', '1', '0', '0', '0', '1', '0', '0'] },
    ]);
    expect(set?.notes[0]).toMatchObject({ label: 'Ash on court', text: expect.stringMatching(/^Ash 2, Ash 3/) });
    expect(all?.tables[0]?.rows.map(({ cells }) => cells)).toEqual([
      ['Ash 1', '1', '0', '0', '1'],
      ['Ash 3', '1', '0', '1', '0'],
    ]);
    expect(statistics(match.state)).toMatchObject({
      teams: [
        { team: 'Ash', points: 3, ace: 1, block: 1, errors: 1, breakPoints: 2, served: 3, sideOutShare: 100 },
        { team: 'Birch', points: 1, attack: 1, players: [{ name: 'Birch 4', points: 1 }] },
      ],
      sets: [{ rallies: 4 }],
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
              [2, 1],
              [3, 1],
              [4, 1],
            ],
          },
        ],
      },
    ]);
  });

  it('the summary is one sentence', () => {
    expect(summary(new TestMatch().state, 'en')).toBe('Ash v Birch has not begun.');
    expect(summary(played().state, 'en')).toBe('Ash lead 0-0 (3-1).');
    expect(summary(new TestMatch().to(5, 25).to(3, 4).state, 'en')).toBe('Birch lead 1-0 (25-5, 4-3).');
    expect(summary(new TestMatch({ sets: 1 }).to(25, 5).state, 'en')).toBe('Ash beat Birch 1-0 (25-5).');
  });
});

describe('the sport', () => {
  it('titles a match and knows its events', () => {
    const game = volleyball.start(testSetup());
    expect(game.ok && game.value.title).toBe('Ash v Birch, Indoor');
    expect(Object.keys(volleyball.schemas().events)).toContain('volleyball.rally');
  });

  it('refuses what makes no sense', () => {
    const setup = testSetup();
    expect(volleyball.parseSetup(setup).ok).toBe(true);
    expect(volleyball.parseSetup({ ...setup, format: { ...setup.format, cap: 20 } }).ok).toBe(false);
    const twice = { team: 'a', positions: ['a1', 'a1', 'a2', 'a3', 'a4', 'a5'] };
    expect(volleyball.parse('volleyball.lineup', twice).ok).toBe(false);
  });
});
