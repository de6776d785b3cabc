import { describe, expect, it } from 'vitest';
import { TestDesk } from '../testing/test-desk.ts';
import { kabaddi } from './index.ts';
import { testSetup } from './test-match.ts';

function desk(): TestDesk {
  const made = new TestDesk(kabaddi, testSetup());
  made.send('kabaddi.start', { team: 'a' });
  return made;
}

describe('corrections', () => {
  it('leave later raids to the side that made them', () => {
    const match = desk();
    const first = match.send('kabaddi.raid', { raider: 'a1', touches: 1 });
    match.send('kabaddi.raid', { raider: 'b1', touches: 1 });
    match.send('kabaddi.raid', { raider: 'a2', bonus: true });
    match.send('correction.void', { target: first });
    expect(match.conflicts).toEqual([]);
    expect(match.scorecard.score).toEqual([1, 1]);
  });

  it('make a super tackle of a tackle when an out was missed', () => {
    const match = desk();
    const first = match.send('kabaddi.raid', { raider: 'a1', touches: 3 });
    match.send('kabaddi.raid', { raider: 'b1' });
    match.send('kabaddi.raid', { raider: 'a1', raiderOut: 'tackled' });
    expect(match.scorecard.score).toEqual([3, 1]);
    match.send('correction.amend', { target: first, data: { raider: 'a1', touches: 4 } });
    expect(match.scorecard.score).toEqual([4, 2]);
    expect(match.data(first)).toMatchObject({ team: 'a' });
  });

  it('keep the raids of a half whose start is taken back', () => {
    const match = desk();
    match.send('kabaddi.end');
    const start = match.send('kabaddi.start');
    match.send('kabaddi.raid', { raider: 'b1', touches: 2 });
    match.send('correction.void', { target: start });
    expect(match.conflicts).toEqual([]);
    expect(match.scorecard.score).toEqual([0, 2]);
    expect(match.scorecard.periods).toMatchObject([{ points: [0, 0] }, { points: [0, 2] }]);
  });

  it('let a start be missed: the raid that names its half begins it', () => {
    const match = new TestDesk(kabaddi, testSetup());
    expect(match.decide('kabaddi.raid', { team: 'a' }).kind).toBe('refused');
    match.send('kabaddi.raid', { team: 'a', period: 1, clock: 900_000 });
    expect(match.board.phase).toBe('1st half');
  });
});
