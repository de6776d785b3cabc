import { describe, expect, it } from 'vitest';
import { leftNow } from './state.ts';
import { TestMatch } from './test-match.ts';

describe('a set', () => {
  it('is won with 25 points and two clear (Rule 6.2)', () => {
    expect(new TestMatch().to(24, 23).rallies('a').set.winner).toBe(0);
    const match = new TestMatch().to(24, 24).rallies('a');
    expect(match.set.winner).toBeNull();
    expect(match.rallies('bbb').set).toMatchObject({ points: [25, 27], winner: 1 });
    expect(new TestMatch().to(30, 0).state.past).toHaveLength(1);
  });

  it('the deciding one with 15 (Rule 6.3.2)', () => {
    const match = new TestMatch().to(25, 0).to(0, 25).to(25, 0).to(0, 25).to(14, 14);
    expect(match.board.phase).toBe('Set 5, deciding');
    expect(match.rallies('ba').set.winner).toBeNull();
    expect(match.rallies('aa').state.outcome).toEqual({ kind: 'won', winner: 0, by: 'sets' });
  });

  it('has other lengths by format', () => {
    const match = new TestMatch({ points: 21, sets: 3, decidingPoints: 11 }).to(21, 19).to(0, 21).to(10, 10);
    expect(match.rallies('aa').board.result).toBe('Ash beat Birch 2-1 (21-19, 0-21, 12-10)');
    const capped = new TestMatch({ cap: 27 }).to(24, 24).rallies('abab');
    expect(capped.board.situation).toBe('Set point Birch');
    expect(capped.rallies('a').set).toMatchObject({ points: [27, 26], winner: 0 });
  });

  it('does not begin while another is on, unless the officials say who won that', () => {
    const match = new TestMatch().to(15, 10);
    expect(match.refusal({ type: 'volleyball.set', data: { set: 2 } })).toBe('set-in-progress');
    expect(match.refusal({ type: 'volleyball.rally', data: { set: 2, winner: 'a' } })).toBe('set-in-progress');
    match.send({ type: 'volleyball.set', data: { set: 2, previous: 'b' } });
    expect(match.state.past[0]).toMatchObject({ points: [15, 10], winner: 1 });
  });

  it('takes no point after its last, and none for the set before', () => {
    const match = new TestMatch().to(25, 5);
    expect(match.refusal({ type: 'volleyball.rally', data: { set: 1, winner: 'a' } })).toBe('set-over');
    match.rallies('a');
    expect(match.refusal({ type: 'volleyball.rally', data: { set: 1, winner: 'a' } })).toBe('wrong-set');
    expect(match.refusal({ type: 'volleyball.lineup', data: { team: 'a', set: 1, positions: lineup('a') } })).toBe(
      'wrong-set',
    );
  });
});

function lineup(team: string): string[] {
  return [1, 2, 3, 4, 5, 6].map((n) => `${team}${n}`);
}

describe('the match', () => {
  it('is won with three sets (Rule 6.3.1)', () => {
    const match = new TestMatch().to(25, 20).to(25, 20).to(24, 20);
    expect(match.board.situation).toBe('Four match points Ash');
    expect(match.rallies('a').board).toMatchObject({
      result: 'Ash beat Birch 3-0 (25-20, 25-20, 25-20)',
      phase: 'Result',
    });
    expect(match.refusal({ type: 'volleyball.rally', data: { winner: 'a' } })).toBe('match-over');
    expect(match.refusal({ type: 'volleyball.set', data: {} })).toBe('match-over');
  });

  it('is given to the other team when one forfeits (Rule 6.4.1)', () => {
    const match = new TestMatch().to(25, 20).to(3, 4);
    expect(match.send({ type: 'volleyball.default', data: { team: 'a', kind: 'forfeit', reason: 'refused' } })).toBe(
      'Ash forfeit the match: refused. Birch won 3-0, Ash forfeited.',
    );
    expect(match.board.sides.map(({ score }) => score)).toEqual(['0 0 0', '25 25 25']);
  });

  it('or is incomplete, keeping its points and sets (Rule 6.4.3)', () => {
    const match = new TestMatch().to(25, 20).to(24, 24);
    expect(match.send({ type: 'volleyball.default', data: { team: 'a', kind: 'incomplete' } })).toMatch(
      /Birch won 3-1 \(20-25, 26-24, 25-0, 25-0\), Ash could not go on\.$/,
    );
    expect(match.refusal({ type: 'volleyball.default', data: { team: 'a', kind: 'forfeit' } })).toBe('match-over');
  });

  it('has no result when it is abandoned', () => {
    const match = new TestMatch().to(3, 4);
    match.send({ type: 'match.abandoned', data: {} });
    expect(match.board.result).toBe('No result');
  });
});

describe('service and rotation', () => {
  it('the winner of a rally serves; who wins the service rotates (Rules 6.1.3, 7.6.2)', () => {
    const match = new TestMatch().begin();
    expect(match.server).toBe('a1');
    expect(match.rallies('aa').server).toBe('a1');
    expect(match.rallies('b').server).toBe('b2');
    expect(match.court(1)).toBe('b2 b3 b4 b5 b6 b1');
    expect(match.court(0)).toBe('a1 a2 a3 a4 a5 a6');
    expect(match.rallies('a').server).toBe('a2');
    expect(match.rallies('bababababab').court(0)).toBe('a1 a2 a3 a4 a5 a6');
  });

  it('alternates from set to set, and is drawn again for the deciding one (Rule 12.1)', () => {
    const match = new TestMatch();
    match.send({ type: 'volleyball.toss', data: { winner: 'b', choice: 'receive' } });
    const firsts = [25, 0, 25, 0].map((points) => {
      match.send({ type: 'volleyball.set', data: {} });
      const first = match.set.serving;
      match.to(points, 25 - points);
      return first;
    });
    expect(firsts).toEqual([0, 1, 0, 1]);
    match.send({ type: 'volleyball.set', data: {} });
    expect(match.set.serving).toBeNull();
    match.send({ type: 'volleyball.set', data: { serving: 'b' } });
    expect(match.set).toMatchObject({ number: 5, serving: 1, first: 1 });
  });

  it('out of turn counts, is pointed out and goes on from there (Rule 12.7.1)', () => {
    const match = new TestMatch().begin();
    const event = { type: 'volleyball.rally', data: { winner: 'a', server: 'a3' } } as const;
    expect(match.warningsOf(event)).toMatchObject([{ code: 'rotation' }]);
    match.send(event);
    expect(match.court(0)).toBe('a3 a4 a5 a6 a1 a2');
    expect(match.set.record[0]).toMatchObject({ server: 'a3', serving: 0 });
    const other = { type: 'volleyball.rally', data: { winner: 'a', serving: 'b' } } as const;
    expect(match.warningsOf(other)).toMatchObject([{ code: 'server' }]);
  });

  it('the rotation can be put right, and the line-up of the next set handed in', () => {
    const match = new TestMatch().begin();
    const positions = ['a4', 'a5', 'a6', 'a1', 'a2', 'a3'];
    match.send({ type: 'volleyball.lineup', data: { team: 'a', positions } });
    expect(match.court(0)).toBe('a4 a5 a6 a1 a2 a3');
    match.to(25, 0).send({ type: 'volleyball.lineup', data: { team: 'b', positions: lineup('b') } });
    match.rallies('b');
    expect([match.court(0), match.court(1)]).toEqual([undefined, 'b1 b2 b3 b4 b5 b6']);
  });

  it('a replay changes nothing', () => {
    const match = new TestMatch().begin();
    const was = match.state;
    expect(match.send({ type: 'volleyball.replay', data: { reason: 'ball on court' } })).toBe(
      'The rally is replayed: ball on court.',
    );
    expect(match.state).toBe(was);
    expect(new TestMatch().refusal({ type: 'volleyball.replay', data: {} })).toBe('no-set');
  });
});

describe('courts', () => {
  it('change after each set and at 8 in the deciding one (Rule 18.2)', () => {
    const match = new TestMatch({ sets: 3 });
    match.send({ type: 'volleyball.courts', data: { left: 'a' } });
    match.to(25, 5).to(5, 24);
    expect(leftNow(match.state)).toBe(1);
    match.rallies('b').to(7, 7);
    expect(leftNow(match.state)).toBe(0);
    expect(match.rally('a')).toMatch(/The teams change courts\.$/);
    expect(leftNow(match.state)).toBe(1);
    match.send({ type: 'volleyball.courts', data: { left: 'a' } });
    expect(leftNow(match.state)).toBe(0);
  });
});

describe('what makes no sense', () => {
  it('is refused', () => {
    const match = new TestMatch().begin();
    expect(match.refusal({ type: 'volleyball.rally', data: { winner: 'c' } })).toBe('unknown-team');
    expect(match.refusal({ type: 'volleyball.rally', data: { winner: 'a', player: 'x' } })).toBe('unknown-player');
    expect(match.refusal({ type: 'volleyball.rally', data: { winner: 'a', server: 'b1' } })).toBe('unknown-player');
    expect(match.refusal({ type: 'volleyball.lineup', data: { team: 'a', positions: lineup('b') } })).toBe(
      'unknown-player',
    );
    expect(match.refusal({ type: 'volleyball.courts', data: { left: 'x' } })).toBe('unknown-team');
  });
});
