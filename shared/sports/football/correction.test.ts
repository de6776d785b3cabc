import { describe, expect, it } from 'vitest';
import { TestDesk } from '../testing/test-desk.ts';
import { football } from './index.ts';
import { testSetup } from './test-match.ts';

const MINUTE = 60_000;

class Desk extends TestDesk {
  constructor(format: object = {}) {
    super(football, testSetup(format));
  }

  at(minutes: number): this {
    this.now = minutes * MINUTE;
    return this;
  }

  card() {
    return JSON.parse(JSON.stringify(this.scorecard));
  }
}

describe('the desk writes the facts of an event into it', () => {
  it('the period, the side that kicks off, and that a caution is the second', () => {
    const desk = new Desk();
    desk.send('football.toss', { winner: 'b', decision: 'kick-off' });
    expect(desk.data(desk.send('football.kickoff'))).toEqual({ period: 1, team: 'b' });
    const caution = { team: 'a', card: 'yellow', player: 'a4' };
    desk.send('football.card', caution);
    expect(desk.data(desk.send('football.card', caution))).toEqual({ ...caution, card: 'second yellow', period: 1 });
    expect(desk.data(desk.send('football.whistle'))).toEqual({ period: 1 });
    expect(desk.data(desk.send('football.kickoff'))).toEqual({ period: 2, team: 'a' });
  });

  it('the goal that a review takes back', () => {
    const desk = new Desk();
    desk.send('football.kickoff');
    const goal = desk.send('football.goal', { team: 'b', player: 'b9' });
    const review = desk.send('football.review', { subject: 'goal', decision: 'cancelled' });
    const facts = { target: goal, team: 'b', player: 'b9', period: 1 };
    expect(desk.data(review)).toEqual({ subject: 'goal', decision: 'cancelled', ...facts });
  });

  it('the side whose kick it is', () => {
    const desk = new Desk({ shootOutKicks: 5 });
    for (let period = 1; period <= 2; period++) {
      desk.send('football.kickoff');
      desk.send('football.whistle');
    }
    desk.send('football.shootout', { first: 'b' });
    expect(desk.data(desk.send('football.kick', { outcome: 'scored' }))).toEqual({ team: 'b', outcome: 'scored' });
    expect(desk.data(desk.send('football.kick', { outcome: 'saved' }))).toEqual({ team: 'a', outcome: 'saved' });
  });
});

describe('corrections', () => {
  it('of the kick-off move the minutes of what the clock timed', () => {
    const desk = new Desk();
    const kickOff = desk.at(10).send('football.kickoff');
    desk.at(20).send('football.goal', { team: 'a', player: 'a9' });
    expect(desk.card().goals[0].mark).toBe("11'");
    desk.send('correction.amend', { target: kickOff, data: {}, at: 12 * MINUTE });
    expect(desk.card().goals[0].mark).toBe("9'");
    expect(desk.board.conflicts).toBe(0);
  });

  it('of a goal keep its minute unless they say another', () => {
    const desk = new Desk();
    desk.send('football.kickoff');
    const goal = desk.at(60).send('football.goal', { team: 'a', minute: 45, added: 3 });
    desk.send('correction.amend', { target: goal, data: { team: 'a', player: 'a9', assist: 'a7' } });
    expect(desk.card().goals[0]).toMatchObject({ mark: "45+3'", player: 'Adams 9', assist: 'Adams 7' });
    desk.send('correction.amend', { target: goal, data: { team: 'b', minute: 44 } });
    expect(desk.card().goals[0]).toMatchObject({ mark: "44'", team: 'Barton' });
  });

  it('of a goal in the first half reach the result', () => {
    const desk = new Desk();
    desk.send('football.kickoff');
    const goal = desk.send('football.goal', { team: 'a' });
    desk.send('football.whistle');
    desk.send('football.kickoff');
    desk.send('football.whistle');
    expect(desk.board.result).toBe('Ashton won 1-0');
    desk.send('correction.void', { target: goal });
    expect(desk.board.result).toBe('0-0 draw');
  });

  it('of a card give the team its player back', () => {
    const desk = new Desk();
    desk.send('football.kickoff');
    const card = desk.send('football.card', { team: 'a', card: 'red', player: 'a4' });
    expect(desk.board.situation).toBe('Ashton are down to 10');
    desk.send('correction.void', { target: card });
    expect(desk.board.situation).toBe('');
  });

  it('put a missed goal where it belongs', () => {
    const desk = new Desk();
    const kickOff = desk.send('football.kickoff');
    desk.at(30).send('football.goal', { team: 'a' });
    desk.at(45).send('football.whistle');
    const at = 12.5 * MINUTE;
    desk.send('correction.insert', { after: kickOff, type: 'football.goal', data: { team: 'b' }, at });
    expect(desk.card().goals.map(({ mark }: { mark: string }) => mark)).toEqual(["13'", "31'"]);
    expect(desk.card().halfTime).toEqual([1, 1]);
  });
});

it('the scoreboard carries the clock', () => {
  const desk = new Desk();
  expect(desk.board.clock).toEqual({ direction: 'up', running: false, ms: 0, at: 0, limit: 45 * MINUTE });
  desk.at(5).send('football.kickoff');
  expect(desk.board.clock).toEqual({ direction: 'up', running: true, ms: 0, at: 5 * MINUTE, limit: 45 * MINUTE });
  desk.at(6).send('match.paused');
  expect(desk.board.clock).toMatchObject({ running: false, ms: MINUTE });
});
