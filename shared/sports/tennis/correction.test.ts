import { describe, expect, it } from 'vitest';
import { TestDesk } from '../testing/test-desk.ts';
import { tennis } from './index.ts';
import { testSetup } from './test-match.ts';

class Desk extends TestDesk {
  constructor() {
    super(tennis, testSetup());
    this.send('tennis.server', { server: 'a' });
  }

  /** One point for each letter; returns the ids. */
  points(winners: string): string[] {
    return [...winners].map((winner) => this.send('tennis.point', { winner }));
  }

  /** "6-0 1-0, 15-30" */
  get score(): string {
    const { sets, points } = this.fold.state?.game.board('en').score ?? {};
    const games = Array.isArray(sets) ? sets.map((pair) => (Array.isArray(pair) ? pair.join('-') : '')).join(' ') : '';
    return `${games}, ${Array.isArray(points) ? points.join('-') : points}`;
  }
}

it('the desk writes set, game and server into a point', () => {
  const desk = new Desk();
  const ids = desk.points('aaaab');
  expect(desk.fold.find(ids[4] ?? '')?.data).toEqual({ winner: 'b', set: 1, game: 2, server: 'b' });
});

describe('a correction of an old point leaves all later points in their games', () => {
  const played = () => {
    const desk = new Desk();
    return { desk, ids: desk.points(`${'aaaa'.repeat(6)}aaab`) };
  };

  it('when it never was', () => {
    const { desk, ids } = played();
    desk.send('correction.void', { target: ids[5] ?? '' });
    expect(desk.score).toBe('6-0 0-0, 40-15');
    expect(desk.conflicts).toEqual([]);
    const [, first] = desk.fold.state?.game.sheet('en') ?? [];
    expect(first?.notes).toContainEqual({ label: 'Not as the points say', text: 'game 2' });
  });

  it('when one was missed', () => {
    const { desk, ids } = played();
    desk.send('correction.insert', { after: ids[5] ?? '', type: 'tennis.point', data: { winner: 'b' }, at: 1 });
    expect(desk.score).toBe('6-0 0-0, 40-15');
    expect(desk.fold.state?.game.statistics()).toMatchObject({ match: [{ points: 27 }, { points: 2 }] });
  });

  it('when it was the last of a set', () => {
    const { desk, ids } = played();
    desk.send('correction.void', { target: ids[23] ?? '' });
    expect(desk.score).toBe('6-0 0-0, 40-15');
    expect(desk.conflicts).toEqual([]);
  });

  it('when it was won by the other side, the game with it', () => {
    const { desk, ids } = played();
    for (const id of ids.slice(0, 4)) desk.send('correction.amend', { target: id, data: { winner: 'b' } });
    expect(desk.score).toBe('5-1 0-0, 40-15');
    expect(desk.conflicts).toEqual([]);
  });

  it('when a whole game never was', () => {
    const { desk, ids } = played();
    for (const id of ids.slice(4, 8)) desk.send('correction.void', { target: id });
    expect(desk.score).toBe('5-0 0-0, 40-15');
    expect(desk.conflicts).toEqual([]);
  });

  it('when how it was won changes nothing of the score', () => {
    const { desk, ids } = played();
    desk.send('correction.amend', { target: ids[0] ?? '', data: { winner: 'a', how: 'ace' } });
    expect(desk.score).toBe('6-0 0-0, 40-15');
    expect(desk.fold.state?.game.statistics()).toMatchObject({ match: [{ aces: 1 }, { aces: 0 }] });
  });
});

it('the last point may be taken back across the end of a game, a set and the match', () => {
  const desk = new Desk();
  const ids = desk.points('aaaa'.repeat(12));
  expect(desk.score).toBe('6-0 6-0, null');
  const taken = desk.send('correction.void', { target: ids.at(-1) ?? '' });
  expect(desk.score).toBe('6-0 5-0, 40-0');
  desk.points('bbb');
  expect(desk.score).toBe('6-0 5-0, 40-40');
  // Restored, it is one more point of that game: four to three.
  desk.send('correction.void', { target: taken });
  expect(desk.score).toBe('6-0 5-0, AD-40');
  expect(desk.conflicts).toEqual([]);
});

it('a void that is itself taken back restores everything', () => {
  const desk = new Desk();
  const ids = desk.points('abab'.repeat(20));
  const before = JSON.stringify(desk.fold.state?.game.scorecard());
  const taken = desk.send('correction.void', { target: ids[9] ?? '' });
  expect(JSON.stringify(desk.fold.state?.game.scorecard())).not.toBe(before);
  desk.send('correction.void', { target: taken });
  expect(JSON.stringify(desk.fold.state?.game.scorecard())).toBe(before);
});
