import { describe, expect, it } from 'vitest';
import { both, dots, file, first, type Loose, play, second } from './cricsheet-sample.ts';

describe('the outcome of a Cricsheet file', () => {
  it('may decide a tie by a bowl-out, with and without its balls', () => {
    const outcome = { result: 'tie', bowl_out: 'Barton' };
    const bowl_out = [
      { bowler: 'B Baker1', outcome: 'hit' },
      { bowler: 'A Adams1', outcome: 'miss' },
    ];
    for (const info of [{ outcome }, { outcome, bowl_out }]) {
      const { card, warnings } = play(file(info, both(4)));
      expect(card.result).toMatchObject({ tie: true, eliminator: 'Barton', tieBreak: 'bowl-out' });
      expect(warnings).toEqual([]);
    }
  });

  it('may decide a tie by super overs that are not on record', () => {
    const superOver = (team: string) => ({ team, super_over: true });
    const outcome = { result: 'tie', eliminator: 'Barton' };
    const { card, warnings } = play(file({ outcome }, [...both(4), superOver('Barton'), superOver('Ashton')]));
    expect(card.innings.length).toBe(2);
    expect(card.result).toMatchObject({ tie: true, eliminator: 'Barton', tieBreak: 'super over' });
    expect(warnings).toEqual(['super-over-unrecorded', 'super-over-unrecorded']);
    expect(play(file({ outcome }, both(4))).card.result).toMatchObject({ eliminator: 'Barton', tieBreak: 'tie-break' });
  });

  it('may be won on other counts, awarded, drawn or void against what play came to', () => {
    const official = (outcome: Loose, last = 6) => play(file({ outcome }, both(last)));
    expect(official({ winner: 'Ashton', method: 'Awarded' }).card.result).toMatchObject({ winner: 'Ashton' });
    expect(official({ winner: 'Barton', method: 'Lost fewer wickets' }, 4)).toMatchObject({
      official: 'Barton won (Lost fewer wickets)',
      warnings: ['result-differs'],
    });
    expect(official({ winner: 'Barton', by: { wickets: 3 } })).toMatchObject({
      official: 'Barton won by 3 wickets',
      warnings: ['margin-differs'],
    });
    expect(official({ winner: 'Ashton', by: { innings: 1, runs: 7 } }).official).toBe(
      'Ashton won by an innings and 7 runs',
    );
    expect(official({ result: 'tie' })).toMatchObject({ official: 'Match tied', warnings: ['result-differs'] });
    expect(official({ result: 'no result' }).warnings).toEqual(['result-differs']);
  });

  it('may set a target for part of an over, as text or number', () => {
    for (const overs of ['0.5', 0.5]) {
      const target = { runs: 9, overs };
      const outcome = { winner: 'Ashton', by: { runs: 4 }, method: 'D/L' };
      const chase = second(0, {
        target,
        overs: [{ over: 0, deliveries: dots('B Baker1', 'B Baker2', 'A Adams9', 5) }],
      });
      const { card } = play(file({ outcome }, [first(), chase]));
      expect(card.innings[1]).toMatchObject({ closed: 'time', overs: '0.5' });
    }
  });
});
