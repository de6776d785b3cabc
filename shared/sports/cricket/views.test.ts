import { describe, expect, it } from 'vitest';
import { charts } from './charts.ts';
import { cricket } from './index.ts';
import { sheet } from './sheet.ts';
import { statistics } from './statistics.ts';
import { suggestions } from './suggestions.ts';
import { summary } from './summary.ts';
import { TestMatch, testSetup } from './test-match.ts';

function played(): TestMatch {
  const match = new TestMatch({ overs: 3 }).begin();
  match.balls(2, { batter: 4 });
  match.ball({ wides: 1 });
  match.out('bowled');
  match.balls(3, { batter: 1 });
  match.balls(2, { batter: 6 });
  match.ball({ legbyes: 2 });
  return match;
}

describe('the board', () => {
  it('has sides, phase and situation', () => {
    expect(new TestMatch().board).toEqual({
      phase: 'Not started',
      sides: [
        { name: 'Ashton', shortName: 'A', score: '' },
        { name: 'Barton', shortName: 'B', score: '' },
      ],
      situation: '',
      score: {},
    });
    expect(played().board).toEqual({
      phase: '1st innings',
      sides: [
        { name: 'Ashton', shortName: 'A', score: '26/1', detail: '(1.3 ov)', active: true },
        { name: 'Barton', shortName: 'B', score: '' },
      ],
      situation: 'Partnership 17 (6)',
      score: { team: 'Ashton', runs: 26, wickets: 1, overs: '1.3' },
    });
  });
});

describe('the sheet', () => {
  const [section] = sheet(played().state, 'en');

  it('has batting and bowling as tables', () => {
    expect(section?.title).toBe('Ashton');
    expect(section?.headline).toBe('26/1 (1.3 ov)');
    expect(section?.tables[0]?.rows).toEqual([
      { cells: ['Adams 1', 'b Baker 11', '8', '3', '2', '0', '266.67'] },
      { cells: ['Adams 2', 'not out', '1', '1', '0', '0', '100.00'], emphasis: true },
      { cells: ['Adams 3', 'not out', '14', '5', '0', '2', '280.00'], emphasis: true },
    ]);
    expect(section?.tables[1]?.rows).toEqual([
      { cells: ['Baker 11', '1', '0', '12', '1', '12.00'] },
      { cells: ['Baker 10', '0.3', '0', '12', '0', '24.00'], emphasis: true },
    ]);
  });

  it('and the rest as notes', () => {
    expect(section?.notes).toEqual([
      { label: 'Extras', text: '3 (lb 2, w 1)' },
      { label: 'Total', text: '26/1 (1.3 ov)' },
      { label: 'Fall of wickets', text: '1-9 (Adams 1, 0.3)' },
      { label: 'Partnership', text: '17 (6)' },
      { label: 'Yet to bat', text: 'Adams 4, Adams 5, Adams 6, Adams 7, Adams 8, Adams 9, Adams 10, Adams 11' },
    ]);
  });
});

describe('statistics and charts', () => {
  it('have rates, boundaries, overs and spells', () => {
    const match = new TestMatch({ overs: 5, oversPerBowler: null }).begin();
    match.balls(6, { batter: 4 });
    match.balls(6);
    match.balls(6, { batter: 1 });
    expect(statistics(match.state)).toMatchObject({
      innings: [
        {
          runRate: 10,
          fours: 6,
          boundaryRuns: 24,
          boundaryShare: 80,
          dots: 6,
          overs: [
            { over: 1, runs: 24, total: 24, bowlers: ['Baker 11'] },
            { over: 2, runs: 0, total: 24 },
            { over: 3, runs: 6, total: 30 },
          ],
          spells: [
            { bowler: 'Baker 11', from: 1, to: 3, overs: 2, maidens: 0, runs: 30 },
            { bowler: 'Baker 10', from: 2, to: 2, overs: 1, maidens: 1, runs: 0 },
          ],
        },
      ],
    });
  });

  it('draw worm and Manhattan, the over in progress included', () => {
    const found = new Map(charts(played().state, 'en').map((chart) => [chart.id, chart.series[0]?.points]));
    expect(found.get('worm')).toEqual([
      [0, 0],
      [1, 12],
      [1.5, 26],
    ]);
    expect(found.get('manhattan')).toEqual([
      [1, 12],
      [2, 14],
    ]);
    expect(found.get('partnerships')).toEqual([
      [1, 9],
      [2, 17],
    ]);
    expect(found.has('wagon-wheel')).toBe(false);
  });
});

it('the summary tells scores, state of play and the best', () => {
  expect(summary(played().state, 'en')).toBe(
    'Ashton 26/1 (1.3 ov). Partnership 17 (6). Top scores: Adams 3 14* (5). Best bowling: Baker 11 1/12.',
  );
});

describe('suggestions', () => {
  const observe = (match: TestMatch, kind: string, data: Record<string, string | number>) =>
    suggestions(match.state, { device: 'd', kind, data, at: 0 });

  it('offer what a device saw as a delivery with its facts', () => {
    const [speed] = observe(played(), 'ball-speed', { kmh: 142.5 });
    expect(speed).toEqual({
      type: 'cricket.delivery',
      data: { over: 1, bowler: 'b10', striker: 'a3', nonStriker: 'a2', runs: { batter: 0 }, speedKmh: 142.5 },
    });
    expect(observe(played(), 'boundary', { runs: 4 })).toMatchObject([{ data: { runs: { batter: 4 } } }]);
    expect(observe(played(), 'umpire-signal', { signal: 'wide' })).toMatchObject([{ data: { runs: { wides: 1 } } }]);
    expect(observe(played(), 'bails', {}).length).toBe(4);
    expect(observe(played(), 'ball-tracking', { angle: 90, reach: 1 })).toMatchObject([
      { data: { angle: 90, reach: 1 } },
    ]);
  });

  it('are offered by nothing that makes no sense, and between innings by nothing at all', () => {
    expect(observe(played(), 'ball-speed', { kmh: 1000 })).toEqual([]);
    expect(observe(played(), 'boundary', { runs: 5 })).toEqual([]);
    expect(observe(played(), 'thermometer', { celsius: 30 })).toEqual([]);
    expect(observe(new TestMatch(), 'boundary', { runs: 4 })).toEqual([]);
  });

  it('are proposals that the rules accept', () => {
    const match = played();
    for (const { type, data } of observe(match, 'bails', {})) {
      const parsed = cricket.parse(type, data);
      expect(parsed.ok).toBe(true);
    }
  });
});

describe('the sport', () => {
  it('titles a match and gives the schemas of its events', () => {
    const game = cricket.start(testSetup());
    expect(game.ok && game.value.title).toBe('Ashton v Barton, T20');
    expect(Object.keys(cricket.schemas().events)).toContain('cricket.delivery');
  });

  it('refuses a setup that is none, and fills defaults in', () => {
    expect(cricket.parseSetup({ teams: [] })).toMatchObject({ ok: false, problem: { code: 'invalid' } });
    expect(cricket.parse('cricket.delivery', {})).toEqual({ ok: true, value: { runs: { batter: 0 } } });
    expect(cricket.parse('cricket.delivery', { runs: { batter: -1 } })).toMatchObject({ ok: false });
  });
});
