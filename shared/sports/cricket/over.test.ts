import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

describe('an over', () => {
  it('ends by itself after six legal balls, and the batters change ends', () => {
    const match = new TestMatch().begin();
    match.balls(3).ball({ wides: 1 });
    match.balls(3, { batter: 2 });
    expect(match.innings).toMatchObject({ over: { index: 1, legal: 0 }, bowler: -1 });
    expect([match.striker, match.nonStriker]).toEqual(['a2', 'a1']);
    expect(match.innings.overs).toMatchObject([{ index: 0, legal: 6, runs: 7, total: 7, maiden: false }]);
  });

  it('without a run against its bowler is a maiden, byes or not', () => {
    const match = new TestMatch().begin();
    match.balls(5).ball({ legbyes: 4 });
    expect(match.bowler('b11')).toMatchObject({ maidens: 1, wholeOvers: 1 });
    match.balls(5).ball({ wides: 1 });
    match.ball();
    expect(match.bowler('b10')).toMatchObject({ maidens: 0, wholeOvers: 1 });
  });

  it('needs its bowler to be named', () => {
    const match = new TestMatch().begin();
    match.balls(6);
    expect(match.refusal({ type: 'cricket.delivery', data: { runs: { batter: 0 } } })).toBe('no-bowler');
  });

  it('is not bowled by the bowler of the one before (Law 17.6), unless somebody insists', () => {
    const match = new TestMatch().begin();
    match.balls(6);
    expect(match.refusal({ type: 'cricket.bowler', data: { player: 'b11' } })).toBe('consecutive-overs');
    expect(match.violation({ type: 'cricket.bowler', data: { player: 'b11' } })).toMatchObject({
      overridable: true,
      law: 'Law 17.6',
      message: 'Baker 11 bowled in the over before.',
    });
    match.send({ type: 'cricket.bowler', data: { player: 'b11' } }, ['consecutive-overs']);
    match.ball();
    expect(match.bowler('b11').legal).toBe(7);
  });

  it('is not bowled by somebody who has had all his overs', () => {
    const match = new TestMatch({ oversPerBowler: 1 }).begin();
    match.balls(12);
    expect(match.refusal({ type: 'cricket.bowler', data: { player: 'b11' } })).toBe('over-limit');
    expect(match.refusal({ type: 'cricket.bowler', data: { player: 'b9' } })).toBeNull();
  });

  it('may be taken up by another bowler in its middle (Law 17.8): nobody\u2019s maiden', () => {
    const match = new TestMatch().begin();
    match.balls(2);
    const ball = { type: 'cricket.delivery', data: { bowler: 'b9', runs: { batter: 0 } } } as const;
    expect(match.warningsOf(ball)).toMatchObject([{ code: 'bowler-changed' }]);
    match.send(ball);
    match.balls(3);
    expect(match.bowler('b11')).toMatchObject({ legal: 2, maidens: 0, wholeOvers: 0 });
    expect(match.bowler('b9')).toMatchObject({ legal: 4, maidens: 0, wholeOvers: 0 });
    expect(match.refusal({ type: 'cricket.bowler', data: { player: 'b11' } })).toBe('consecutive-overs');
  });
});

describe('a miscounted over (Law 17.5)', () => {
  it('is called early when the next ball says so', () => {
    const match = new TestMatch().begin();
    match.balls(5);
    const ball = { type: 'cricket.delivery', data: { over: 1, bowler: 'b10', runs: { batter: 1 } } } as const;
    expect(match.warningsOf(ball)).toMatchObject([{ code: 'over-short' }]);
    match.send(ball);
    expect(match.innings).toMatchObject({ over: { index: 1, legal: 1 }, legal: 6 });
    expect(match.batter('a2').runs).toBe(1);
    expect(match.bowler('b11')).toMatchObject({ maidens: 1, wholeOvers: 1, wholeBalls: 5 });
  });

  it('is called early by the scorer', () => {
    const match = new TestMatch().begin();
    expect(match.refusal({ type: 'cricket.over', data: {} })).toBe('no-over');
    match.balls(4);
    match.send({ type: 'cricket.over', data: {} });
    expect(match.innings.over).toMatchObject({ index: 1, legal: 0 });
  });

  it('goes on with a ball too many when that says so, and ends again after it', () => {
    const match = new TestMatch().begin();
    match.balls(6);
    const ball = {
      type: 'cricket.delivery',
      data: { over: 0, runs: { batter: 1 } },
    } as const;
    expect(match.warningsOf(ball)).toMatchObject([{ code: 'over-long' }]);
    match.send(ball);
    expect(match.innings).toMatchObject({ over: { index: 1, legal: 0 }, legal: 7 });
    expect(match.innings.overs).toMatchObject([{ index: 0, legal: 7, runs: 1, maiden: false }]);
    expect(match.bowler('b11')).toMatchObject({ legal: 7, maidens: 0, wholeOvers: 1, wholeBalls: 7 });
    expect([match.striker, match.nonStriker]).toEqual(['a1', 'a2']);
  });

  it('may be the last of the innings, which it opens again', () => {
    const match = new TestMatch({ overs: 1 }).begin();
    match.balls(6);
    expect(match.innings.closed).toBe('overs');
    match.ball({ over: 0, batter: 4 });
    expect(match.innings).toMatchObject({ closed: 'overs', runs: 4, legal: 7 });
  });

  it('takes the result back with it', () => {
    const match = new TestMatch({ overs: 1 }).begin();
    match.balls(6, { batter: 2 });
    match.begin('b');
    match.balls(6);
    expect(match.board.result).toBe('Ashton won by 12 runs');
    match.ball({ over: 0, batter: 6 });
    expect(match.board.result).toBe('Ashton won by 6 runs');
  });

  it('does not leave overs out, or go back further, without somebody who insists', () => {
    const match = new TestMatch().begin();
    match.balls(18);
    expect(match.refuses({ over: 5 })).toBe('over-skipped');
    expect(match.refuses({ over: 1 })).toBe('over-past');
    match.ball({ over: 5, bowler: 'b10' }, ['over-skipped']);
    expect(match.innings.over).toMatchObject({ index: 5, legal: 1 });
  });
});

describe('The Hundred', () => {
  const hundred = { overs: 20, ballsPerOver: 5, consecutiveOvers: true, oversPerEnd: 2, oversPerBowler: 4 };

  it('changes ends every ten balls', () => {
    const match = new TestMatch(hundred).begin();
    match.balls(5);
    expect(match.striker).toBe('a1');
    match.send({ type: 'cricket.bowler', data: { player: 'b10' } });
    match.balls(5);
    expect(match.striker).toBe('a2');
  });

  it('lets a bowler bowl two sets running, not three', () => {
    const match = new TestMatch(hundred).begin();
    match.balls(5);
    match.send({ type: 'cricket.bowler', data: { player: 'b11' } });
    match.balls(5);
    expect(match.bowler('b11')).toMatchObject({ legal: 10, maidens: 2 });
    expect(match.refusal({ type: 'cricket.bowler', data: { player: 'b11' } })).toBe('consecutive-overs');
  });

  it('no bowler gets more than ten balls running or twenty in all, whoever is sent on', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 20, maxLength: 200 }), (wishes) => {
        const match = new TestMatch(hundred);
        match.send({ type: 'cricket.innings', data: { batting: 'a', striker: 'a1', nonStriker: 'a2' } });
        const sets: string[] = [];
        for (const wish of wishes) {
          const bowler = { type: 'cricket.bowler', data: { player: `b${wish}` } } as const;
          if (match.innings.closed !== null || match.refusal(bowler) !== null) continue;
          match.send(bowler);
          match.balls(5);
          sets.push(`b${wish}`);
        }
        expect(sets.some((one, index) => one === sets[index + 1] && one === sets[index + 2])).toBe(false);
        for (const { legal } of match.innings.bowlers) expect(legal).toBeLessThanOrEqual(20);
        expect(match.innings.legal).toBe(5 * sets.length);
        expect(sets.length).toBeLessThanOrEqual(20);
      }),
      { numRuns: 40 },
    );
  });

  it('says what a bowler has had in balls', () => {
    const match = new TestMatch({ ...hundred, oversPerBowler: 1 }).begin();
    match.balls(5);
    expect(match.violation({ type: 'cricket.bowler', data: { player: 'b11' } })).toMatchObject({
      code: 'over-limit',
      message: 'Baker 11 has bowled 5 balls, the most that one bowler may.',
    });
  });

  it('has a hundred balls an innings, and a super five of five', () => {
    const match = new TestMatch({ ...hundred, oversPerBowler: null, superOver: true }).begin();
    match.balls(100);
    expect(match.innings).toMatchObject({ closed: 'overs', legal: 100 });
    match.begin('b').balls(100);
    match.send({ type: 'cricket.innings', data: { striker: 'b1', nonStriker: 'b2', bowler: 'a1' } });
    match.balls(5);
    expect(match.innings).toMatchObject({ superOver: 1, closed: 'overs' });
  });
});
