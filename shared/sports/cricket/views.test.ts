import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../json/json.ts';
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
      periods: { begun: 0, ended: 0 },
      sides: [
        { name: 'Ashton', shortName: 'A', score: '' },
        { name: 'Barton', shortName: 'B', score: '' },
      ],
      situation: '',
      score: {},
    });
    expect(played().board).toEqual({
      phase: '1st innings',
      periods: { begun: 1, ended: 0 },
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

it('the sheet of a chase has target, par and reviews left', () => {
  const match = new TestMatch({ overs: 2, dls: { g50: 245 }, reviews: 2 }).begin();
  match.balls(12, { batter: 1 });
  match.begin('b').balls(3, { batter: 2 });
  const notes = new Map(sheet(match.state, 'en')[1]?.notes.map(({ label, text }) => [label, text]));
  expect(notes.get('Target')).toBe('13 (2 ov)');
  expect(Number(notes.get('Par score (D/L)'))).toBeLessThan(7);
  expect(notes.get('Reviews left')).toBe('Ashton 2, Barton 2');
  expect(sheet(match.state, 'hi')[1]?.notes.find(({ label }) => label === 'लक्ष्य')?.text).toBe('13 (2 ओवर)');
  match.balls(4, { batter: 2 });
  const after = sheet(match.state, 'en')[1]?.notes.map(({ label }) => label);
  expect(after).not.toContain('Reviews left');
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
            { bowler: 'Baker 11', from: 1, to: 3, overs: '2', maidens: 0, runs: 30, wickets: 0 },
            { bowler: 'Baker 10', from: 2, to: 2, overs: '1', maidens: 1, runs: 0, wickets: 0 },
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

describe('the summary', () => {
  const told = (match: TestMatch, locale: 'en' | 'hi' = 'en') => summary(match.state, locale);

  it('of a match that goes on tells the scores and who is at the crease', () => {
    const match = played();
    expect(told(match)).toBe('Ashton 26/1 (1.3 ov). Adams 2 1* (1) and Adams 3 14* (5) at the crease.');
    expect(told(match, 'hi')).toBe('Ashton 26/1 (1.3 ओवर)। क्रीज़ पर Adams 2 1* (1) और Adams 3 14* (5)।');
    expect(told(new TestMatch())).toBe('');
  });

  it('of a chase tells what is needed', () => {
    const match = chase();
    match.balls(4, { batter: 6 });
    expect(told(match)).toBe(
      'Ashton 72/0 (2 ov), Barton 24/0 (0.4 ov). Barton need 49 to win from 8 balls; ' +
        'Baker 1 24* (4) and Baker 2 0* (0) at the crease.',
    );
    expect(told(match, 'hi')).toContain('Barton को जीत के लिए 8 गेंदों पर 49 रन चाहिए; क्रीज़ पर Baker 1 24* (4)');
  });

  it('of a chase won tells wickets and balls left, and who stood out', () => {
    const match = chase();
    match.send({ type: 'cricket.target', data: { runs: 40 } });
    match.balls(6, { batter: 6 });
    match.out();
    match.ball({ batter: 4 });
    expect(told(match)).toBe(
      'Barton won by 9 wickets with 4 balls left; Baker 1 36* (6), Adams 1 72* (12). ' +
        'Ashton 72/0 (2 ov), Barton 40/1 (1.2 ov).',
    );
    expect(told(match, 'hi')).toMatch(/^Barton ने 4 गेंदें शेष रहते 9 विकेट से मैच जीता; /);
  });

  it('of one lost tells the runs, and how they were worked out', () => {
    const match = chase();
    match.send({ type: 'cricket.target', data: { runs: 40, overs: 1, method: 'DLS' } });
    match.balls(6, { batter: 4 });
    expect(told(match)).toMatch(
      /^Barton lost|^Ashton won by 15 runs \(DLS\); Adams 1 72\* \(12\)\. Ashton 72\/0 \(2 ov\)/,
    );
    expect(told(match, 'hi')).toMatch(/^Ashton ने 15 रन से मैच जीता \(DLS\); /);
  });

  it('of a tie tells who won the super over', () => {
    const match = new TestMatch({ overs: 1, superOver: true }).begin();
    match.balls(6, { batter: 1 });
    match.begin('b').balls(6, { batter: 1 });
    match.begin('b').balls(6, { batter: 1 });
    match.begin('a').balls(2, { batter: 4 });
    expect(told(match)).toBe(
      'Match tied (Ashton won the super over). Ashton 6/0 (1 ov), Barton 6/0 (1 ov). Super over: Barton 6/0, Ashton 8/0.',
    );
    expect(told(match, 'hi')).toMatch(/^मैच टाई, सुपर ओवर में Ashton की जीत। .* सुपर ओवर: Barton 6\/0, Ashton 8\/0।$/);
  });

  it('of days of play tells leads, draws and innings', () => {
    const match = new TestMatch({ overs: null, inningsPerSide: 2, followOnLead: 5, playersPerSide: 3 }).begin();
    match.balls(6, { batter: 2 });
    match.send({ type: 'cricket.close', data: { reason: 'declared' } });
    match.begin('b').out();
    match.out();
    expect(told(match)).toBe('Ashton 12/0d, Barton 0. Barton trail by 12.');
    match.send({ type: 'cricket.innings', data: { followOn: true, striker: 'b1', nonStriker: 'b2', bowler: 'a11' } });
    match.ball({ batter: 1 });
    expect(told(match)).toMatch(/Barton trail by 11; Baker 1 1\* \(1\) and Baker 2 0\* \(0\) at the crease\.$/);
    match.send({ type: 'match.ended', data: {} });
    expect(told(match)).toMatch(/^Match drawn; Adams 11 2\/0\. Ashton 12\/0d, Barton 0 & 1\/0\.$/);
    expect(told(match, 'hi')).toMatch(/^मैच ड्रॉ; Adams 11 2\/0। Ashton 12\/0d, Barton 0 & 1\/0।$/);
  });

  it('of a match without a result or with an award says so', () => {
    const match = played();
    match.send({ type: 'match.abandoned', data: { reason: 'rain' } });
    expect(told(match)).toBe('No result. Ashton 26/1 (1.3 ov).');
    expect(told(match, 'hi')).toBe('मैच बेनतीजा। Ashton 26/1 (1.3 ओवर)।');
    const awarded = played();
    awarded.send({ type: 'cricket.award', data: { winner: 'b', how: 'conceded' } });
    expect(told(awarded)).toBe('Barton won: match conceded. Ashton 26/1 (1.3 ov).');
  });
});

/** Ashton 72 in two overs, Barton to bat. */
function chase(): TestMatch {
  const match = new TestMatch({ overs: 2 }).begin();
  for (let ball = 0; ball < 12; ball++) match.ball({ batter: 6, striker: 'a1', nonStriker: 'a2' });
  return match.begin('b');
}

describe('suggestions', () => {
  const observe = (match: TestMatch, kind: string, data: JsonObject) =>
    suggestions(match.state, { device: 'd', kind, data, at: 0 });

  it('offer what a device saw as a delivery with its facts', () => {
    const [speed] = observe(played(), 'ball-speed', { kmh: 142.5 });
    expect(speed).toEqual({
      type: 'cricket.delivery',
      data: { over: 1, bowler: 'b10', striker: 'a3', nonStriker: 'a2', runs: { batter: 0 }, speedKmh: 142.5 },
    });
    expect(observe(played(), 'boundary', { runs: 6 })).toMatchObject([{ data: { runs: { batter: 6 } } }]);
    expect(observe(played(), 'boundary', { runs: 4 })).toMatchObject([
      { data: { runs: { batter: 4 } } },
      { data: { runs: { legbyes: 4 } } },
      { data: { runs: { byes: 4 } } },
    ]);
    expect(observe(played(), 'front-foot', { noball: true })).toMatchObject([{ data: { runs: { noballs: 1 } } }]);
    expect(observe(played(), 'front-foot', { noball: false })).toEqual([]);
    expect(observe(played(), 'umpire-signal', { signal: 'wide' })).toMatchObject([{ data: { runs: { wides: 1 } } }]);
    expect(observe(played(), 'ball-tracking', { angle: 90, reach: 1 })).toMatchObject([
      { data: { angle: 90, reach: 1 } },
    ]);
  });

  it('tell by the end at which the bails fell who may be out, and how', () => {
    const outs = (match: TestMatch, end: string) =>
      observe(match, 'bails', { end }).map(({ data }) => JSON.stringify(data.wickets));
    const out = (kind: string, player: string) => JSON.stringify([{ kind, player }]);
    expect(outs(played(), 'striker')).toEqual([
      out('bowled', 'a3'),
      out('run out', 'a3'),
      out('run out', 'a2'),
      out('stumped', 'a3'),
      out('hit wicket', 'a3'),
    ]);
    expect(outs(played(), 'bowler')).toEqual([out('run out', 'a2'), out('run out', 'a3')]);
    const free = new TestMatch({ freeHit: true }).begin();
    free.ball({ noballs: 1 });
    expect(outs(free, 'striker')).toEqual([out('run out', 'a1'), out('run out', 'a2')]);
  });

  it('name the keeper of a stumping where the team sheet does', () => {
    const match = played();
    const state = { ...match.state, setup: { ...match.state.setup, keepers: ['a5', 'b5'] } };
    const found = suggestions(state, { device: 'd', kind: 'bails', data: {}, at: 0 });
    expect(found[3]?.data.wickets).toEqual([{ kind: 'stumped', player: 'a3', fielders: [{ player: 'b5' }] }]);
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
