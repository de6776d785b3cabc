import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../json/json.ts';
import { TestDesk } from '../testing/test-desk.ts';
import { cricket } from './index.ts';
import { testSetup } from './test-match.ts';

class Desk extends TestDesk {
  constructor(format: object = {}) {
    super(cricket, testSetup(format));
  }

  ball(batter: number, more: JsonObject = {}): string {
    return this.send('cricket.delivery', { runs: { batter }, ...more });
  }

  /** Overs of singles, so that the strike turns with every ball; returns the ids of all balls. */
  overs(count: number, first: number): string[] {
    return Array.from({ length: count }, (_, over) => {
      this.send('cricket.bowler', { player: `b${11 - ((first + over) % 2)}` });
      return Array.from({ length: 6 }, () => this.ball(1));
    }).flat();
  }

  get score(): string {
    const score = this.fold.state?.game.board('en').score;
    return `${score?.runs}/${score?.wickets} ${score?.overs}`;
  }
}

function begun(format: object = {}): Desk {
  const desk = new Desk({ oversPerBowler: null, ...format });
  desk.send('cricket.innings', { batting: 'a', striker: 'a1', nonStriker: 'a2' });
  return desk;
}

describe('the desk writes the facts of a ball into its event', () => {
  it('over, bowler and batters', () => {
    const desk = begun();
    const [first] = desk.overs(1, 0);
    expect(desk.fold.find(first ?? '')?.data).toEqual({
      over: 0,
      bowler: 'b11',
      striker: 'a1',
      nonStriker: 'a2',
      runs: { batter: 1 },
    });
  });

  it('and how the innings before it ended into the next one', () => {
    const desk = begun({ overs: 1 });
    desk.overs(1, 0);
    const next = desk.send('cricket.innings', {});
    expect(desk.fold.find(next)?.data).toEqual({ batting: 'b', previous: 'overs' });
  });
});

describe('a correction of an old ball leaves all later balls valid', () => {
  it('when it never was: the over is one of five', () => {
    const desk = begun();
    const balls = desk.overs(5, 0);
    desk.send('correction.void', { target: balls[7] ?? '' });
    expect(desk.score).toBe('29/0 5');
    expect(desk.conflicts).toEqual([]);
  });

  it('when it was a wide: the ball after it is the sixth', () => {
    const desk = begun();
    const balls = desk.overs(5, 0);
    desk.send('correction.amend', { target: balls[7] ?? '', data: { runs: { wides: 1 } } });
    expect(desk.score).toBe('30/0 5');
    expect(desk.conflicts).toEqual([]);
  });

  it('when one was missed: the over is one of seven', () => {
    const desk = begun();
    const balls = desk.overs(5, 0);
    const data = { over: 1, bowler: 'b10', striker: 'a1', nonStriker: 'a2', runs: { batter: 4 } };
    desk.send('correction.insert', { after: balls[9] ?? '', type: 'cricket.delivery', data, at: 1 });
    expect(desk.score).toBe('34/0 5');
    expect(desk.conflicts).toEqual([]);
  });

  it('when other runs were scored: later batters keep their balls', () => {
    const desk = begun();
    const balls = desk.overs(5, 0);
    desk.send('correction.amend', { target: balls[0] ?? '', data: { runs: { batter: 2 } } });
    expect(desk.score).toBe('31/0 5');
    const card = JSON.parse(JSON.stringify(desk.fold.state?.game.scorecard()));
    expect(card.innings[0].batting.map(({ runs }: { runs: number }) => runs)).toEqual([16, 15]);
  });

  it('when it was no wicket: the batter who came in keeps what he scored', () => {
    const desk = begun();
    desk.overs(1, 0);
    desk.send('cricket.bowler', { player: 'b10' });
    const wicket = desk.ball(0, { wickets: [{ kind: 'bowled', player: 'a2' }] });
    desk.ball(4, { striker: 'a3', nonStriker: 'a1' });
    desk.send('correction.void', { target: wicket });
    expect(desk.score).toBe('10/0 1.1');
    expect(desk.conflicts).toEqual([]);
  });

  it('when it ended the innings: the next one stands all the same', () => {
    const desk = begun({ overs: 1 });
    const balls = desk.overs(1, 0);
    desk.send('cricket.innings', { striker: 'b1', nonStriker: 'b2', bowler: 'a1' });
    desk.ball(3);
    desk.send('correction.void', { target: balls[5] ?? '' });
    expect(desk.score).toBe('3/0 0.1');
    expect(desk.conflicts).toEqual([]);
  });
});

it('what would no longer fit is told beforehand', () => {
  const desk = begun({ overs: 1 });
  const balls = desk.overs(1, 0);
  desk.send('cricket.innings', { striker: 'b1', nonStriker: 'b2', bowler: 'a1' });
  desk.ball(6);
  desk.ball(1);
  const amend = { target: balls[0] ?? '', data: { runs: { batter: 0 } } };
  expect(desk.decide('correction.amend', amend)).toMatchObject({
    kind: 'refused',
    problem: { code: 'conflict', message: expect.stringContaining('1 later event(s)') },
  });
});

it('a void that is itself taken back restores everything', () => {
  const desk = begun();
  const balls = desk.overs(4, 0);
  const before = JSON.stringify(desk.fold.state?.game.scorecard());
  const taken = desk.send('correction.void', { target: balls[3] ?? '' });
  desk.send('correction.void', { target: taken });
  expect(JSON.stringify(desk.fold.state?.game.scorecard())).toBe(before);
});
