import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

describe('a raid', () => {
  it('puts out whom the raider touched, a point each, and brings nobody in at seven', () => {
    const match = new TestMatch().begin();
    match.raid({ raider: 'a1', touched: ['b2', 'b5'] });
    expect([match.score, match.mat]).toEqual(['2-0', '7-5']);
    expect(match.out[1]).toEqual(['b2', 'b5']);
  });

  it('revives as many as it puts out, who went out first coming in first', () => {
    const match = new TestMatch().begin();
    match.raid({ raider: 'a1', touched: ['b2', 'b5', 'b3'] });
    match.raid({ raider: 'b1', touched: ['a4'] });
    expect(match.out).toEqual([['a4'], ['b5', 'b3']]);
    match.raid({ raider: 'a1', raiderOut: 'tackled', tacklers: ['b7'] });
    expect(match.out).toEqual([['a4', 'a1'], ['b3']]);
    expect(match.state.teams[1].on.slice(-2)).toEqual(['b2', 'b5']);
  });

  it('does not revive anybody by a bonus', () => {
    const match = new TestMatch().begin();
    match.raid({ raider: 'a1', raiderOut: 'tackled', tacklers: ['b1'] });
    match.raid();
    match.raid({ raider: 'a2', bonus: true });
    expect([match.score, match.mat]).toEqual(['1-1', '6-7']);
  });

  it('counts a bonus with a tackle, each for its own side', () => {
    const match = new TestMatch().begin();
    match.raid({ raider: 'a1', bonus: true, raiderOut: 'tackled', tacklers: ['b1'] });
    expect(match.score).toBe('1-1');
    expect(match.state.teams[0].raids).toEqual({ total: 1, successful: 0, empty: 0, super: 0 });
  });

  it('warns of a bonus against five and of a raider who is out', () => {
    const match = new TestMatch().begin();
    match.raid({ raider: 'a1', touched: ['b2', 'b3'] });
    match.raid({ raider: 'b1', raiderOut: 'out of bounds' });
    expect(match.warningsOf({ type: 'kabaddi.raid', data: { raider: 'a1', bonus: true } })[0]?.code).toBe(
      'bonus-defenders',
    );
    match.raid();
    const codes = match.warningsOf({ type: 'kabaddi.raid', data: { raider: 'b2' } }).map(({ code }) => code);
    expect(codes).toEqual(['not-on-mat']);
  });

  it('makes a raider out by any way but a tackle a technical point', () => {
    for (const raiderOut of ['out of bounds', 'time over', 'baulk line', 'do or die', 'self out', 'cant'] as const) {
      const match = new TestMatch().begin();
      match.raid({ raider: 'a3', raiderOut });
      expect([match.score, match.mat]).toEqual(['0-1', '6-7']);
      expect(match.state.periods[0]?.points[1].technical).toBe(1);
    }
  });

  it('goes on in turn, and says so when it does not', () => {
    const match = new TestMatch().begin();
    match.raid();
    expect(match.board.sides.map(({ active }) => active ?? false)).toEqual([false, true]);
    const codes = match.warningsOf({ type: 'kabaddi.raid', data: { team: 'a' } }).map(({ code }) => code);
    expect(codes).toEqual(['out-of-turn']);
  });

  it('is refused for players of nobody and for one named twice', () => {
    const match = new TestMatch().begin();
    expect(match.refusal({ type: 'kabaddi.raid', data: { raider: 'b1' } })).toBe('unknown-player');
    expect(match.refusal({ type: 'kabaddi.raid', data: { touched: ['b1'], selfOut: ['b1'] } })).toBe('twice');
    expect(match.refusal({ type: 'kabaddi.raid', data: { raider: 'x' } }, ['unknown-player'])).toBeNull();
  });
});

describe('a super tackle', () => {
  it('is one by three or fewer, and worth one more', () => {
    const match = new TestMatch().begin();
    match.raid({ raider: 'a1', touched: ['b1', 'b2', 'b3', 'b4'] });
    match.raid({ raider: 'b5' });
    const text = match.raid({ raider: 'a1', raiderOut: 'tackled', tacklers: ['b6', 'b7'] });
    expect(match.score).toBe('4-2');
    expect(text).toMatch(/super tackle/i);
    expect(match.state.teams[1].tackles).toEqual({ successful: 1, failed: 4, super: 1 });
    expect(match.state.teams[1].players.get('b6')).toMatchObject({ tackles: 1, capture: 1, superTackles: 1 });
    expect(match.state.teams[1].players.get('b7')).toBeUndefined();
  });

  it('is none by four, nor where the format has none', () => {
    const four = new TestMatch().begin();
    four.raid({ touched: ['b1', 'b2', 'b3'] });
    four.raid();
    four.raid({ raiderOut: 'tackled' });
    expect(four.score).toBe('3-1');
    const none = new TestMatch({ superTackleDefenders: null }).begin();
    none.raid({ touched: ['b1', 'b2', 'b3', 'b4'] });
    none.raid();
    none.raid({ raiderOut: 'tackled' });
    expect(none.score).toBe('4-1');
  });
});

describe('an all-out', () => {
  it('is worth two and brings all seven back', () => {
    const match = new TestMatch().begin();
    match.raid({ raider: 'a1', touched: ['b1', 'b2', 'b3', 'b4'] });
    match.raid({ raider: 'b5' });
    const text = match.raid({ raider: 'a1', touched: ['b5', 'b6', 'b7'] });
    expect([match.score, match.mat]).toEqual(['9-0', '7-7']);
    expect(text).toContain('Barton are all out');
    expect(match.state.teams[0].allOuts).toBe(1);
  });

  it('falls on the raiders when their last one is caught', () => {
    const match = new TestMatch({ playersPerSide: 2, superTackleDefenders: null }).begin();
    match.raid({ raiderOut: 'tackled' });
    match.raid();
    match.raid({ raiderOut: 'tackled' });
    expect([match.score, match.mat]).toEqual(['0-4', '2-2']);
  });

  it('does not happen when a defender goes out with the last raider: one comes back', () => {
    const match = new TestMatch({ playersPerSide: 2, superTackleDefenders: null }).begin();
    match.raid({ raider: 'a1', raiderOut: 'tackled' });
    match.raid();
    match.raid({ raiderOut: 'tackled', selfOuts: 1 });
    expect([match.score, match.mat]).toEqual(['1-2', '1-2']);
  });

  it('is one or none by the officials, whatever the count', () => {
    const match = new TestMatch().begin();
    const event = { type: 'kabaddi.raid', data: { touched: ['b1'], points: { raid: { allOut: 2 } } } };
    expect(match.warningsOf(event).map(({ code }) => code)).toEqual(['points-differ']);
    match.send(event);
    expect([match.score, match.mat]).toEqual(['3-0', '7-7']);
    const few = new TestMatch({ playersPerSide: 2 }).begin();
    few.raid({ touches: 2, points: { raid: { allOut: 0 } } });
    expect([few.score, few.mat]).toEqual(['2-0', '2-1']);
  });
});

describe('a do-or-die raid', () => {
  it('is the third after two empty ones of a side, and is over with a point or a half', () => {
    const match = new TestMatch().begin().empty(4);
    expect(match.board.situation).toBe('Do-or-die raid next for Ashton');
    expect(match.warningsOf({ type: 'kabaddi.raid', data: {} })[0]?.code).toBe('do-or-die-empty');
    expect(match.raid({ raider: 'a1', raiderOut: 'do or die' })).toMatch(/do-or-die/);
    expect(match.state.teams.map(({ empty }) => empty)).toEqual([0, 2]);
    match.send({ type: 'kabaddi.end', data: {} });
    match.send({ type: 'kabaddi.start', data: {} });
    expect(match.state.teams.map(({ empty }) => empty)).toEqual([0, 0]);
    expect(match.state.periods[1]?.first).toBe(1);
  });

  it('counts for the raider', () => {
    const match = new TestMatch().begin().empty(4);
    match.raid({ raider: 'a1', touched: ['b1'] });
    expect(match.state.teams[0].players.get('a1')).toMatchObject({ raids: 1, doOrDie: 1, doOrDieWon: 1 });
  });
});

describe('marks of a player', () => {
  it('are a super raid, a Super 10 and a High 5', () => {
    const match = new TestMatch().begin();
    expect(match.raid({ raider: 'a1', touched: ['b1', 'b2'], bonus: true })).toMatch(/super raid/i);
    match.raid({ raider: 'b3' });
    match.raid({ raider: 'a1', touched: ['b4', 'b5', 'b6'] });
    match.raid({ raider: 'b7' });
    match.raid({ raider: 'a1', touched: ['b3', 'b7'] });
    match.raid();
    expect(match.raid({ raider: 'a1', touched: ['b1'], bonus: true })).toContain('Super 10 for Adams 1');
    for (let i = 0; i < 4; i++) {
      match.raid({ raiderOut: 'tackled', tacklers: ['a2'] });
      match.raid({ raider: 'a1', touches: 1 });
    }
    expect(match.raid({ raiderOut: 'tackled', tacklers: ['a2'] })).toContain('High 5 for Adams 2');
    const [leaders] = [match.game.statistics().raiders];
    expect(JSON.stringify(leaders)).toContain('"points":14');
  });
});
