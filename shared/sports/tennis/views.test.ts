import { describe, expect, it } from 'vitest';
import { scorecard } from './card.ts';
import { charts } from './charts.ts';
import { tennis } from './index.ts';
import { presets, Setup } from './setup.ts';
import { sheet } from './sheet.ts';
import { statistics } from './statistics.ts';
import { summary } from './summary.ts';
import { TestMatch, testSetup } from './test-match.ts';

/** Ash served the tie-break first, so Birch began the second set: 7-6(4) 1-0, 15-30 on the serve of Ash. */
function played(): TestMatch {
  const match = new TestMatch().serving().games('ababab').games('ababab').points('aaaabbbbaaa');
  return match.games('a').points('abb');
}

describe('the board', () => {
  it('has phase, games by set, points and server', () => {
    expect(new TestMatch().board).toEqual({
      phase: 'Not started',
      periods: { begun: 0, ended: 0 },
      sides: [
        { name: 'Ash', shortName: 'ASH', score: '' },
        { name: 'Birch', shortName: 'BIR', score: '' },
      ],
      situation: '',
      score: { sets: [[0, 0]], setsWon: [0, 0], points: ['0', '0'], server: null },
    });
    expect(played().board).toEqual({
      phase: 'Set 2',
      periods: { begun: 2, ended: 1 },
      sides: [
        { name: 'Ash', shortName: 'ASH', score: '7 1', detail: '15', active: true },
        { name: 'Birch', shortName: 'BIR', score: '6 0', detail: '30' },
      ],
      situation: '',
      score: {
        sets: [
          [7, 6],
          [1, 0],
        ],
        setsWon: [1, 0],
        points: ['15', '30'],
        server: 'a',
      },
    });
  });
});

it('the card has sets, result and winner', () => {
  expect(scorecard(played().state)).toMatchObject({
    ...{ sport: 'tennis', players: ['Ash', 'Birch'], score: '7-6(4) 1-0', setsWon: [1, 0], winner: null, result: null },
    sets: [{ games: [7, 6], tieBreak: [7, 4], winner: 'Ash' }],
    current: { set: 2, games: [1, 0], points: ['15', '30'], tieBreak: false, server: 'Ash' },
  });
  const done = scorecard(new TestMatch().serving().games('b'.repeat(12)).state);
  expect(done).toMatchObject({
    score: '6-0 6-0',
    sets: [
      { games: [0, 6], tieBreak: null, winner: 'Birch' },
      { games: [0, 6], tieBreak: null, winner: 'Birch' },
    ],
    current: null,
    winner: 'Birch',
    winnerNumber: 2,
    result: { kind: 'win', winner: 'Birch' },
  });
});

it('the sheet has the score as a table, then the sets', () => {
  const [match, first, second] = sheet(played().state, 'en');
  expect(match?.headline).toBe('7-6(4) 1-0');
  expect(match?.tables[0]?.rows).toEqual([
    { cells: ['Ash', '7', '1', '15'], emphasis: true },
    { cells: ['Birch', '6(4)', '0', '30'] },
  ]);
  expect(first?.headline).toBe('7-6(4)');
  expect(second?.headline).toBe('1-0');
  expect(match?.tables[1]?.rows.at(-1)?.cells).toEqual(['Points won', '36', '30']);
});

it('statistics count aces, errors, serves and break points', () => {
  const match = new TestMatch().serving();
  match.points('a', 'ace').points('b', 'double fault').points('b', 'winner').points('b', 'unforced error');
  match.send({ type: 'tennis.point', data: { winner: 'a', serve: 1, speedKmh: 201 } });
  match.send({ type: 'tennis.point', data: { winner: 'b', serve: 2, how: 'forced error' } });
  expect(match.line).toBe('0-1');
  expect(statistics(match.state)).toMatchObject({
    match: [
      {
        ...{ points: 2, servicePoints: 6, aces: 1, doubleFaults: 1, winners: 1, unforcedErrors: 2, forcedErrors: 1 },
        ...{ firstServes: 1, firstServesWon: 1, secondServes: 2, secondServesWon: 0, firstServeShare: 33 },
        ...{ topSpeedKmh: 201, serviceGames: 1, serviceGamesWon: 0 },
      },
      { points: 4, winners: 1, breakPoints: 2, breakPointsWon: 1, breaks: 1, receivingPointsWon: 4, topSpeedKmh: null },
    ],
  });
});

it('charts follow the points from game to game', () => {
  const found = new Map(charts(played().state, 'en').map((chart) => [chart.id, chart.series[0]?.points]));
  expect(found.get('points')?.slice(0, 3)).toEqual([
    [0, 0],
    [1, 4],
    [2, 4],
  ]);
  expect(found.get('points-by-set')).toEqual([
    [1, 31],
    [2, 5],
  ]);
  expect(charts(new TestMatch().state, 'en')).toEqual([]);
});

describe('the words', () => {
  it('call the score as an umpire does', () => {
    const match = new TestMatch().serving();
    const said = (winners: string) =>
      match
        .points(winners)
        .said.split(/(?<=\.) /)
        .slice(1)
        .join(' ');
    expect([...'abbbaa'].map(said)).toEqual([
      '15-love.',
      '15-all.',
      '15-30.',
      '15-40. Two break points for Birch.',
      expect.stringMatching(/break point.* 30-40\. Break point for Birch\.$/),
      expect.stringMatching(/break point.* Deuce\.$/),
    ]);
    expect(said('a')).toBe('Advantage Ash.');
    expect(match.points('a').said).toMatch(/(Game Ash|Ash holds).* 1-0\.$/);
    expect(match.points('aaaa').said).toMatch(/Ash breaks to love: 2-0\.$/);
    expect(match.games('aaaa').said).toMatch(/Game and set Ash: set 1, 6-0\. Ash leads 1-0 in sets\.$/);
    expect(match.games('aaaaaa').said).toMatch(/Game, set and match\. Ash beat Birch 6-0 6-0\.$/);
  });

  it('say how a point was won only when it was told', () => {
    const match = new TestMatch().serving();
    expect(match.points('a').said).not.toMatch(/ace|winner|error/i);
    expect(match.points('a', 'ace').said).toMatch(/ace/i);
    expect(match.points('b', 'double fault').said).toMatch(/double/i);
  });

  it('name the partner who serves in doubles', () => {
    const match = new TestMatch({}, true).serving().points('a', 'ace');
    expect(match.said).toMatch(/\bAsh\b(?!\/)/);
  });

  it('sum a match up in a sentence', () => {
    expect(summary(new TestMatch().state, 'en')).toBe('Ash v Birch: not started.');
    expect(summary(played().state, 'en')).toBe('Ash leads Birch 7-6(4) 1-0, 15-30 in the game.');
    expect(summary(new TestMatch().serving().points('ab').state, 'en')).toBe(
      'Ash and Birch are level at 0-0, 15-15 in the game.',
    );
    const comeback = new TestMatch({ bestOf: 5 }).serving().games(`${'a'.repeat(12)}${'b'.repeat(18)}`);
    expect(summary(comeback.state, 'en')).toBe(
      'Birch beat Ash 0-6 0-6 6-0 6-0 6-0 in 1 h 00 min, coming from two sets down.',
    );
  });
});

describe('the setup', () => {
  it('has sound presets', () => {
    for (const preset of Object.values(presets)) expect(testSetup(preset).format.name).toBe(preset.name);
  });

  it('takes one player a side or two, each with an id of their own', () => {
    const team = (id: string, ...players: string[]) => ({
      ...{ id, name: id, shortName: id },
      players: players.map((player) => ({ id: player, name: player })),
    });
    const ok = (...teams: object[]) => Setup.safeParse({ teams, format: { name: 'x' } }).success;
    expect(ok(team('a'), team('b'))).toBe(true);
    expect(ok(team('a', 'a'), team('b', 'b'))).toBe(true);
    expect(ok(team('a', 'x', 'y'), team('b', 'z', 'w'))).toBe(true);
    expect(ok(team('a', 'x', 'y'), team('b', 'z'))).toBe(false);
    expect(ok(team('a', 'x', 'x'), team('b', 'z', 'w'))).toBe(false);
    expect(ok(team('a', 'x'), team('b', 'x'))).toBe(false);
    expect(ok(team('a', 'x', 'y', 'z'), team('b', 'u', 'v', 'w'))).toBe(false);
  });

  it('is that of a match with a title', () => {
    const game = tennis.start(testSetup());
    expect(game.ok && game.value.title).toBe('Ash v Birch');
    expect(Object.keys(tennis.schemas().events)).toContain('tennis.point');
  });
});
