import { describe, expect, it } from 'vitest';
import { TestDesk } from '../testing/test-desk.ts';
import { volleyball } from './index.ts';
import { testSetup } from './test-match.ts';

class Desk extends TestDesk {
  constructor() {
    super(volleyball, testSetup());
  }

  rallies(winners: string): string[] {
    return [...winners].map((winner) => this.send('volleyball.rally', { winner }));
  }

  get card() {
    const { scoreline, court } = this.scorecard;
    return { line: scoreline, court, conflicts: this.conflicts.length };
  }
}

describe('a correction', () => {
  it('of a rally’s winner moves the service and the rotations after it', () => {
    const desk = new Desk();
    const positions = (team: string) => [1, 2, 3, 4, 5, 6].map((n) => `${team}${n}`);
    for (const team of ['a', 'b']) desk.send('volleyball.lineup', { team, positions: positions(team) });
    desk.send('volleyball.set', { serving: 'a' });
    const ids = desk.rallies('abab');
    expect(desk.card).toMatchObject({ line: '2-2', court: { server: 'Birch 3' } });
    desk.send('correction.amend', { target: ids[1] ?? '', data: { winner: 'a' } });
    expect(desk.card).toMatchObject({ line: '3-1', court: { server: 'Birch 2' }, conflicts: 0 });
    expect(desk.fold.effective.at(-1)?.data).toEqual({ set: 1, winner: 'b' });
  });

  it('that leaves a set unfinished keeps the next one in its place', () => {
    const desk = new Desk();
    const ids = desk.rallies('a'.repeat(25));
    const next = desk.send('volleyball.set', {});
    expect(desk.fold.find(next)?.data).toEqual({ set: 2, previous: 'a' });
    desk.rallies('bb');
    desk.send('correction.void', { target: ids[7] ?? '' });
    expect(desk.card).toMatchObject({ line: '24-0 0-2', conflicts: 0 });
    desk.send('correction.insert', { after: ids[7] ?? '', type: 'volleyball.rally', data: { winner: 'a' }, at: 8000 });
    expect(desk.card).toMatchObject({ line: '25-0 0-2', conflicts: 0 });
  });

  it('that leaves a set unfinished keeps the next one also where a rally began it', () => {
    const desk = new Desk();
    const ids = desk.rallies('a'.repeat(25));
    const [first = ''] = desk.rallies('b');
    expect(desk.data(first)).toEqual({ set: 2, previous: 'a', winner: 'b' });
    desk.send('correction.void', { target: ids[7] ?? '' });
    expect(desk.card).toMatchObject({ line: '24-0 0-1', conflicts: 0 });
  });

  it('that makes a set longer than it can be is pointed out', () => {
    const desk = new Desk();
    const ids = desk.rallies('a'.repeat(25));
    const insert = { after: ids[3] ?? '', type: 'volleyball.rally', data: { winner: 'a' }, at: 4000 };
    expect(desk.decide('correction.insert', insert)).toMatchObject({ kind: 'refused', problem: { code: 'conflict' } });
  });
});
