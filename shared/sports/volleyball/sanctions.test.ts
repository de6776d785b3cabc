import { describe, expect, it } from 'vitest';
import type { Sanction } from './events.ts';
import { TestMatch } from './test-match.ts';

const show = (kind: Sanction, team = 'a', player?: string) =>
  ({ type: 'volleyball.sanction', data: { team, kind, ...(player !== undefined && { player }) } }) as const;

describe('sanctions', () => {
  it('a penalty is a point and the service to the other team (Rule 21.3.1)', () => {
    const match = new TestMatch().begin().to(3, 4);
    expect(match.send(show('penalty', 'b', 'b3'))).toBe(
      'Penalty (red card) for Birch 3 (Birch). Point and service to Ash.',
    );
    expect(match.set).toMatchObject({ points: [4, 4], serving: 0 });
    expect(match.server).toBe('a2');
    match.send(show('delay warning', 'b'));
    match.send(show('delay penalty', 'b'));
    expect(match.set.points).toEqual([5, 4]);
  });

  it('a warning comes once, of either sort (Rules 16.2.2, 21.1)', () => {
    const match = new TestMatch().begin();
    match.send(show('warning'));
    expect(match.refusal(show('warning'))).toBe('warned-already');
    expect(match.refusal(show('delay warning'))).toBeNull();
    expect(match.refusal(show('warning', 'b'))).toBeNull();
    expect(match.refusal(show('warning'), ['warned-already'])).toBeNull();
    expect(match.set.points).toEqual([0, 0]);
  });

  it('a delay penalty follows a delay warning (Rule 16.2.2)', () => {
    const match = new TestMatch().begin();
    expect(match.refusal(show('delay penalty'))).toBe('no-delay-warning');
    expect(match.refusal(show('delay penalty'), ['no-delay-warning'])).toBeNull();
  });

  it('an expelled player who stays on court is pointed out (Rule 21.3.2)', () => {
    const match = new TestMatch().begin();
    match.send(show('expulsion', 'a', 'a3'));
    const rally = { type: 'volleyball.rally', data: { winner: 'a' } };
    expect(match.warningsOf(rally)).toEqual([{ code: 'sent-off', message: 'Ash 3 may not play and is on court.' }]);
    match.send({ type: 'volleyball.substitution', data: { team: 'a', out: 'a3', in: 'a9' } });
    expect(match.warningsOf(rally)).toEqual([]);
  });

  it('the same person’s next misconduct is sanctioned by the next degree (Rule 21.4.2)', () => {
    const match = new TestMatch().begin();
    match.send(show('penalty', 'a', 'a3'));
    expect(match.violation(show('penalty', 'a', 'a3'))).toMatchObject({
      code: 'sanction-scale',
      message: 'What follows is the expulsion.',
    });
    expect(match.refusal(show('penalty', 'a', 'a4'))).toBeNull();
    match.send(show('expulsion', 'a', 'a3'));
    expect(match.refusal(show('expulsion', 'a', 'a3'))).toBe('sanction-scale');
    match.send(show('disqualification', 'a', 'a3'));
    expect(match.refusal(show('penalty', 'a', 'a3'))).toBe('sanction-scale');
  });

  it('between sets, the penalty is the first point of the next (Rule 21.5)', () => {
    const match = new TestMatch().begin().to(25, 0);
    match.send(show('penalty'));
    match.send({ type: 'volleyball.set', data: { serving: 'b' } });
    expect(match.set).toMatchObject({ number: 2, points: [0, 1], serving: 1 });
  });

  it('may end the set', () => {
    const match = new TestMatch().begin().to(24, 3);
    expect(match.send(show('penalty', 'b'))).toMatch(/Ash win the first set 25-3\.$/);
  });

  it('an expelled player sits the set out, a disqualified one the match', () => {
    const match = new TestMatch().begin();
    const back = { type: 'volleyball.substitution', data: { team: 'a', out: 'a2', in: 'a7' } } as const;
    match.send(show('expulsion', 'a', 'a7'));
    expect(match.refusal(back)).toBe('sent-off');
    match.to(25, 0).rallies('a');
    expect(match.refusal(back)).toBeNull();
    match.send(show('disqualification', 'a', 'a7'));
    expect(match.to(25, 0).rallies('a').refusal(back)).toBe('sent-off');
  });

  it('are of somebody in the match, who need not be a player', () => {
    const match = new TestMatch().begin();
    expect(match.refusal(show('penalty', 'c'))).toBe('unknown-team');
    expect(match.refusal(show('penalty', 'a', 'b1'))).toBe('unknown-player');
    const data = { team: 'a', kind: 'warning', person: 'coach', reason: 'shouting' } as const;
    expect(match.send({ type: 'volleyball.sanction', data })).toBe('Warning (yellow card) for coach (Ash): shouting.');
  });
});
