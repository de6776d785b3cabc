import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

const shootOut = { shootOut: {} };

describe('Rule 5.2: the result', () => {
  it('is a win for who has scored more, or a draw', () => {
    expect(new TestMatch().play('a', '', 'b', 'a').board.result).toBe('Ashton won 2–1');
    expect(new TestMatch().play('a', '', 'b', '').board.result).toBe('1–1 draw');
  });

  it('waits for the last period', () => {
    const match = new TestMatch().play('a', '', '');
    expect(match.board.result).toBeUndefined();
    match.start();
    expect(match.board.result).toBeUndefined();
  });

  it('comes from the officials when they end or abandon the match', () => {
    const ended = new TestMatch().play('a', '');
    ended.send({ type: 'match.ended', data: {} });
    expect(ended.board.result).toBe('Ashton won 1–0');
    const abandoned = new TestMatch().play('a', '');
    abandoned.send({ type: 'match.abandoned', data: { reason: 'Waterlogged pitch' } });
    expect(abandoned.board).toMatchObject({ phase: 'Abandoned', result: 'Match abandoned' });
    expect(abandoned.game.scorecard()).toMatchObject({ result: { kind: 'abandoned' }, winner: null, score: [1, 0] });
  });

  it('is awarded 5–0, or with the score that the regulations say', () => {
    const match = new TestMatch();
    match.send({ type: 'hockey.award', data: { winner: 'b', reason: 'Ashton did not appear' } });
    expect(match.board).toMatchObject({ phase: 'Awarded', result: 'Match awarded to Barton (5–0)' });
    const three = new TestMatch({ walkOverGoals: 3 });
    three.send({ type: 'hockey.award', data: { winner: 'a' } });
    expect(three.game.scorecard()).toMatchObject({ score: [3, 0], result: { kind: 'awarded' }, winner: 'Ashton' });
    const told = new TestMatch().play('a', '', '', 'aaaaaa');
    told.send({ type: 'hockey.award', data: { winner: 'a', score: [7, 0] } });
    expect(told.score).toBe('7-0');
  });
});

describe('the shoot-out (Regulations)', () => {
  const level = () => new TestMatch(shootOut).play('ab', '', '', '');
  const begun = (first: 'a' | 'b' = 'a') => {
    const match = level();
    match.send({ type: 'hockey.shootout', data: { first } });
    return match;
  };

  it('decides a match that is level', () => {
    expect(level().board).toMatchObject({ phase: 'Before the shoot-out', situation: 'Level: shoot-out to come' });
    const match = begun().attempts('10101');
    expect(match.board.result).toBeUndefined();
    expect(match.board.score).toMatchObject({ shootOut: { home: 3, away: 0 } });
    expect(match.board.situation).toBe('Barton to take attempt 3: must score to stay in');
  });

  it('ends when one side cannot be caught any more', () => {
    const match = begun().attempts('101010');
    expect(match.board.result).toBe('Ashton won 3–0 in the shoot-out after a 1–1 draw');
    expect(match.refusal({ type: 'hockey.attempt', data: { outcome: 'goal' } })).toBe('shoot-out-over');
    expect(match.game.scorecard()).toMatchObject({
      score: [1, 1],
      shootOut: [3, 0],
      winner: 'Ashton',
      result: { kind: 'win', by: 'shoot-out' },
    });
    expect(match.game.sheet('en')[0]?.headline).toBe('Ashton 1–1 Barton (3–0 SO)');
  });

  it('goes on to sudden death after five each, and who began a series defends first in the next', () => {
    const match = begun('b').attempts('1001100111');
    expect(match.state.shootOut).toMatchObject({ taken: [5, 5], scored: [3, 3] });
    expect(match.board.result).toBeUndefined();
    expect(match.board.situation).toBe('Ashton to take attempt 6');
    expect(match.send({ type: 'hockey.attempt', data: { outcome: 'goal' } })).toContain('Sudden death');
    expect(match.board.situation).toBe('Barton to take attempt 6: must score to stay in');
    match.attempts('1');
    expect(match.board.result).toBeUndefined();
    match.attempts('10');
    expect(match.board.result).toBe('Ashton won 5–4 in the shoot-out after a 1–1 draw');
  });

  it('goes back to who began when the second series is level, too', () => {
    const match = begun('b').attempts('1111111111').attempts('1111111111');
    expect(match.board.situation).toBe('Barton to take attempt 11');
  });

  it('an attempt runs for 8 seconds, may be re-taken, and may become a penalty stroke', () => {
    const match = begun();
    expect(match.send({ type: 'hockey.attempt', data: { outcome: 'time', player: 'a9' } })).toContain('8 seconds');
    match.send({ type: 'hockey.attempt', data: { outcome: 're-taken', player: 'b9' } });
    expect(match.state.shootOut?.taken).toEqual([1, 0]);
    expect(match.board.situation).toBe('Barton to take attempt 1');
    const stroke = { outcome: 'goal', stroke: true, player: 'b9' };
    expect(match.send({ type: 'hockey.attempt', data: stroke })).toContain('Penalty stroke');
    expect(match.state.shootOut).toMatchObject({ taken: [1, 1], scored: [0, 1] });
  });

  it('a player suspended in it takes no further part: the attempt is forfeited', () => {
    const match = begun();
    match.send({ type: 'hockey.card', data: { team: 'a', card: 'yellow', player: 'a9' } });
    expect(match.warned('hockey.attempt', { player: 'a9', outcome: 'goal' })).toEqual(['suspended']);
    match.send({ type: 'hockey.attempt', data: { player: 'a9', outcome: 'forfeited' } });
    expect(match.state.shootOut).toMatchObject({ taken: [1, 0], scored: [0, 0] });
  });

  it('a card of the match bars from it only when it is red', () => {
    const match = new TestMatch(shootOut).play('', '', '');
    match.start();
    match.wait(840).card('yellow', 'a', 'a9');
    match.card('red', 'a', 'a8');
    match.wait(60).end();
    match.send({ type: 'hockey.shootout', data: { first: 'a' } });
    expect(match.warned('hockey.attempt', { player: 'a9', outcome: 'goal' })).toEqual([]);
    expect(match.warned('hockey.attempt', { player: 'a8', outcome: 'goal' })).toEqual(['suspended']);
  });

  it('warns of the wrong side, of a player who goes twice in a series, and of one who was not nominated', () => {
    const match = begun();
    expect(match.warned('hockey.attempt', { team: 'b', outcome: 'goal' })).toEqual(['out-of-turn']);
    match.send({ type: 'hockey.attempt', data: { player: 'a2', outcome: 'goal' } });
    match.attempts('1');
    expect(match.warned('hockey.attempt', { player: 'a2', outcome: 'goal' })).toEqual(['again']);
    for (const n of [3, 4, 5, 6]) {
      match.send({ type: 'hockey.attempt', data: { player: `a${n}`, outcome: 'goal' } });
      match.attempts('1');
    }
    // Barton begin the second series.
    match.attempts('1');
    expect(match.warned('hockey.attempt', { player: 'a7', outcome: 'goal' })).toEqual(['not-nominated']);
    expect(match.warned('hockey.attempt', { player: 'a2', outcome: 'goal' })).toEqual([]);
  });

  it('is refused where the competition has none, and while a period is in progress', () => {
    const match = new TestMatch().play('', '', '', '');
    expect(match.refusal({ type: 'hockey.shootout', data: {} })).toBe('no-shoot-out');
    const early = new TestMatch(shootOut).play('');
    early.start();
    expect(early.refusal({ type: 'hockey.shootout', data: {} })).toBe('in-play');
    const won = new TestMatch(shootOut).play('a', '', '', '');
    expect(won.warned('hockey.shootout', {})).toEqual(['not-level']);
  });

  it('counts no goals of the match', () => {
    expect(begun().refusal({ type: 'hockey.goal', data: { team: 'a' } })).toBe('shoot-out');
  });
});

describe('an adjustment', () => {
  it('sets score, period and clock', () => {
    const match = new TestMatch();
    match.start();
    match.wait(60).goal('a', 'a9');
    match.send({ type: 'hockey.adjust', data: { score: [3, 2], period: 3, clock: 400_000 } });
    expect(match.score).toBe('3-2');
    expect(match.board.phase).toBe('3rd quarter');
    expect(match.left()).toBe(400);
    expect(match.state.periods.map(({ goals }) => goals)).toEqual([
      [1, 0],
      [2, 2],
    ]);
  });

  it('does not take away goals that are on record, unless the scorer insists', () => {
    const match = new TestMatch();
    match.start();
    match.goal('a', 'a9');
    const adjust = { type: 'hockey.adjust', data: { score: [0, 0] } };
    expect(match.refusal(adjust)).toBe('goals-on-record');
    match.send(adjust, ['goals-on-record']);
    expect(match.score).toBe('0-0');
  });

  it('settles a shoot-out that nobody saw', () => {
    const match = new TestMatch(shootOut).play('', '', '', '');
    match.send({ type: 'hockey.adjust', data: { score: [2, 2], shootOut: { scored: [4, 3] } } });
    expect(match.board.result).toBe('Ashton won 4–3 in the shoot-out after a 2–2 draw');
    const impossible = { score: [2, 2], shootOut: { scored: [4, 3], taken: [3, 3] } };
    expect(match.refusal({ type: 'hockey.adjust', data: impossible })).toBe('more-than-taken');
  });
});
