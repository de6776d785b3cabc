import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairsScore } from './pairs.ts';
import { expectSums, TestMatch } from './test-match.ts';

const PAIRS = { overs: 4, playersPerSide: 4, pairs: { oversPerPair: 2, wicketRuns: 5, startingRuns: 200 } };

/** The next pair of a side comes in. */
function pair(match: TestMatch, side: 'a' | 'b', first: number): void {
  match.send({ type: 'cricket.batter', data: { player: `${side}${first}` } });
  match.send({ type: 'cricket.batter', data: { player: `${side}${first + 1}` } });
}

/** A whole innings of singles to the striker with a wicket on the balls given. */
function innings(match: TestMatch, side: 'a' | 'b', runs: number, wickets: readonly number[] = []): void {
  match.begin(side);
  for (let ball = 0; ball < 24; ball++) {
    if (ball === 12) pair(match, side, 3);
    const out = wickets.includes(ball) ? [{ kind: 'bowled' as const, player: match.striker }] : undefined;
    match.ball(out === undefined ? { batter: ball < runs ? 1 : 0 } : { wickets: out });
  }
}

describe('pairs cricket', () => {
  it('keeps a batter who is out at the crease, at the other end', () => {
    const match = new TestMatch(PAIRS).begin();
    match.ball({ wickets: [{ kind: 'bowled', player: 'a1' }] });
    expect(match.innings).toMatchObject({ wickets: 1, closed: null });
    expect([match.striker, match.nonStriker]).toEqual(['a2', 'a1']);
    expect(match.bowler('b11').wickets).toBe(1);
    match.ball({ wickets: [{ kind: 'run out', player: 'a1' }] });
    expect([match.striker, match.nonStriker]).toEqual(['a2', 'a1']);
    expect(match.batter('a1').status).toBe('in');
    expect(match.dismissal('Adams 1')).toBe('run out (×2)');
    expect(match.innings.fall).toHaveLength(2);
    expectSums(match.state);
  });

  it('gives each pair its overs, and then the crease is the next one\u2019s', () => {
    const match = new TestMatch(PAIRS).begin();
    match.balls(12, { batter: 1 });
    expect(match.innings).toMatchObject({ striker: -1, nonStriker: -1, stand: null });
    expect(match.innings.stands).toMatchObject([{ wicket: 1, first: 'a1', second: 'a2', runs: 12 }]);
    expect(match.batter('a1').status).toBe('done');
    expect(match.refuses({})).toBe('no-striker');
    pair(match, 'a', 3);
    match.balls(12);
    expect(match.innings.closed).toBe('overs');
    expect(match.innings.stands[1]).toMatchObject({ wicket: 2 });
  });

  it('never ends an innings by wickets, nor when the other side\u2019s score is passed', () => {
    const match = new TestMatch(PAIRS);
    innings(match, 'a', 24, [0, 1, 2, 3, 4]);
    expect(match.innings).toMatchObject({ wickets: 5, closed: 'overs' });
    match.begin('b').balls(6, { batter: 4 });
    expect(match.innings.closed).toBeNull();
    expect(match.board.situation).toBe('Lead by 30');
  });

  it('takes the runs of a wicket from the score, and asks for them on top of the target', () => {
    const match = new TestMatch(PAIRS);
    innings(match, 'a', 24, [5]);
    expect(match.board.sides[0]).toMatchObject({ score: '218', detail: '23/1 (4 ov)' });
    match.begin('b');
    expect(match.innings.target).toBe(19);
    match.ball({ wickets: [{ kind: 'caught', player: 'b1' }] });
    expect(match.innings.target).toBe(24);
    expect(match.board.situation).toBe('Need 24 from 23 balls');
    expect(match.board.sides[1]).toMatchObject({ score: '195' });
  });

  it('may give them to the side in the field instead', () => {
    const match = new TestMatch({ ...PAIRS, pairs: { ...PAIRS.pairs, wicketsCount: 'for fielding' } });
    innings(match, 'a', 24, [5]);
    expect([pairsScore(match.state, 0), pairsScore(match.state, 1)]).toEqual([223, 205]);
  });

  it.each([
    [20, [], 20, [3], { winner: 'Ashton', by: { runs: 6 } }],
    [10, [5, 6], 10, [], { winner: 'Barton', by: { runs: 12 } }],
    [10, [], 10, [], { tie: true }],
  ] as const)(
    'is decided by the net scores: %i, out %j, against %i, out %j',
    (first, firstOut, second, secondOut, result) => {
      const match = new TestMatch(PAIRS);
      innings(match, 'a', first, firstOut);
      innings(match, 'b', second, secondOut);
      expect(match.result).toMatchObject(result);
    },
  );

  it('whatever happens, the side with the better net score wins by the difference', () => {
    const ball = fc.record({ batter: fc.nat(6), out: fc.boolean() });
    const sides = fc.array(ball, { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(sides, sides, fc.boolean(), (first, second, given) => {
        const wicketsCount = given ? 'for fielding' : 'against batting';
        const match = new TestMatch({ ...PAIRS, pairs: { ...PAIRS.pairs, wicketsCount } });
        for (const [side, balls] of [
          ['a', first],
          ['b', second],
        ] as const) {
          match.begin(side);
          for (const [index, { batter, out }] of balls.entries()) {
            if (index === 12) pair(match, side, 3);
            match.ball(out ? { wickets: [{ kind: 'bowled', player: match.striker }] } : { batter });
          }
        }
        expectSums(match.state);
        const net = (balls: typeof first) => balls.reduce((sum, { batter, out }) => sum + (out ? -5 : batter), 0);
        const lead = net(first) - net(second);
        expect((pairsScore(match.state, 0) ?? 0) - (pairsScore(match.state, 1) ?? 0)).toBe(lead);
        const by = { runs: Math.abs(lead) };
        expect(match.state.result).toMatchObject(
          lead === 0 ? { kind: 'tie' } : { kind: 'win', winner: lead > 0 ? 0 : 1, by, basis: 'play' },
        );
      }),
      { numRuns: 40 },
    );
  });
});
