import { describe, expect, it } from 'vitest';
import { reading } from '../clock.ts';
import { TestMatch } from './test-match.ts';

const MINUTE = 60_000;

describe('the minute of an event', () => {
  it('is the one in progress by the clock, and beyond the half one of stoppage time', () => {
    const match = new TestMatch();
    match.kickOff();
    const goal = { type: 'football.goal', data: { team: 'a', kind: 'goal' } } as const;
    expect(match.line(goal)?.mark).toBe("1'");
    match.now += 59_999;
    expect(match.line(goal)?.mark).toBe("1'");
    match.now += 1;
    expect(match.line(goal)?.mark).toBe("2'");
    match.wait(44);
    expect(match.line(goal)?.mark).toBe("45+1'");
    match.wait(1);
    expect(match.line(goal)?.mark).toBe("45+2'");
    match.wait(1).whistle();
    match.wait(15).kickOff();
    expect(match.line(goal)?.mark).toBe("46'");
  });

  it('is what the scorer says where he says it', () => {
    const match = new TestMatch();
    match.kickOff();
    match.send({ type: 'football.goal', data: { team: 'a', kind: 'goal', minute: 44 } });
    match.send({ type: 'football.goal', data: { team: 'a', kind: 'goal', minute: 47 } });
    match.send({ type: 'football.goal', data: { team: 'a', kind: 'goal', minute: 45, added: 3 } });
    expect(match.state.goals.map(({ mark }) => [mark.minute, mark.added])).toEqual([
      [44, 0],
      [45, 2],
      [45, 3],
    ]);
  });

  it('follows a clock that is put right, and one that stood while play was interrupted', () => {
    const match = new TestMatch();
    match.kickOff();
    match.wait(10).send({ type: 'clock.set', data: { ms: 12 * MINUTE } });
    match.wait(1).send({ type: 'match.paused', data: {} });
    match.wait(30).send({ type: 'match.resumed', data: {} });
    match.wait(2);
    expect(match.line({ type: 'football.goal', data: { team: 'a', kind: 'goal' } })?.mark).toBe("16'");
  });

  it('is by the length of the halves', () => {
    const match = new TestMatch({ halfMinutes: 30, extraTimeMinutes: 10 });
    match.kickOff();
    match.wait(30).whistle();
    match.kickOff();
    match.wait(30).whistle();
    match.kickOff();
    match.wait(10.5);
    expect(match.line({ type: 'football.goal', data: { team: 'a', kind: 'goal' } })?.mark).toBe("70+1'");
  });
});

describe('periods', () => {
  it('begin and end in turn, and the board says where the match is', () => {
    const match = new TestMatch({ extraTimeMinutes: 15, shootOutKicks: 5 });
    const phases = [match.board.phase];
    for (let period = 1; period <= 4; period++) {
      match.kickOff();
      phases.push(match.board.phase);
      match.wait(20).whistle();
      phases.push(match.board.phase);
    }
    expect(phases).toEqual([
      'Not started',
      '1st half',
      'Half-time',
      '2nd half',
      'Before extra time',
      'Extra time, 1st half',
      'Extra time, half-time',
      'Extra time, 2nd half',
      'Before the penalty shoot-out',
    ]);
    expect(match.refusal({ type: 'football.kickoff', data: {} })).toBe('no-period');
  });

  it('have a clock that a page can move on by itself', () => {
    const match = new TestMatch();
    expect(match.board.clock).toMatchObject({ running: false, ms: 0 });
    match.kickOff();
    match.wait(45).whistle();
    match.wait(15).kickOff();
    const { clock } = match.board;
    expect(clock).toMatchObject({ running: true, direction: 'up', limit: 90 * MINUTE });
    expect(clock && reading(clock, match.now + 1000)).toBe(45 * MINUTE + 1000);
  });

  it('are kicked off by the sides in turn', () => {
    const match = new TestMatch();
    match.send({ type: 'football.toss', data: { winner: 'a', decision: 'goal' } });
    expect(match.board.situation).toBe('Ashton chose the goal to attack');
    expect(match.kickOff()).toBe('The match is under way; Barton kick off.');
    match.whistle();
    expect(match.kickOff()).toBe('The second half is under way; Ashton kick off.');
  });

  it('are not begun or ended twice, nor extra time where there is none', () => {
    const match = new TestMatch();
    expect(match.refusal({ type: 'football.whistle', data: {} })).toBe('not-started');
    match.kickOff();
    expect(match.refusal({ type: 'football.kickoff', data: { period: 1 } })).toBe('period-begun');
    match.whistle();
    expect(match.refusal({ type: 'football.whistle', data: {} })).toBe('period-over');
    match.kickOff();
    match.whistle();
    expect(match.refusal({ type: 'football.kickoff', data: {} })).toBe('no-extra-time');
    expect(match.refusal({ type: 'football.kickoff', data: {} }, ['no-extra-time'])).toBeNull();
  });

  it('may lack their whistle: the next kick-off ends them, with a warning', () => {
    const match = new TestMatch();
    match.kickOff();
    expect(match.warningCodes({ type: 'football.kickoff', data: { period: 2 } })).toEqual(['no-whistle']);
    match.kickOff();
    expect(match.state.periods.map(({ ended }) => ended)).toEqual([true, false]);
  });

  it('have their stoppage time announced', () => {
    const match = new TestMatch();
    match.kickOff();
    match.wait(45);
    expect(match.send({ type: 'football.stoppage', data: { minutes: 4 } })).toBe(
      'At least 4 minutes of stoppage time.',
    );
    expect(match.board.situation).toBe('At least 4 minutes of stoppage time');
  });
});

describe('goals', () => {
  it('count for their side; own goals are an opponent’s', () => {
    const match = new TestMatch().lineUps();
    match.kickOff();
    match.goal('a', 'a9');
    expect(match.send({ type: 'football.goal', data: { team: 'a', kind: 'own goal', player: 'b4' } })).toContain(
      'Own goal by Baker 4.',
    );
    expect(match.send({ type: 'football.goal', data: { team: 'b', kind: 'penalty', player: 'b10' } })).toContain(
      'Barton pull one back: Ashton 2-1 Barton.',
    );
    expect(match.goal('b')).toMatch(/(All level|The scores are level) at 2-2\.$/);
    expect(match.score).toBe('2-2');
    expect(match.board.score).toEqual({ home: 2, away: 2 });
  });

  it('are told with their maker, and the scorer’s second and third', () => {
    const match = new TestMatch();
    match.kickOff();
    match.send({ type: 'football.goal', data: { team: 'a', kind: 'goal', player: 'a9', assist: 'a7' } });
    expect(match.goal('a', 'a9')).toMatch(/It is Adams 9's second\.|That is two for Adams 9\./);
    const third = match.send({
      type: 'football.goal',
      data: { team: 'a', kind: 'goal', player: 'a9', assist: 'a7' },
    });
    expect(third).toContain('That is a hat-trick for Adams 9.');
    expect(third).toContain('Adams 7');
  });

  it('need a match that has kicked off, a team of it and players on its sheet', () => {
    const match = new TestMatch();
    const goal = (data: object) => ({ type: 'football.goal', data: { team: 'a', kind: 'goal', ...data } }) as const;
    expect(match.refusal(goal({}))).toBe('not-started');
    match.kickOff();
    expect(match.refusal(goal({ team: 'c' }))).toBe('unknown-team');
    expect(match.refusal(goal({ player: 'b9' }))).toBe('unknown-player');
    expect(match.refusal(goal({ player: 'trialist' }), ['unknown-player'])).toBeNull();
  });

  it('of somebody who is not on the pitch stand, with a warning', () => {
    const match = new TestMatch().lineUps();
    match.kickOff();
    const goal = (player: string) => ({ type: 'football.goal', data: { team: 'a', kind: 'goal', player } }) as const;
    expect(match.warningCodes(goal('a9'))).toEqual([]);
    expect(match.warningCodes(goal('a14'))).toEqual(['not-on-pitch']);
    match.card('red', 'a', 'a9');
    expect(match.warningCodes(goal('a9'))).toEqual(['sent-off']);
  });

  it('entered after the half want their minute', () => {
    const match = new TestMatch();
    match.kickOff();
    match.wait(45).whistle();
    const goal = { type: 'football.goal', data: { team: 'a', kind: 'goal' } } as const;
    expect(match.warningCodes(goal)).toEqual(['not-in-play']);
    expect(match.warningCodes({ ...goal, data: { ...goal.data, minute: 44 } })).toEqual([]);
  });
});

it('a penalty that is no goal is on record', () => {
  const match = new TestMatch();
  match.kickOff();
  const saved = match.send({ type: 'football.penalty', data: { team: 'a', player: 'a9', outcome: 'saved' } });
  expect(saved).toMatch(/Adams 9/);
  expect(match.score).toBe('0-0');
  expect(match.state.penalties).toHaveLength(1);
});

describe('a video review', () => {
  it('takes back the newest goal, or the one it names', () => {
    const match = new TestMatch();
    match.kickOff();
    match.goal('a', 'a9');
    const first = match.lastId;
    match.goal('a', 'a10');
    const cancel = (target?: string) =>
      match.send({
        type: 'football.review',
        data: { subject: 'goal', decision: 'cancelled', ...(target !== undefined && { target }), reason: 'offside' },
      });
    expect(cancel(first)).toBe('After a VAR review the goal by Adams 9 is disallowed (offside). Ashton 1-0 Barton.');
    expect(match.state.goals.map(({ cancelled }) => cancelled)).toEqual([true, false]);
    cancel();
    expect(match.score).toBe('0-0');
    expect(match.warningCodes({ type: 'football.review', data: { subject: 'goal', decision: 'cancelled' } })).toEqual([
      'nothing-to-cancel',
    ]);
  });

  it('takes back a card, and the player is on the pitch again', () => {
    const match = new TestMatch().lineUps();
    match.kickOff();
    match.card('red', 'b', 'b5');
    expect(match.board.situation).toBe('Barton are down to 10');
    match.send({ type: 'football.review', data: { subject: 'card', decision: 'cancelled' } });
    expect(match.board.situation).toBe('');
  });

  it('leaves things as they are when the decision stands', () => {
    const match = new TestMatch();
    match.kickOff();
    match.goal('a');
    match.send({ type: 'football.review', data: { subject: 'goal', decision: 'stands' } });
    expect(match.score).toBe('1-0');
  });
});
