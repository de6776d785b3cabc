import { describe, expect, it } from 'vitest';
import { boxOf, minutesText, totalsOf } from './box.ts';
import { BasketballGame } from './test-game.ts';

const line = (game: BasketballGame, side: 0 | 1, id: string) => {
  const row = boxOf(game.state, side).find((each) => each.id === id);
  if (row === undefined) throw new Error(`no line of ${id}`);
  return row;
};

describe('the score', () => {
  it('counts one, two and three points, for the team, the player and the period', () => {
    const game = new BasketballGame().tipOff();
    game.shot('a', 2, 'a1', { assist: 'a2' });
    game.shot('b', 3, 'b1');
    game.freeThrow('a', true, 'a3');
    game.freeThrow('a', false, 'a3');
    game.miss('b', 2, 'b2', { block: 'a5' });
    expect(game.score).toBe('3-3');
    expect(line(game, 0, 'a1')).toMatchObject({ points: 2, line: { inside: [1, 1] } });
    expect(line(game, 0, 'a2').line.assists).toBe(1);
    expect(line(game, 0, 'a3').line.free).toEqual([1, 2]);
    expect(line(game, 0, 'a5').line.blocks).toBe(1);
    expect(line(game, 1, 'b2').line).toMatchObject({ inside: [0, 1], blocked: 1 });
    expect(line(game, 1, 'b1').line.outside).toEqual([1, 1]);
    expect(totalsOf(game.state, 0).points).toBe(3);
  });

  it('knows no other points, no assist of one’s own and no blocked basket', () => {
    const game = new BasketballGame().tipOff();
    const shot = (data: object) =>
      game.violation({ type: 'basketball.shot', data: { team: 'a', made: true, points: 2, ...data } });
    expect(shot({ points: 1 })).toMatchObject({ code: 'points', overridable: false });
    expect(shot({ player: 'a1', assist: 'a1' }).code).toBe('assist');
    expect(shot({ made: false, assist: 'a1' }).code).toBe('assist');
    expect(shot({ block: 'b1' }).code).toBe('block');
    expect(shot({ team: 'c' }).code).toBe('unknown-team');
    expect(shot({ player: 'x' })).toMatchObject({ code: 'unknown-player', overridable: true });
  });

  it('rates a player by what went well less what went wrong', () => {
    const game = new BasketballGame().tipOff();
    game.shot('a', 3, 'a1');
    game.miss('a', 2, 'a1');
    game.send({ type: 'basketball.rebound', data: { team: 'a', player: 'a1', kind: 'offensive' } });
    game.send({ type: 'basketball.turnover', data: { team: 'a', player: 'a1', steal: 'b4' } });
    game.foul('a', 'a1', { drawn: 'b2' });
    expect(line(game, 0, 'a1').index).toBe(3 + 1 - 1 - 1 - 1);
    expect(line(game, 1, 'b4').index).toBe(1);
    expect(line(game, 1, 'b2').index).toBe(1);
  });
});

describe('the periods', () => {
  it('are four, and overtimes until somebody is ahead', () => {
    const game = new BasketballGame().fourPeriods();
    expect(game.state.result).toBeNull();
    expect(game.board).toMatchObject({ phase: 'Before overtime', situation: 'Level: overtime to come' });
    game.period();
    game.shot('a', 2);
    game.shot('b', 2);
    game.end();
    game.period();
    game.shot('b', 3);
    expect(game.end()).toBe('The final horn. Barton won 5-2 after two overtimes.');
    expect(game.board).toMatchObject({ phase: 'Final/2OT', result: 'Barton won 5-2 after two overtimes' });
  });

  it('need no beginning on record: what names its period opens it', () => {
    const game = new BasketballGame();
    game.send({ type: 'basketball.shot', data: { team: 'a', points: 2, made: true, period: 3 } });
    expect(game.state.periods.map(({ ended }) => ended)).toEqual([true, true, false]);
    expect(game.board.phase).toBe('3rd quarter');
    expect(game.refusal({ type: 'basketball.period', data: { period: 3 } })).toBe('period-begun');
    expect(game.refusal({ type: 'basketball.end', data: { period: 1 } })).toBe('period-over');
  });

  it('may end level where there is no overtime', () => {
    expect(new BasketballGame({ overtimeMinutes: null }).fourPeriods().state.result).toEqual({ kind: 'draw' });
  });

  it('of 3x3 are one, to 21 points, and two points in overtime win', () => {
    const format = { periods: 1, players: 3, fieldGoals: [1, 2], target: 21, overtimePoints: 2, foulLimit: null };
    const game = new BasketballGame(format);
    game.period();
    for (let n = 0; n < 10; n++) game.shot('a', 2);
    expect(game.state.result).toBeNull();
    expect(game.shot('a', 1)).toContain('Ashton won 21-0.');
    const level = new BasketballGame(format);
    level.period();
    level.end();
    level.period();
    level.shot('b', 1);
    expect(level.state.result).toBeNull();
    level.shot('b', 1);
    expect(level.state.result).toEqual({ kind: 'win', winner: 1, overtimes: 1 });
  });
});

describe('alternating possession', () => {
  it('gives the arrow to those who lose the jump ball, and turns it with every throw-in', () => {
    const game = new BasketballGame().tipOff();
    expect(game.board.score.arrow).toBe('away');
    expect(game.send({ type: 'basketball.jumpball', data: {} })).toBe('Held ball: the arrow gives it to Barton.');
    expect(game.board.score.arrow).toBe('home');
    game.end();
    expect(game.period()).toBe('The 2nd quarter begins. Ashton have the first possession.');
    expect(game.board.score.arrow).toBe('away');
    const wrong = { type: 'basketball.jumpball', data: { winner: 'a' } };
    expect(game.warningsOf(wrong)).toMatchObject([{ code: 'arrow' }]);
    game.send({ type: 'basketball.arrow', data: { team: 'a' } });
    expect(game.warningsOf(wrong)).toEqual([]);
    expect(new BasketballGame().refusal({ type: 'basketball.jumpball', data: {} })).toBe('no-winner');
  });
});

describe('the clocks', () => {
  it('run together, and stop with the period', () => {
    const game = new BasketballGame().tipOff();
    game.send({ type: 'clock.start', data: {} });
    game.now += 10_000;
    game.send({ type: 'clock.stop', data: {} });
    expect(game.board.clock).toMatchObject({ direction: 'down', running: false, ms: 590_000 });
    expect(game.board.score.shotClock).toMatchObject({ ms: 14_000, running: false });
    game.send({ type: 'clock.shot', data: { ms: 24_000 } });
    game.send({ type: 'clock.set', data: { ms: 20_000 } });
    game.send({ type: 'clock.shot', data: { ms: 24_000 } });
    expect(game.board.score.shotClock).toBeNull();
    game.send({ type: 'clock.start', data: {} });
    game.now += 5_000;
    expect(game.line({ type: 'basketball.shot', data: { team: 'a', points: 2, made: true } })?.mark).toBe('Q1 0:15');
    game.send({ type: 'match.paused', data: {} });
    expect(game.board.clock).toMatchObject({ running: false, ms: 15_000 });
    game.end();
    expect(game.board.clock).toMatchObject({ running: false, ms: 0 });
    expect(game.refusal({ type: 'clock.start', data: {} })).toBe('period-over');
  });

  it('show what the events say where nobody runs them', () => {
    const game = new BasketballGame().tipOff().at(4, 5);
    game.shot('a', 2);
    expect(game.board.clock?.ms).toBe(245_000);
    game.at(6).shot('b', 2);
    expect(game.board.clock?.ms).toBe(245_000);
  });

  it('warn of a shot after the time', () => {
    const game = new BasketballGame().tipOff();
    game.send({ type: 'clock.set', data: { ms: 0 } });
    const late = { type: 'basketball.shot', data: { team: 'a', points: 2, made: true } };
    expect(game.warningsOf(late).map(({ code }) => code)).toEqual(['time-up']);
  });
});

describe('who is on the court', () => {
  it('is counted in minutes and in points for and against', () => {
    const game = new BasketballGame().tipOff();
    game.at(9).shot('a', 2);
    game.at(7, 30).change('a', ['a1'], ['a6']);
    game.at(5).shot('b', 3);
    game.end();
    const first = line(game, 0, 'a1');
    expect([minutesText(first.line.played), first.line.plusMinus, first.starter]).toEqual(['2:30', 2, true]);
    const second = line(game, 0, 'a6');
    expect([minutesText(second.line.played), second.line.plusMinus, second.starter]).toEqual(['7:30', -3, false]);
    expect(minutesText(boxOf(game.state, 0).reduce((sum, { line: { played } }) => sum + played, 0))).toBe('50:00');
  });

  it('is five, or the scorer is warned', () => {
    const game = new BasketballGame().tipOff();
    const change = (out: string[], comes: string[]) => ({
      type: 'basketball.substitution',
      data: { team: 'a', out, in: comes },
    });
    expect(game.warningsOf(change(['a1'], []))).toMatchObject([
      { code: 'on-court', message: 'Ashton have 4 on the court instead of 5.' },
    ]);
    expect(game.warningsOf(change(['a1'], ['a6']))).toEqual([]);
    expect(game.refusal(change([], []))).toBe('nobody');
    expect(game.refusal(change(['a1'], ['a1']))).toBe('named-twice');
    expect(
      game.warningsOf({ type: 'basketball.rebound', data: { team: 'a', player: 'a7', kind: 'offensive' } }),
    ).toMatchObject([{ code: 'not-on-court' }]);
  });

  it('is by the news of a starting five that comes late, unless somebody has changed', () => {
    const game = new BasketballGame();
    game.period();
    game.at(5).shot('a', 2);
    game.send({ type: 'basketball.starters', data: { team: 'a', players: ['a1', 'a2', 'a3', 'a4', 'a5'] } });
    expect(minutesText(line(game, 0, 'a2').line.played)).toBe('5:00');
    expect(game.refusal({ type: 'basketball.starters', data: { team: 'b', players: ['b1', 'b1'] } })).toBe(
      'named-twice',
    );
    const six = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6'];
    expect(game.refusal({ type: 'basketball.starters', data: { team: 'b', players: six } })).toBe('too-many-players');
  });
});
