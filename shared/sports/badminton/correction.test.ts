import { describe, expect, it } from 'vitest';
import { TestDesk } from '../testing/test-desk.ts';
import { badminton } from './index.ts';
import { testSetup } from './test-match.ts';

class Desk extends TestDesk {
  constructor() {
    super(badminton, testSetup());
  }

  rallies(winners: string): string[] {
    return [...winners].map((winner) => this.send('badminton.rally', { winner }));
  }

  get card() {
    const { scoreline, service } = this.scorecard;
    return { line: scoreline, service, conflicts: this.conflicts.length };
  }
}

describe('a correction', () => {
  it('of a rally’s winner moves the service of the next', () => {
    const desk = new Desk();
    const ids = desk.rallies('abab');
    desk.send('correction.amend', { target: ids[3] ?? '', data: { winner: 'a' } });
    expect(desk.card).toMatchObject({ line: '3-1', service: { serving: 'Ash', court: 'left' }, conflicts: 0 });
    expect(desk.fold.effective.at(-1)?.data).toEqual({ game: 1, winner: 'a' });
  });

  it('that leaves a game unfinished keeps the next one in its place', () => {
    const desk = new Desk();
    const ids = desk.rallies('a'.repeat(21));
    const next = desk.send('badminton.game', {});
    expect(desk.fold.find(next)?.data).toEqual({ game: 2, previous: 'a' });
    desk.rallies('bb');
    desk.send('correction.void', { target: ids[7] ?? '' });
    expect(desk.card).toMatchObject({ line: '20-0 0-2', conflicts: 0 });
    desk.send('correction.insert', { after: ids[7] ?? '', type: 'badminton.rally', data: { winner: 'a' }, at: 8000 });
    expect(desk.card).toMatchObject({ line: '21-0 0-2', conflicts: 0 });
  });

  it('that leaves a game unfinished keeps the next one also where a rally began it', () => {
    const desk = new Desk();
    const ids = desk.rallies('a'.repeat(21));
    const [first = ''] = desk.rallies('b');
    expect(desk.data(first)).toEqual({ game: 2, previous: 'a', winner: 'b' });
    desk.send('correction.void', { target: ids[7] ?? '' });
    expect(desk.card).toMatchObject({ line: '20-0 0-1', conflicts: 0 });
  });

  it('that makes a game longer than it can be is pointed out', () => {
    const desk = new Desk();
    const ids = desk.rallies('a'.repeat(21));
    const insert = { after: ids[3] ?? '', type: 'badminton.rally', data: { winner: 'a' }, at: 4000 };
    expect(desk.decide('correction.insert', insert)).toMatchObject({ kind: 'refused', problem: { code: 'conflict' } });
  });

  it('a void taken back restores everything', () => {
    const desk = new Desk();
    const ids = desk.rallies('abbabaaabb');
    const before = desk.card;
    const taken = desk.send('correction.void', { target: ids[4] ?? '' });
    expect(desk.card.line).toBe('5-4');
    desk.send('correction.void', { target: taken });
    expect(desk.card).toEqual(before);
  });
});
