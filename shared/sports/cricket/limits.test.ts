import { describe, expect, it } from 'vitest';
import { ballsOf, scheduledPowerplays } from './limits.ts';
import { Format, presets } from './setup.ts';
import { TestMatch } from './test-match.ts';

const format = (name: string) => Format.parse(presets[name]);

describe('powerplays', () => {
  it('are the format\u2019s, as balls', () => {
    const match = new TestMatch(presets.ODI).begin();
    expect(match.innings.powerplays).toEqual([
      { kind: 'mandatory', from: 0.1, to: 9.6, outside: 2, scheduled: true },
      { kind: 'middle', from: 10.1, to: 39.6, outside: 4, scheduled: true },
      { kind: 'final', from: 40.1, to: 49.6, outside: 5, scheduled: true },
    ]);
    expect(new TestMatch(presets['The Hundred']).begin().innings.powerplays).toMatchObject([{ from: 0.1, to: 4.5 }]);
  });

  // ICC men's T20I playing conditions, clause 28 (from July 2025): to the nearest ball.
  it.each([
    [5, 9],
    [6, 11],
    [7, 13],
    [8, 14],
    [9, 16],
    [10, 18],
    [11, 20],
    [12, 22],
    [13, 23],
    [14, 25],
    [15, 27],
    [16, 29],
    [17, 31],
    [18, 32],
    [19, 34],
    [20, 36],
  ])('of a T20 innings of %i overs is %i balls', (overs, balls) => {
    const [powerplay] = scheduledPowerplays(format('T20'), { overs, balls: 0 });
    const to = powerplay?.to ?? 0;
    expect(ballsOf({ overs: Math.floor(to), balls: Math.round((to % 1) * 10) }, format('T20'))).toBe(balls);
  });

  it('of a one-day innings shrink by whole overs when it is shortened', () => {
    const match = new TestMatch(presets.ODI).begin();
    match.balls(6);
    match.send({ type: 'cricket.overs', data: { overs: 35 } });
    expect(match.innings.powerplays.map(({ from, to }) => [from, to])).toEqual([
      [0.1, 6.6],
      [7.1, 27.6],
      [28.1, 34.6],
    ]);
  });

  it('taken by a side stay when overs are lost, and one of a scheduled kind takes its place', () => {
    const match = new TestMatch(presets.T20).begin();
    match.send({ type: 'cricket.powerplay', data: { kind: 'batting', from: 10.1, to: 11.6, outside: 3 } });
    match.send({ type: 'cricket.overs', data: { overs: 10 } });
    expect(match.innings.powerplays).toMatchObject([
      { kind: 'mandatory', from: 0.1, to: 2.6, outside: 2 },
      { kind: 'batting', from: 10.1, to: 11.6, outside: 3 },
    ]);
    match.send({ type: 'cricket.powerplay', data: { kind: 'mandatory', from: 0.1, to: 3.6 } });
    expect(match.innings.powerplays).toMatchObject([{ kind: 'batting' }, { kind: 'mandatory', to: 3.6, outside: 2 }]);
  });
});

describe('a bowler\u2019s share', () => {
  /** Overs bowled by the bowlers in turn. */
  function bowled(match: TestMatch, bowlers: readonly string[]): void {
    for (const player of bowlers) {
      match.send({ type: 'cricket.bowler', data: { player } });
      match.balls(6);
    }
  }

  it('shrinks with the innings: a fifth, and an over more for as many bowlers as there are overs over', () => {
    const match = new TestMatch({ overs: 20, oversPerBowler: 4 });
    match.send({ type: 'cricket.overs', data: { overs: 7 } });
    match.send({ type: 'cricket.innings', data: { batting: 'a', striker: 'a1', nonStriker: 'a2' } });
    bowled(match, ['b1', 'b2', 'b1', 'b2']);
    // Two of the five may bowl two; a third may not, and nobody may bowl three.
    const refusal = (player: string) => match.refusal({ type: 'cricket.bowler', data: { player } });
    expect(refusal('b1')).toBe('over-limit');
    bowled(match, ['b3', 'b4']);
    expect(refusal('b3')).toBe('over-limit');
    expect(refusal('b5')).toBeNull();
    const violation = match.violation({ type: 'cricket.bowler', data: { player: 'b3' } });
    expect(violation).toMatchObject({
      overridable: true,
      message: 'Baker 3 has bowled 1 over, the most that one bowler may.',
    });
  });

  it('counts a part of an over as one, for both who bowled it', () => {
    const match = new TestMatch({ oversPerBowler: 1 }).begin();
    match.balls(3);
    match.send({ type: 'cricket.bowler', data: { player: 'b9' } });
    match.balls(3);
    match.balls(6);
    for (const player of ['b11', 'b9']) {
      expect(match.refusal({ type: 'cricket.bowler', data: { player } })).toBe('over-limit');
    }
  });
});
