import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextInnings } from './innings.ts';
import { TestMatch } from './test-match.ts';

/** A level match of one over a side, without boundaries. */
function level(format: object = {}): TestMatch {
  const match = new TestMatch({ overs: 1, superOver: true, ...format }).begin();
  match.ball({ batter: 1 });
  match.balls(5);
  match.begin('b').ball({ batter: 1 });
  return match.balls(5);
}

/** The innings of a super over by these sides in turn, each scoring `runs` off its first ball. */
function superOver(match: TestMatch, order: readonly ('a' | 'b')[], bowlers: readonly string[], runs = 0): void {
  for (const [index, side] of order.entries()) {
    const bowler = bowlers[index];
    const data = { batting: side, striker: `${side}1`, nonStriker: `${side}2`, ...(bowler && { bowler }) };
    match.send({ type: 'cricket.innings', data });
    match.ball({ batter: runs });
    match.balls(5);
  }
}

describe('super overs', () => {
  it('go on until one decides, and the side that batted second bats first in the next', () => {
    const match = level();
    expect(nextInnings(match.state)).toMatchObject({ batting: 1, superOver: 1 });
    superOver(match, ['b', 'a'], ['a11', 'b11'], 3);
    expect(match.state.result).toBeNull();
    expect(nextInnings(match.state)).toMatchObject({ batting: 0, superOver: 2 });
    superOver(match, ['a', 'b'], ['b10', 'a10'], 2);
    expect(nextInnings(match.state)).toMatchObject({ batting: 1, superOver: 3 });
    match.send({ type: 'cricket.innings', data: { striker: 'b1', nonStriker: 'b2', bowler: 'a9' } });
    match.ball({ batter: 1 });
    match.balls(5);
    match.send({ type: 'cricket.innings', data: { striker: 'a1', nonStriker: 'a2', bowler: 'b9' } });
    match.ball({ batter: 2 });
    expect(match.result).toMatchObject({ tie: true, eliminator: 'Ashton', tieBreak: 'super over' });
  });

  it('are not bowled by who bowled the one before, unless somebody insists', () => {
    const match = level();
    superOver(match, ['b', 'a'], ['a11', 'b11']);
    match.send({ type: 'cricket.innings', data: { striker: 'a1', nonStriker: 'a2' } });
    const again = { type: 'cricket.bowler', data: { player: 'b11' } } as const;
    expect(match.violation(again)).toMatchObject({
      code: 'super-over-bowler',
      message: 'Baker 11 bowled the super over before and may not bowl this one.',
    });
    expect(match.refusal(again, ['super-over-bowler'])).toBeNull();
    expect(match.refusal({ type: 'cricket.bowler', data: { player: 'b10' } })).toBeNull();
  });

  it('are not batted in by who was out in an earlier one', () => {
    const match = level();
    match.send({ type: 'cricket.innings', data: { striker: 'b1', nonStriker: 'b2', bowler: 'a11' } });
    match.out();
    match.balls(5);
    match.send({ type: 'cricket.innings', data: { striker: 'a1', nonStriker: 'a2', bowler: 'b11' } });
    match.balls(6);
    superOver(match, ['a'], ['b10']);
    const data = { striker: 'b1', nonStriker: 'b2', bowler: 'a10' };
    expect(match.refusal({ type: 'cricket.innings', data })).toBe('super-over-batter');
    expect(match.refusal({ type: 'cricket.innings', data }, ['super-over-batter'])).toBeNull();
    expect(match.refusal({ type: 'cricket.innings', data: { ...data, striker: 'b3' } })).toBeNull();
  });

  it('are won by the first pair of innings that is not level, however many came before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { maxLength: 4 }), fc.integer({ min: 1, max: 6 }), (before, runs) => {
        const match = level();
        let order: ['a' | 'b', 'a' | 'b'] = ['b', 'a'];
        const bowlers = (index: number) => order.map((side) => `${side === 'a' ? 'b' : 'a'}${11 - (index % 2)}`);
        for (const [index, equal] of before.entries()) {
          superOver(match, order, bowlers(index), equal);
          expect(match.state.result).toBeNull();
          order = [order[1], order[0]];
        }
        const [one, two] = bowlers(before.length);
        superOver(match, [order[0]], [one ?? ''], runs);
        superOver(match, [order[1]], [two ?? ''], 0);
        const winner = order[0] === 'a' ? 0 : 1;
        expect(match.state.result).toEqual({ kind: 'tie', decided: { winner, method: 'super over' } });
        expect(match.state.current?.superOver).toBe(before.length + 1);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a boundary count-back', () => {
  /** Four ones against a four. */
  function fours(format: object): TestMatch {
    const match = new TestMatch({ overs: 1, boundaryCount: true, ...format }).begin();
    match.balls(4, { batter: 1 });
    match.balls(2);
    match.begin('b').ball({ batter: 4 });
    return match.balls(5);
  }

  it('decides a level match where there is no super over', () => {
    const match = fours({});
    expect(match.result).toMatchObject({ tie: true, eliminator: 'Barton', tieBreak: 'boundary count' });
  });

  it('waits for the super over where there is one, and decides when that is level too', () => {
    const match = fours({ superOver: true });
    expect(match.state.result).toBeNull();
    superOver(match, ['b', 'a'], ['a11', 'b11'], 3);
    expect(match.result).toMatchObject({ tie: true, eliminator: 'Barton', tieBreak: 'boundary count' });
  });

  it('goes to the later balls of the super over when boundaries are level', () => {
    const match = level({ boundaryCount: true });
    match.begin('b');
    match.ball({ batter: 2 });
    match.balls(5);
    match.begin('a');
    match.balls(3);
    match.ball({ wides: 1 });
    match.ball({ batter: 1 });
    match.balls(2);
    expect(match.result).toMatchObject({ tie: true, eliminator: 'Ashton', tieBreak: 'boundary count' });
  });

  it('leaves a tie when everything is level', () => {
    const match = level({ boundaryCount: true });
    superOver(match, ['b', 'a'], ['a11', 'b11'], 1);
    expect(match.state.result).toEqual({ kind: 'tie', decided: null });
  });
});
