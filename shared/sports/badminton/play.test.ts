import { describe, expect, it } from 'vitest';
import { leftNow } from './state.ts';
import { TestMatch } from './test-match.ts';

describe('a game', () => {
  it('is won with 21 points (Law 7.2)', () => {
    expect(new TestMatch().to(20, 19).rallies('a').current.winner).toBe(0);
    expect(new TestMatch().to(20, 0).current.winner).toBeNull();
  });

  it('needs two clear points from 20-all (Law 7.4)', () => {
    const match = new TestMatch().to(20, 20).rallies('a');
    expect(match.current.winner).toBeNull();
    expect(match.rallies('b').current.points).toEqual([21, 21]);
    expect(match.rallies('bb').current.winner).toBe(1);
  });

  it('is won by the 30th point at 29-all (Law 7.5)', () => {
    const match = new TestMatch().to(20, 20).rallies('ab'.repeat(9));
    expect(match.current.points).toEqual([29, 29]);
    expect(match.board.situation).toBe('Game point Birch');
    expect(match.rallies('a').current).toMatchObject({ points: [30, 29], winner: 0 });
  });

  it('has other lengths by format', () => {
    const match = new TestMatch({ points: 11, cap: 15, interval: 6, games: 5 }).to(10, 10).rallies('abababab');
    expect(match.current.points).toEqual([14, 14]);
    expect(match.rallies('b').current.winner).toBe(1);
    expect(new TestMatch({ points: 21, cap: 21 }).to(20, 20).rallies('a').current.winner).toBe(0);
  });

  it('is followed by the next one, which the winner opens (Law 7.6)', () => {
    const match = new TestMatch().to(21, 5);
    expect(match.board).toMatchObject({ phase: 'Interval after game 1', situation: 'Ash leads 1-0 in games' });
    match.send({ type: 'badminton.game', data: {} });
    expect(match.service).toBe('a1 to b1, right');
    expect(match.current).toMatchObject({ number: 2, points: [0, 0] });
  });

  it('does not begin while another is on, unless the officials say who won that', () => {
    const match = new TestMatch().to(15, 10);
    expect(match.refusal({ type: 'badminton.game', data: { game: 2 } })).toBe('game-in-progress');
    expect(match.refusal({ type: 'badminton.rally', data: { game: 2, winner: 'a' } })).toBe('game-in-progress');
    match.send({ type: 'badminton.game', data: { game: 2, previous: 'b' } });
    expect(match.state.past[0]).toMatchObject({ points: [15, 10], winner: 1 });
  });

  it('takes no point after its last, and none for the game before', () => {
    const match = new TestMatch().to(21, 5);
    expect(match.refusal({ type: 'badminton.rally', data: { game: 1, winner: 'a' } })).toBe('game-over');
    match.rallies('a');
    expect(match.refusal({ type: 'badminton.rally', data: { game: 1, winner: 'a' } })).toBe('wrong-game');
    expect(match.refusal({ type: 'badminton.game', data: { game: 2 } })).toBe('game-in-progress');
  });
});

describe('the match', () => {
  it('is the best of three games (Law 7.1)', () => {
    const match = new TestMatch().to(21, 5).to(5, 21).to(20, 3);
    expect(match.board.situation).toBe('17 match points Ash');
    expect(match.rallies('a').state.outcome).toEqual({ kind: 'won', winner: 0, by: 'games' });
    expect(match.board).toMatchObject({ result: 'Ash beat Birch 21-5, 5-21, 21-3', phase: 'Result', situation: '' });
    expect(match.refusal({ type: 'badminton.rally', data: { winner: 'a' } })).toBe('match-over');
    expect(match.refusal({ type: 'badminton.game', data: {} })).toBe('match-over');
  });

  it('of one game or five by format', () => {
    expect(new TestMatch({ games: 1 }).to(21, 5).state.outcome).not.toBeNull();
    expect(new TestMatch({ games: 5 }).to(21, 5).to(21, 5).state.outcome).toBeNull();
  });

  it('ends when a side retires or does not come', () => {
    const match = new TestMatch().to(21, 5).to(3, 4);
    expect(match.send({ type: 'badminton.retirement', data: { team: 'a', player: 'a1', reason: 'knee' } })).toBe(
      'Ash retires: knee. Birch won 5-21, 4-3 as Ash retired.',
    );
    const other = new TestMatch();
    expect(other.send({ type: 'badminton.walkover', data: { team: 'b' } })).toBe(
      'Birch does not play. Ash won by walkover over Birch.',
    );
    expect(match.refusal({ type: 'badminton.walkover', data: { team: 'a' } })).toBe('has-begun');
  });

  it('has no result when it is abandoned', () => {
    const match = new TestMatch().to(3, 4);
    match.send({ type: 'match.abandoned', data: {} });
    expect(match.board.result).toBe('No result');
  });
});

describe('service in singles', () => {
  it('is from the right with an even score and from the left with an odd one (Law 10.1)', () => {
    const match = new TestMatch();
    match.send({ type: 'badminton.game', data: { serving: 'a' } });
    expect(match.service).toBe('a1 to b1, right');
    expect(match.rallies('a').service).toBe('a1 to b1, left');
    expect(match.rallies('b').service).toBe('b1 to a1, left');
    expect(match.rallies('b').service).toBe('b1 to a1, right');
  });

  it('begins as the toss says', () => {
    const match = new TestMatch();
    match.send({ type: 'badminton.toss', data: { winner: 'a', choice: 'receive' } });
    match.send({ type: 'badminton.game', data: {} });
    expect(match.service).toBe('b1 to a1, right');
  });

  it('is not known before anyone says, and is by the first rally', () => {
    const match = new TestMatch();
    match.send({ type: 'badminton.game', data: {} });
    expect(match.service).toBe('unknown');
    expect(match.rallies('b').service).toBe('b1 to a1, left');
  });

  it('a let changes nothing but is counted (Law 14)', () => {
    const match = new TestMatch().to(3, 4);
    const was = match.service;
    expect(match.send({ type: 'badminton.let', data: { reason: 'shuttle broken' } })).toBe(
      'Let: shuttle broken. The rally is replayed.',
    );
    expect([match.service, match.current.points, match.current.lets]).toEqual([was, [3, 4], 1]);
  });

  it('by the wrong side counts and is pointed out', () => {
    const match = new TestMatch().to(3, 4);
    const event = { type: 'badminton.rally', data: { winner: 'a', serving: 'a' } } as const;
    expect(match.warningsOf(event)).toMatchObject([{ code: 'server' }]);
    match.send(event);
    expect(match.current.record.at(-1)).toMatchObject({ serving: 0, winner: 0 });
  });
});

describe('ends and intervals', () => {
  it('change after each game and at 11 in the third (Law 8.1)', () => {
    const match = new TestMatch();
    match.send({ type: 'badminton.game', data: { left: 'a' } });
    match.to(21, 5);
    expect(leftNow(match.state)).toBe(0);
    match.rallies('b');
    expect(leftNow(match.state)).toBe(1);
    match.to(5, 21).rallies('b');
    expect(leftNow(match.state)).toBe(0);
    match.to(10, 10);
    expect(leftNow(match.state)).toBe(0);
    expect(match.rally('a')).toMatch(/Interval, with Ash ahead; the sides change ends\.$/);
    expect(leftNow(match.state)).toBe(1);
    match.send({ type: 'badminton.ends', data: { left: 'a' } });
    expect(leftNow(match.state)).toBe(0);
  });

  it('are taken when the leading side reaches 11, once (Law 16.2.1)', () => {
    const match = new TestMatch().to(10, 10);
    expect(match.rally('b')).toMatch(/Interval, with Birch ahead\.$/);
    expect(match.board.phase).toBe('Game 1, interval');
    expect(match.rally('a')).not.toMatch(/Interval/);
    expect(match.board.phase).toBe('Game 1');
  });
});

describe('what makes no sense', () => {
  it('is refused', () => {
    const match = new TestMatch().to(1, 0);
    expect(match.refusal({ type: 'badminton.rally', data: { winner: 'c' } })).toBe('unknown-team');
    expect(match.refusal({ type: 'badminton.rally', data: { winner: 'a', player: 'x' } })).toBe('unknown-player');
    expect(match.refusal({ type: 'badminton.rally', data: { winner: 'a', serving: 'a', server: 'b1' } })).toBe(
      'unknown-player',
    );
    expect(new TestMatch().refusal({ type: 'badminton.let', data: {} })).toBe('no-game');
    expect(new TestMatch().refusal({ type: 'badminton.service', data: {} })).toBe('no-game');
    expect(match.refusal({ type: 'badminton.ends', data: { left: 'x' } })).toBe('unknown-team');
  });
});
