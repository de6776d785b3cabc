import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

/** Ashton 3, Barton 1, with a bit of everything. */
function played(): TestMatch {
  const match = new TestMatch().lineUps();
  match.start();
  match.wait(120).goal('a', 'a9');
  match.clock('start');
  match.wait(60).corner('b');
  match.clock('start');
  match.wait(5).goal('b', 'b7', 'PC');
  match.clock('start');
  match.wait(715).end();
  match.start();
  match.wait(300).card('green', 'b', 'b4');
  match.wait(600).end();
  match.start();
  match.wait(240).goal('a', 'a9', 'PS');
  match.clock('start');
  match.send({ type: 'hockey.action', data: { team: 'a', action: 'circle entry' } });
  match.send({ type: 'hockey.action', data: { team: 'b', action: 'shot wide', player: 'b7' } });
  match.send({ type: 'hockey.possession', data: { first: 58 } });
  match.wait(660).end();
  match.start();
  match.wait(899).goal('a', 'a10');
  match.clock('start');
  match.wait(1).end();
  return match;
}

describe('the views', () => {
  it('scorecard: periods, goals, cards, corners with stable keys', () => {
    expect(played().game.scorecard()).toMatchObject({
      sport: 'hockey',
      format: 'FIH',
      teams: ['Ashton', 'Barton'],
      score: [3, 1],
      halfTime: [1, 1],
      shootOut: null,
      periods: [
        { period: 1, goals: [1, 1], score: [1, 1] },
        { period: 2, goals: [0, 0], score: [1, 1] },
        { period: 3, goals: [1, 0], score: [2, 1] },
        { period: 4, goals: [1, 0], score: [3, 1], ended: true },
      ],
      winner: 'Ashton',
      result: { kind: 'win', by: 'goals' },
      goals: [
        { team: 'Ashton', player: 'Adams 9', how: 'FG', minute: 3, mark: "3'" },
        { team: 'Barton', player: 'Baker 7', how: 'PC', minute: 4 },
        { team: 'Ashton', player: 'Adams 9', how: 'PS', minute: 35 },
        { team: 'Ashton', player: 'Adams 10', how: 'FG', minute: 60 },
      ],
      cards: [{ team: 'Barton', player: 'Baker 4', card: 'green', minutes: 2, minute: 21 }],
    });
  });

  it('sheet: score by period, goals with the running score, figures, players', () => {
    const [match, ashton] = played().game.sheet('en');
    expect(match).toMatchObject({ headline: 'Ashton 3–1 Barton', notes: [{ label: 'Half-time', text: '1–1' }] });
    const [periods, goals, cards, figures] = match?.tables ?? [];
    expect(periods?.rows.map(({ cells }) => cells)).toEqual([
      ['Ashton', '1', '0', '1', '1', '3'],
      ['Barton', '1', '0', '0', '0', '1'],
    ]);
    expect(goals?.rows.map(({ cells }) => cells.at(-1))).toEqual(['1–0', '1–1', '2–1', '3–1']);
    expect(goals?.rows[2]?.cells).toEqual(["35'", 'Adams 9', 'Ashton', 'Penalty stroke', '2–1']);
    expect(cards?.rows).toHaveLength(1);
    expect(figures?.rows.map(({ cells }) => cells)).toEqual([
      ['Penalty corners (scored/won)', '0/0', '1/1'],
      ['Penalty strokes (scored/taken)', '1/1', '0/0'],
      ['Shots', '2', '2'],
      ['Shots on goal', '2', '1'],
      ['Circle entries', '1', '0'],
      ['Possession', '58%', '42%'],
    ]);
    const [players] = ashton?.tables ?? [];
    expect(players?.rows[0]?.cells).toEqual(['1', 'Adams 1', 'In goal, Starts', '', '']);
    expect(players?.rows[4]?.cells).toEqual(['5', 'Adams 5', 'Captain, Starts', '', '']);
    expect(players?.rows[8]?.cells).toEqual(['9', 'Adams 9', 'Starts', '2', '']);
  });

  it('summary: a sentence with the scorers, in both languages', () => {
    const { game } = played();
    expect(game.summary('en')).toBe('Ashton won 3–1; Adams 9 2, Adams 10; Baker 7 for Barton.');
    expect(game.summary('hi')).toBe('Ashton ने 3-1 से जीत दर्ज की; Adams 9 2, Adams 10; Barton के लिए Baker 7।');
    const match = new TestMatch();
    match.start();
    match.goal('b', 'b9');
    expect(match.game.summary('en')).toBe('Barton lead Ashton 1–0 (1st quarter); Baker 9.');
    match.goal('a');
    expect(match.game.summary('en')).toBe('Ashton and Barton are level at 1–1 (1st quarter); Baker 9 for Barton.');
  });

  it('charts: the score over the minutes, and corners by quarter', () => {
    const [score, corners] = played().game.charts('en');
    expect(score?.series[1]?.points).toEqual([
      [0, 0],
      [4, 0],
      [4, 1],
      [60, 1],
    ]);
    expect(corners).toMatchObject({ xLabel: 'Quarter', title: 'Penalty corners' });
    expect(corners?.series[1]?.points).toEqual([
      [1, 1],
      [2, 0],
      [3, 0],
      [4, 0],
    ]);
    expect(new TestMatch().game.charts('en')).toEqual([]);
  });

  it('commentary: the minute, a badge, and what it does to the score', () => {
    const match = new TestMatch();
    match.start();
    const line = match.wait(130).line({ type: 'hockey.goal', data: { team: 'a', player: 'a9' } });
    expect(line).toMatchObject({ mark: "3'", kind: 'score', badge: 'G' });
    expect(line?.text).toMatch(/Adams 9.*Ashton 1–0 Barton\.$/);
    expect(match.card('yellow', 'b', 'b4', 10)).toMatch(/10 minutes.*Barton go on with 10\.$/);
    expect(match.wait(5000).end()).toBe('End of the 1st quarter: Ashton 1–0 Barton.');
  });
});

describe('suggestions', () => {
  const seen = (match: TestMatch, kind: string, data: object) =>
    match.game.suggestions({ device: 'd1', kind, data: { ...data }, at: match.now });

  it('of a goal-line sensor: a goal of the side it names, from the corner that is being taken', () => {
    const match = new TestMatch();
    expect(seen(match, 'goal', { team: 'a' })).toEqual([]);
    match.start();
    expect(seen(match, 'goal', {}).map(({ data }) => data.team)).toEqual(['a', 'b']);
    match.corner('b');
    match.clock('start');
    expect(seen(match, 'goal', { team: 'b' })).toEqual([
      { type: 'hockey.goal', data: { team: 'b', how: 'PC', period: 1, stopsClock: true } },
    ]);
  });

  it('of the buzzer, a whistle and the clock', () => {
    const match = new TestMatch();
    expect(seen(match, 'whistle', {})).toEqual([]);
    match.start();
    expect(seen(match, 'whistle', {})).toEqual([{ type: 'clock.stop', data: {} }]);
    expect(seen(match, 'clock', { ms: 500_000 })).toEqual([{ type: 'clock.set', data: { ms: 500_000 } }]);
    expect(seen(match, 'clock', { ms: 'soon' })).toEqual([]);
    match.wait(900);
    expect(seen(match, 'buzzer', {})).toEqual([{ type: 'hockey.end', data: { period: 1 } }]);
  });

  it('of the timer of the shoot-out', () => {
    const match = new TestMatch({ shootOut: {} }).play('', '', '', '');
    expect(seen(match, 'shoot-out', { expired: true })).toEqual([]);
    match.send({ type: 'hockey.shootout', data: { first: 'b' } });
    expect(seen(match, 'shoot-out', { expired: true })).toEqual([
      { type: 'hockey.attempt', data: { team: 'b', outcome: 'time' } },
    ]);
  });

  it('of a possession meter and a scoreboard', () => {
    const match = new TestMatch();
    match.start();
    expect(seen(match, 'possession', { home: 61 })).toEqual([{ type: 'hockey.possession', data: { first: 61 } }]);
    const [proposal] = seen(match, 'score', { home: 2, away: 1, period: 3, clock: 60_000 });
    expect(proposal).toEqual({ type: 'hockey.adjust', data: { score: [2, 1], period: 3, clock: 60_000 } });
    expect(seen(match, 'score', { home: 2 })).toEqual([]);
    match.send(proposal ?? { type: '', data: {} });
    expect(match.score).toBe('2-1');
  });
});
