import { describe, expect, it } from 'vitest';
import { boxOf } from './box.ts';
import { BasketballGame } from './test-game.ts';

const fouls = (game: BasketballGame) => game.board.score.fouls;

describe('team fouls', () => {
  it('give two free throws from the fifth of a quarter on, and an overtime goes on with those of the fourth', () => {
    const game = new BasketballGame().tipOff();
    for (const player of ['a1', 'a2', 'a3']) game.foul('a', player);
    expect(game.foul('a', 'a4')).toContain('Ashton are out of team fouls to give.');
    expect(game.board.sides[0]?.detail).toBe('Fouls 4, in the penalty');
    expect(game.foul('a', 'a5', { drawn: 'b1' })).toContain('Two free throws.');
    expect(game.state.due).toMatchObject([{ side: 1, of: 2, taken: 0 }]);
    game.end();
    game.period();
    expect(fouls(game)).toEqual({ home: 0, away: 0 });
    game.end();
    game.period();
    game.end();
    game.period();
    game.foul('b');
    game.end();
    game.period();
    game.foul('b');
    expect(fouls(game)).toEqual({ home: 0, away: 2 });
  });

  it('are those of players, an offensive one without free throws', () => {
    const game = new BasketballGame().tipOff();
    game.send({ type: 'basketball.foul', data: { team: 'a', by: 'coach', kind: 'technical' } });
    game.send({ type: 'basketball.foul', data: { team: 'a', by: 'bench', kind: 'technical' } });
    expect(fouls(game)).toEqual({ home: 0, away: 0 });
    for (const player of ['a1', 'a2', 'a3', 'a4']) game.foul('a', player);
    game.foul('a', 'a5', { kind: 'offensive' });
    expect(fouls(game)).toEqual({ home: 5, away: 0 });
    expect(game.state.due.map(({ of }) => of)).toEqual([1, 1]);
    game.foul('a', 'a2', { double: true });
    expect(game.state.due).toHaveLength(2);
    expect(game.refusal({ type: 'basketball.foul', data: { team: 'a', by: 'bench', kind: 'personal' } })).toBe(
      'bench-foul',
    );
  });

  it('count anew in the last two minutes where the rules say so', () => {
    const game = new BasketballGame({ lateBonus: 2, foulLimit: 6 }).tipOff().at(1, 30);
    expect(game.foul('a', 'a1')).not.toContain('free throw');
    expect(game.foul('a', 'a2')).toContain('Two free throws.');
  });
});

describe('free throws', () => {
  it('are numbered, and know their foul', () => {
    const game = new BasketballGame().tipOff();
    game.foul('a', 'a1', { freeThrows: 2, drawn: 'b1' });
    const { lastId } = game;
    expect(game.freeThrow('b', true, 'b1')).toMatch(/ free throw 1 of 2\./);
    expect(game.log.at(-1)?.data).toMatchObject({ foul: lastId, number: 1, of: 2, period: 1 });
    game.freeThrow('b', false, 'b1');
    expect(game.state.due).toEqual([]);
    game.foul('a', 'a1', { freeThrows: 3 });
    game.shot('b', 2);
    expect(game.state.due).toEqual([]);
    const fourth = { type: 'basketball.freethrow', data: { team: 'b', made: true, number: 4, of: 3 } };
    expect(game.refusal(fourth)).toBe('free-throw');
  });
});

describe('a player', () => {
  it('is out with the fifth foul', () => {
    const game = new BasketballGame().tipOff();
    for (let n = 0; n < 4; n++) game.foul('a', 'a1');
    const fifth = { type: 'basketball.foul', data: { team: 'a', player: 'a1' } };
    expect(game.warningsOf(fifth).map(({ code }) => code)).toEqual(['fouled-out']);
    expect(game.foul('a', 'a1')).toContain('Adams 1 is out with five fouls.');
    game.change('a', ['a1'], ['a6']);
    const back = { type: 'basketball.substitution', data: { team: 'a', out: ['a6'], in: ['a1'] } };
    expect(game.violation(back)).toMatchObject({ code: 'excluded', overridable: true, law: 'Art. 40.1' });
    expect(game.refusal(back, ['excluded'])).toBeNull();
    const shot = { type: 'basketball.shot', data: { team: 'a', player: 'a1', points: 2, made: true } };
    expect(game.warningsOf(shot).map(({ code }) => code)).toEqual(['excluded']);
  });

  it('is out with the sixth where the rules say so', () => {
    const game = new BasketballGame({ foulLimit: 6 }).tipOff();
    for (let n = 0; n < 5; n++) game.foul('a', 'a1');
    expect(game.foul('a', 'a1')).toContain('out with six fouls');
  });

  it('is disqualified with two technical or unsportsmanlike fouls, and at once by a disqualifying one', () => {
    const game = new BasketballGame().tipOff();
    expect(game.foul('a', 'a1', { kind: 'technical' })).toBe('Technical foul on Adams 1. One free throw.');
    expect(game.foul('a', 'a1', { kind: 'unsportsmanlike', drawn: 'b2' })).toContain('Adams 1 is disqualified.');
    expect(game.foul('a', 'a2', { kind: 'disqualifying' })).toContain('Adams 2 is disqualified.');
    const row = boxOf(game.state, 0).find(({ id }) => id === 'a1');
    expect(row?.line).toMatchObject({ fouls: 2, technicals: 1, unsportsmanlike: 1 });
    const coach = { type: 'basketball.foul', data: { team: 'b', by: 'coach', kind: 'technical' } };
    game.send(coach);
    expect(game.warningsOf(coach).map(({ code }) => code)).toEqual(['coach-out']);
  });
});

describe('time-outs', () => {
  const call = { type: 'basketball.timeout', data: { team: 'a' } };

  it('are two in the first half, three in the second and one in an overtime', () => {
    const game = new BasketballGame().tipOff();
    game.send(call);
    game.send(call);
    expect(game.violation(call)).toMatchObject({ code: 'no-timeout', overridable: true });
    game.send({ type: 'basketball.timeout', data: {} });
    expect(game.board.score.timeouts).toEqual({ home: 0, away: 2 });
    for (const _ of [1, 2]) {
      game.end();
      game.period();
    }
    expect(game.board.score.timeouts).toEqual({ home: 3, away: 3 });
    for (const _ of [1, 2]) {
      game.end();
      game.period();
    }
    game.send(call);
    expect(game.refusal(call)).toBe('no-timeout');
  });

  it('are at most two in the last two minutes', () => {
    const game = new BasketballGame().tipOff();
    for (const _ of [1, 2, 3]) {
      game.end();
      game.period();
    }
    const late = { type: 'basketball.timeout', data: { team: 'a', clock: 100_000 } };
    game.send(late);
    expect(game.board.score.timeouts).toEqual({ home: 1, away: 2 });
    game.send(late);
    expect(game.refusal(late)).toBe('no-timeout');
  });
});
