import { describe, expect, it } from 'vitest';
import { TestDesk } from '../testing/test-desk.ts';
import { hockey } from './index.ts';
import { testSetup } from './test-match.ts';

const MINUTE = 60_000;

class Desk extends TestDesk {
  constructor(format: object = {}) {
    super(hockey, testSetup(format));
  }

  at(minutes: number): this {
    this.now = minutes * MINUTE;
    return this;
  }
}

describe('the desk writes the facts of an event into it', () => {
  it('period, centre pass, what stops the clock, minutes of a card', () => {
    const desk = new Desk();
    desk.send('hockey.toss', { winner: 'b', decision: 'centre pass' });
    expect(desk.data(desk.send('hockey.start'))).toEqual({ period: 1, team: 'b' });
    const facts = { period: 1, stopsClock: true };
    expect(desk.data(desk.send('hockey.goal', { team: 'a' }))).toEqual({ team: 'a', how: 'FG', ...facts });
    expect(desk.data(desk.send('hockey.goal', { team: 'a' }))).toEqual({ team: 'a', how: 'FG', period: 1 });
    const card = { team: 'a', card: 'yellow', player: 'a4' };
    expect(desk.data(desk.send('hockey.card', card))).toEqual({ ...card, minutes: 5, period: 1 });
    expect(desk.data(desk.send('hockey.end'))).toEqual({ period: 1 });
  });

  it('the corner that a result is about, and the goal that a referral takes back', () => {
    const desk = new Desk();
    desk.send('hockey.start');
    const corner = desk.send('hockey.corner', { team: 'a' });
    const result = desk.send('hockey.corner-result', { team: 'a', outcome: 'wide' });
    expect(desk.data(result)).toEqual({ team: 'a', outcome: 'wide', corner, period: 1 });
    const goal = desk.send('hockey.goal', { team: 'b', player: 'b9' });
    const review = desk.send('hockey.referral', { team: 'a', subject: 'goal', decision: 'upheld', cancels: {} });
    expect(desk.data(review)).toMatchObject({ cancels: { target: goal, team: 'b', player: 'b9' } });
  });

  it('whose attempt it is, and that a card was shown in the shoot-out', () => {
    const desk = new Desk({ shootOut: {} });
    for (let period = 1; period <= 4; period++) {
      desk.send('hockey.start');
      desk.send('hockey.end');
    }
    desk.send('hockey.shootout', { first: 'b' });
    expect(desk.data(desk.send('hockey.attempt', { outcome: 'goal' }))).toEqual({ team: 'b', outcome: 'goal' });
    const card = desk.send('hockey.card', { team: 'a', card: 'yellow', player: 'a9' });
    expect(desk.data(card)).toMatchObject({ shootOut: true });
  });
});

describe('corrections', () => {
  it('of the start move the minutes of what the clock timed', () => {
    const desk = new Desk();
    const start = desk.at(10).send('hockey.start');
    desk.at(20).send('hockey.goal', { team: 'a', player: 'a9' });
    expect(desk.scorecard).toMatchObject({ goals: [{ minute: 11 }] });
    desk.send('correction.amend', { target: start, data: {}, at: 12 * MINUTE });
    expect(desk.scorecard).toMatchObject({ goals: [{ minute: 9 }] });
  });

  it('of a goal keep its minute, and that it stopped the clock, unless they say otherwise', () => {
    const desk = new Desk();
    desk.at(1).send('hockey.start');
    const goal = desk.at(5).send('hockey.goal', { team: 'a' });
    desk.at(9).send('correction.amend', { target: goal, data: { team: 'b', how: 'PC', player: 'b9' } });
    expect(desk.scorecard).toMatchObject({ goals: [{ minute: 5, team: 'Barton', how: 'PC', player: 'Baker 9' }] });
    expect(desk.board.clock).toMatchObject({ running: false, ms: 11 * MINUTE });
  });

  it('of a card give the team its player back', () => {
    const desk = new Desk();
    desk.send('hockey.start');
    const card = desk.send('hockey.card', { team: 'a', card: 'red', player: 'a4' });
    expect(desk.board.situation).toBe('Ashton are down to 10 (Adams 4 red)');
    desk.send('correction.void', { target: card });
    expect(desk.board.situation).toBe('');
  });

  it('put a missed goal where it belongs', () => {
    const desk = new Desk();
    const start = desk.at(1).send('hockey.start');
    desk.at(12).send('hockey.goal', { team: 'a' });
    desk.at(14).send('hockey.end');
    const data = { team: 'b', minute: 4 };
    desk.send('correction.insert', { after: start, type: 'hockey.goal', data, at: 5 * MINUTE });
    expect(desk.scorecard).toMatchObject({ goals: [{ minute: 4 }, { minute: 12 }], score: [1, 1] });
  });

  it('of the start of a period lose no goal of it', () => {
    const desk = new Desk();
    desk.send('hockey.start');
    desk.send('hockey.end');
    const start = desk.send('hockey.start');
    desk.send('hockey.goal', { team: 'a', minute: 20 });
    desk.send('correction.void', { target: start });
    expect(desk.scorecard).toMatchObject({ periods: [{ period: 1 }, { period: 2, goals: [1, 0] }] });
    expect(desk.conflicts).toEqual([]);
  });

  it('of an award leave the corner that was scored', () => {
    const desk = new Desk();
    desk.send('hockey.start');
    const corner = desk.send('hockey.corner', { team: 'a' });
    desk.send('hockey.goal', { team: 'a', how: 'PC' });
    desk.send('correction.void', { target: corner });
    expect(desk.scorecard).toMatchObject({ penaltyCorners: [{ outcome: 'goal' }], score: [1, 0] });
  });

  it('of a goal reach the result', () => {
    const desk = new Desk({ periods: 1 });
    desk.send('hockey.start');
    const goal = desk.send('hockey.goal', { team: 'a' });
    desk.send('hockey.end');
    expect(desk.board.result).toBe('Ashton won 1–0');
    desk.send('correction.void', { target: goal });
    expect(desk.board.result).toBe('0–0 draw');
  });
});
