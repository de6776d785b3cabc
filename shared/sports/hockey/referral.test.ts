import { describe, expect, it } from 'vitest';
import { referralsLeft } from './referral.ts';
import { TestMatch } from './test-match.ts';

const refer = (team: string, subject: string, decision: string, more: object = {}) => ({
  type: 'hockey.referral',
  data: { team, subject, decision, ...more },
});

describe('video referrals (Regulations)', () => {
  it('are kept when upheld or when nothing can be decided, and lost when rejected', () => {
    const match = new TestMatch();
    match.start();
    match.send(refer('a', 'penalty corner', 'upheld'));
    match.send(refer('a', 'penalty corner', 'no decision'));
    expect(referralsLeft(match.state, 0)).toBe(1);
    expect(match.send(refer('a', 'penalty corner', 'rejected'))).toContain('Ashton have no referral left.');
    expect(match.violation(refer('a', 'goal', 'upheld'))).toMatchObject({ code: 'no-referral', overridable: true });
    expect(referralsLeft(match.state, 1)).toBe(1);
  });

  it('of the umpires cost no team anything', () => {
    const match = new TestMatch();
    match.start();
    match.send({ type: 'hockey.referral', data: { by: 'umpire', subject: 'goal', decision: 'rejected' } });
    expect([referralsLeft(match.state, 0), referralsLeft(match.state, 1)]).toEqual([1, 1]);
  });

  it('take back the newest goal, whose penalty corner was taken all the same', () => {
    const match = new TestMatch();
    match.start();
    match.corner('a');
    match.clock('start');
    match.wait(5).goal('a', 'a9', 'PC');
    expect(match.send(refer('b', 'goal', 'upheld', { cancels: {} }))).toMatch(
      /^Barton refer the goal\. Upheld.*No goal for Adams 9 \(Ashton\)\./,
    );
    expect(match.score).toBe('0-0');
    expect(match.state.corners.map(({ outcome }) => outcome)).toEqual(['disallowed']);
    expect(match.game.statistics()).toMatchObject({ teams: [{ corners: { awarded: 1, scored: 0 } }, {}] });
    expect(match.game.scorecard()).toMatchObject({ goals: [{ player: 'Adams 9', cancelled: true }] });
  });

  it('take back a penalty corner and a card', () => {
    const match = new TestMatch();
    match.start();
    match.corner('a');
    match.send(refer('b', 'penalty corner', 'upheld', { cancels: {} }));
    expect(match.board.situation).toBe('');
    match.card('yellow', 'b', 'b4');
    match.send({ type: 'hockey.referral', data: { by: 'umpire', subject: 'card', decision: 'upheld', cancels: {} } });
    expect(match.board.score.players).toEqual({ home: 11, away: 11 });
  });

  it('say which goal they take back, and warn when there is none', () => {
    const match = new TestMatch();
    match.start();
    match.goal('a', 'a9');
    const first = match.lastId;
    match.goal('a', 'a7');
    match.send(refer('b', 'goal', 'upheld', { cancels: { target: first } }));
    expect(match.state.goals.map(({ cancelled }) => cancelled)).toEqual([true, false]);
    expect(match.warned('hockey.referral', { team: 'b', subject: 'card', decision: 'upheld', cancels: {} })).toEqual([
      'nothing-to-cancel',
    ]);
  });
});
