import { describe, expect, it } from 'vitest';
import type { Sport } from '../game.ts';
import { charts } from './charts.ts';
import { football } from './index.ts';
import { scorecard } from './scorecard.ts';
import { sheet } from './sheet.ts';
import { statistics } from './statistics.ts';
import { suggestions } from './suggestions.ts';
import { summary } from './summary.ts';
import { TestMatch } from './test-match.ts';

/** Ashton 2-1 Barton: 12' Adams 9, 45+1' Baker 10 (pen), 70' Adams 9 again, one disallowed, a change, two cards. */
function played(): TestMatch {
  const match = new TestMatch().lineUps();
  match.kickOff();
  match.wait(11.5).send({ type: 'football.goal', data: { team: 'a', kind: 'goal', player: 'a9', assist: 'a7' } });
  match.wait(33.5 + 0.5).send({ type: 'football.goal', data: { team: 'b', kind: 'penalty', player: 'b10' } });
  match.wait(1).whistle();
  match.wait(15).kickOff();
  match.wait(5).change('b', 'b9', 'b12');
  match.wait(19.5).goal('a', 'a9');
  match.goal('b', 'b12');
  match.send({ type: 'football.review', data: { subject: 'goal', decision: 'cancelled' } });
  match.card('yellow', 'b', 'b5');
  match.card('yellow', 'b', 'b5');
  match.send({ type: 'football.action', data: { team: 'a', action: 'corner' } });
  match.wait(25).whistle();
  return match;
}

describe('the views of a match', () => {
  const { state } = played();

  it('sum it up as a person would', () => {
    expect(summary(state, 'en')).toBe('Ashton beat Barton 2-1; Adams 9 2, Baker 10.');
    expect(summary(state, 'hi')).toBe('Ashton ने Barton को 2-1 से हराया; गोल: Adams 9 2, Baker 10।');
    expect(summary(new TestMatch().state, 'en')).toBe('Ashton v Barton: not started.');
    const match = new TestMatch();
    match.kickOff();
    match.goal('b', 'b9');
    expect(summary(match.state, 'en')).toBe('Barton lead Ashton 1-0 (1st half); Baker 9.');
    const cup = new TestMatch({ shootOutKicks: 5 }).fullTime();
    cup.send({ type: 'football.shootout', data: { first: 'a' } });
    cup.kicks('010101');
    expect(summary(cup.state, 'en')).toBe('Barton beat Ashton 3-0 on penalties after a 0-0 draw.');
  });

  it('give the record as JSON', () => {
    expect(scorecard(state)).toMatchObject({
      sport: 'football',
      teams: ['Ashton', 'Barton'],
      score: [2, 1],
      halfTime: [1, 1],
      fullTime: [2, 1],
      extraTime: null,
      shootOut: null,
      winner: 'Ashton',
      result: { kind: 'win', by: 'goals' },
    });
  });

  it('print tables for people', () => {
    const [report, , barton] = sheet(state, 'en');
    expect(report?.headline).toBe('Ashton 2-1 Barton');
    expect(report?.tables.map(({ title }) => title)).toEqual(['Goals', 'Cards', 'Substitutions', 'Statistics']);
    expect(report?.tables[0]?.rows.map(({ cells }) => cells)).toEqual([
      ["12'", 'Adams 9', 'Ashton', 'Adams 7', '1-0'],
      ["45+1'", 'Baker 10 (pen)', 'Barton', '', '1-1'],
      ["70'", 'Adams 9', 'Ashton', '', '2-1'],
      ["70'", 'Baker 12', 'Barton', '', 'disallowed'],
    ]);
    expect(report?.notes).toEqual([
      { label: 'Half-time', text: '1-1' },
      { label: 'After normal time', text: '2-1' },
    ]);
    const row = barton?.tables[0]?.rows.find(({ cells }) => cells[1] === 'Baker 5');
    expect(row?.cells).toEqual(['5', 'Baker 5', 'Starts', '', "Yellow 70', Second yellow 70'", '']);
  });

  it('count what was recorded', () => {
    expect(statistics(state)).toMatchObject({
      teams: [
        { goals: 2, cards: { yellow: 0, secondYellow: 0, red: 0 }, actions: { corner: 1, foul: 0 } },
        { goals: 1, penalties: { taken: 1, scored: 1 }, cards: { yellow: 1, secondYellow: 1 }, playersOnPitch: 10 },
      ],
      scorers: [
        { player: 'Adams 7', goals: 0, assists: 1 },
        { player: 'Adams 9', goals: 2, assists: 0 },
        { player: 'Baker 10', goals: 1, assists: 0 },
      ],
    });
  });

  it('draw the score over the minutes', () => {
    const [score, quarters] = charts(state, 'en');
    expect(score?.series[0]?.points).toEqual([
      [0, 0],
      [12, 0],
      [12, 1],
      [70, 1],
      [70, 2],
      [90, 2],
    ]);
    expect(quarters?.series[1]?.points).toEqual([[45, 1]]);
    expect(charts(new TestMatch().state, 'en')).toEqual([]);
  });
});

describe('what devices see', () => {
  const see = (match: TestMatch, kind: string, data: Record<string, string | number | object> = {}) =>
    suggestions(match.state, { device: 'd', kind, data: JSON.parse(JSON.stringify(data)), at: 0 });

  it('becomes a proposal with the facts that the state knows', () => {
    const match = new TestMatch();
    match.kickOff();
    expect(see(match, 'goal')).toEqual([
      { type: 'football.goal', data: { team: 'a', kind: 'goal', period: 1 } },
      { type: 'football.goal', data: { team: 'b', kind: 'goal', period: 1 } },
    ]);
    expect(see(match, 'goal', { team: 'b' })).toHaveLength(1);
    expect(see(match, 'substitution', { team: 'b', off: 9, on: 12 })).toEqual([
      { type: 'football.substitution', data: { team: 'b', off: 'b9', on: 'b12', kind: 'normal', period: 1 } },
    ]);
    expect(see(match, 'stoppage', { minutes: 4 })).toEqual([
      { type: 'football.stoppage', data: { minutes: 4, period: 1 } },
    ]);
    expect(see(match, 'clock', { ms: 60_000 })).toEqual([{ type: 'clock.set', data: { ms: 60_000 } }]);
    expect(see(match, 'whistle')).toEqual([{ type: 'football.whistle', data: { period: 1 } }]);
    match.whistle();
    expect(see(match, 'whistle')).toEqual([{ type: 'football.kickoff', data: { period: 2 } }]);
  });

  it('is left alone where it makes no sense', () => {
    const match = new TestMatch();
    for (const [kind, data] of [
      ['goal', {}],
      ['clock', { ms: 5 }],
      ['stoppage', { minutes: 3 }],
      ['substitution', { team: 'b', off: 9, on: 99 }],
      ['substitution', { off: 9, on: 10 }],
      ['score', { home: 1 }],
      ['score', { home: 1, away: -1 }],
      ['score', { home: 1, away: 1, shootOut: 4 }],
      ['temperature', {}],
    ] as const) {
      expect(see(match, kind, data), kind).toEqual([]);
    }
  });

  it('a scoreboard’s reading becomes the adjustment that makes it the score', () => {
    const match = new TestMatch({ shootOutKicks: 5 });
    match.kickOff();
    expect(see(match, 'score', { home: 2, away: 1 })).toEqual([
      { type: 'football.adjust', data: { score: [2, 1], period: 1 } },
    ]);
    expect(see(match, 'score', { home: 2, away: 2, shootOut: { home: 3, away: 2 } })).toEqual([
      { type: 'football.adjust', data: { score: [2, 2], period: 1, shootOut: { scored: [3, 2], taken: [3, 2] } } },
    ]);
  });
});

it('every event has a schema that documents can show', () => {
  const sport: Sport = football;
  const { setup, events } = sport.schemas();
  expect(JSON.stringify(setup)).toContain('halfMinutes');
  expect(Object.keys(events)).toContain('clock.set');
  expect(sport.parse('football.goal', { team: 'a', minute: 0 })).toMatchObject({ ok: false });
  expect(sport.parse('football.goal', { team: 'a' })).toEqual({ ok: true, value: { team: 'a', kind: 'goal' } });
});

describe('commentary', () => {
  it('marks shoot-out kicks as such and tells the result with the last', () => {
    const match = new TestMatch({ shootOutKicks: 1 }).fullTime();
    match.send({ type: 'football.shootout', data: { first: 'a' } });
    match.kicks('1');
    expect(match.line({ type: 'football.kick', data: { player: 'b9', outcome: 'woodwork' } })).toEqual({
      mark: 'Pens',
      kind: 'result',
      text: 'Baker 9 (Barton) hits the woodwork. Ashton won 1-0 on penalties.',
      badge: '\u2717',
    });
  });

  it('is the same for the same event, and varied between events', () => {
    const said = new Set<string>();
    for (let n = 0; n < 20; n++) {
      const match = new TestMatch();
      for (let i = 0; i < n; i++) match.refusal({ type: 'football.kickoff', data: {} });
      match.kickOff();
      said.add(match.goal('a', 'a9'));
    }
    expect(said.size).toBeGreaterThan(1);
    expect(
      [...said].every((text) => text.includes('Adams 9') && /Ashton lead 1-0|It is 1-0 to Ashton/.test(text)),
    ).toBe(true);
  });
});
