import { describe, expect, it } from 'vitest';
import { TestDesk } from '../testing/test-desk.ts';
import { basketball } from './index.ts';
import { testSetup } from './test-game.ts';

function played(): TestDesk {
  const desk = new TestDesk(basketball, testSetup());
  for (const team of ['a', 'b']) {
    const players = [1, 2, 3, 4, 5].map((n) => `${team}${n}`);
    desk.send('basketball.starters', { team, players });
  }
  desk.send('basketball.period');
  return desk;
}

describe('corrections', () => {
  it('turn a three into a two, and keep the moment that they do not mention', () => {
    const desk = played();
    const shot = desk.send('basketball.shot', { team: 'a', player: 'a1', points: 3, made: true, clock: 400_000 });
    desk.send('basketball.shot', { team: 'b', player: 'b1', points: 2, made: true, clock: 380_000 });
    const correction = desk.send('correction.amend', {
      target: shot,
      data: { team: 'a', player: 'a2', points: 2, made: true },
    });
    expect(desk.data(correction)).toMatchObject({ data: { points: 2, period: 1, clock: 400_000 } });
    expect(desk.scorecard).toMatchObject({ score: [2, 2] });
    expect(desk.conflicts).toEqual([]);
  });

  it('of a foul leave what came of it', () => {
    const desk = played();
    const foul = desk.send('basketball.foul', { team: 'a', player: 'a1', freeThrows: 2 });
    desk.send('basketball.freethrow', { team: 'b', player: 'b1', made: true });
    desk.send('basketball.freethrow', { team: 'b', player: 'b1', made: true });
    desk.send('correction.void', { target: foul });
    expect(desk.scorecard).toMatchObject({ score: [0, 2], teamFouls: [0, 0] });
    expect(desk.conflicts).toEqual([]);
  });

  it('put in a basket that was missed, which turns the result', () => {
    const desk = played();
    const first = desk.send('basketball.shot', { team: 'a', points: 2, made: true });
    desk.send('basketball.shot', { team: 'b', points: 3, made: true });
    for (const period of [2, 3, 4]) desk.send('basketball.period', { period });
    desk.send('basketball.end');
    expect(desk.board.result).toBe('Barton won 3-2');
    const data = { team: 'a', points: 2, made: true, period: 1 };
    desk.send('correction.insert', { after: first, type: 'basketball.shot', data, at: desk.now });
    expect(desk.board.result).toBe('Ashton won 4-3');
    expect(desk.scorecard).toMatchObject({ winner: 'Ashton' });
  });
});

describe('play that was missed', () => {
  it('is made good by setting score, period, clock and fouls outright', () => {
    const desk = played();
    desk.send('basketball.shot', { team: 'a', player: 'a1', points: 2, made: true });
    desk.send('basketball.adjust', { period: 3, score: [41, 38], clock: 125_000, fouls: [2, 5] });
    expect(desk.board.score).toMatchObject({ home: 41, away: 38, period: 3, fouls: { home: 2, away: 5 } });
    expect(desk.board.clock).toMatchObject({ ms: 125_000 });
    expect(desk.scorecard).toMatchObject({
      periods: [{ points: [2, 0] }, { points: [0, 0] }, { points: [39, 38], unrecorded: [39, 38] }],
    });
    desk.send('basketball.adjust', {
      periods: [
        [20, 18],
        [15, 12],
        [6, 8],
      ],
    });
    expect(desk.scorecard).toMatchObject({ score: [41, 38], periods: [{ points: [20, 18] }, {}, { points: [6, 8] }] });
  });

  it('may lower the score, from the newest period back', () => {
    const desk = played();
    desk.send('basketball.adjust', {
      periods: [
        [20, 18],
        [3, 12],
      ],
    });
    desk.send('basketball.adjust', { score: [18, 30] });
    expect(desk.scorecard).toMatchObject({ score: [18, 30], periods: [{ points: [18, 18] }, { points: [0, 12] }] });
  });

  it('leaves the box score to be set player by player', () => {
    const desk = played();
    desk.send('basketball.adjust', { score: [12, 0], clock: 300_000 });
    desk.send('basketball.totals', {
      team: 'a',
      player: 'a1',
      inside: [3, 5],
      free: [2, 2],
      played: 240_000,
      fouls: 2,
    });
    desk.send('basketball.totals', { team: 'a', defensive: 4 });
    expect(desk.scorecard).toMatchObject({
      score: [12, 0],
      boxScore: [
        {
          players: [{ id: 'a1', points: 8, inside: [3, 5], minutes: '4:00', fouls: 2 }, {}, {}, {}, {}, {}, {}, {}],
          ownFigures: { rebounds: { total: 4 } },
          totals: { points: 8 },
        },
        {},
      ],
    });
    const tooMany = desk.decide('basketball.totals', { team: 'a', player: 'a1', inside: [6, 5] });
    expect(tooMany.kind).toBe('refused');
  });
});

describe('a game that is not played out', () => {
  it('is lost 20-0 by forfeit', () => {
    const desk = played();
    desk.send('basketball.shot', { team: 'b', points: 2, made: true });
    desk.send('basketball.forfeit', { team: 'b', kind: 'forfeit', reason: 'refused to play' });
    expect(desk.scorecard).toMatchObject({ score: [20, 0], winner: 'Ashton', result: { kind: 'forfeit' } });
    expect(desk.board.result).toBe('Barton lose by forfeit, Ashton win 20-0');
  });

  it('is lost 2-0 by default, unless the others are ahead anyhow', () => {
    const desk = played();
    desk.send('basketball.shot', { team: 'a', points: 3, made: true });
    const lost = desk.send('basketball.forfeit', { team: 'a', kind: 'default' });
    expect(desk.scorecard).toMatchObject({ score: [0, 2], winner: 'Barton', result: { kind: 'default' } });
    desk.send('correction.void', { target: lost });
    desk.send('basketball.forfeit', { team: 'b', kind: 'default' });
    expect(desk.scorecard).toMatchObject({ score: [3, 0], winner: 'Ashton', result: { kind: 'default' } });
  });

  it('has no winner when it is abandoned; a protest is noted', () => {
    const desk = played();
    desk.send('basketball.protest', { team: 'b', reason: 'clock error' });
    desk.send('match.abandoned');
    expect(desk.scorecard).toMatchObject({
      winner: null,
      result: { kind: 'abandoned' },
      protests: [{ team: 'Barton', reason: 'clock error' }],
    });
  });
});
