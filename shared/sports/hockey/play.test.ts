import { describe, expect, it } from 'vitest';
import { presets } from './setup.ts';
import { TestMatch } from './test-match.ts';

const MINUTE = 60_000;

describe('Rule 5.1: periods', () => {
  it('are four of 15 minutes, played one after the other', () => {
    const match = new TestMatch();
    const phases = [match.board.phase];
    for (let period = 1; period <= 4; period++) {
      match.start();
      phases.push(match.board.phase);
      expect(match.left()).toBe(900);
      match.wait(900).end();
      phases.push(match.board.phase);
    }
    expect(phases).toEqual([
      'Not started',
      '1st quarter',
      'End of the 1st quarter',
      '2nd quarter',
      'Half-time',
      '3rd quarter',
      'End of the 3rd quarter',
      '4th quarter',
      'Full time',
    ]);
    expect(match.refusal({ type: 'hockey.start', data: {} })).toBe('no-period');
    expect(match.refusal({ type: 'hockey.start', data: { period: 5 } })).toBe('too-many-periods');
    expect(match.refusal({ type: 'hockey.start', data: { period: 4 } })).toBe('period-begun');
  });

  it('are two halves where the format says so', () => {
    const match = new TestMatch({ periods: 2, periodMinutes: 35, halfTimeMinutes: 5 });
    match.start();
    expect(match.board.phase).toBe('1st half');
    match.wait(35 * 60).end();
    expect(match.board).toMatchObject({ phase: 'Half-time', situation: 'Half-time of 5 minutes' });
    match.start();
    match.wait(60).goal('b', 'b9');
    expect(match.state.goals[0]?.mark).toMatchObject({ period: 2, minute: 37 });
  });

  it('may last half a minute more than whole minutes', () => {
    const match = new TestMatch({ periodMinutes: 17.5 });
    match.play('', '');
    match.start();
    match.goal('a');
    expect(match.state.goals[0]?.mark.minute).toBe(36);
  });

  it('have breaks of 2 minutes, and of 10 at half-time', () => {
    const match = new TestMatch();
    match.play('');
    expect(match.board.situation).toBe('Break of 2 minutes');
    match.play('');
    expect(match.board.situation).toBe('Half-time of 10 minutes');
  });

  it('warn when time is left, and when the one before was not ended or is not on record', () => {
    const match = new TestMatch();
    expect(match.warned('hockey.start', { period: 2 })).toEqual(['period-skipped']);
    match.start();
    expect(match.wait(899).warned('hockey.end', {})).toEqual(['time-left']);
    expect(match.wait(1).warned('hockey.end', {})).toEqual([]);
    expect(match.warned('hockey.start', {})).toEqual(['not-ended']);
  });
});

describe('Rule 6.3: the centre pass', () => {
  it('is taken by who chose the ball at the toss, and after half-time by the other side', () => {
    const match = new TestMatch();
    match.send({ type: 'hockey.toss', data: { winner: 'b', decision: 'centre pass' } });
    match.play('', '');
    match.start();
    expect(match.state.periods.map(({ centrePass }) => centrePass)).toEqual([1, null, 0]);
  });

  it('is taken by the other side when the winner chose the goal to attack', () => {
    const match = new TestMatch();
    match.send({ type: 'hockey.toss', data: { winner: 'b', decision: 'goal' } });
    expect(match.start()).toContain('Ashton');
  });
});

describe('the clock', () => {
  it('counts down, and stops and starts with its own events', () => {
    const match = new TestMatch();
    match.start();
    match.wait(100).clock('stop');
    match.wait(40).clock('start');
    match.wait(20);
    expect(match.left()).toBe(780);
    expect(match.board.clock).toMatchObject({ direction: 'down', running: true });
  });

  it('stops for a goal and for a penalty corner where the regulations say so (Regulations)', () => {
    const match = new TestMatch();
    match.start();
    match.wait(60).corner('a');
    expect(match.wait(40).left()).toBe(840);
    match.clock('start');
    match.wait(5).goal('a', 'a9', 'PC');
    expect(match.wait(40).left()).toBe(835);
  });

  it('runs on where they do not', () => {
    const match = new TestMatch({ clockStops: { goal: false, penaltyCorner: false } });
    match.start();
    match.wait(60).corner('a');
    match.wait(40).goal('a', 'a9', 'PC');
    expect(match.wait(40).left()).toBe(760);
  });

  it('runs on for a goal that is entered afterwards, with its minute', () => {
    const match = new TestMatch();
    match.start();
    match.wait(300).send({ type: 'hockey.goal', data: { team: 'a', minute: 3 } });
    expect(match.wait(60).left()).toBe(540);
    expect(match.state.goals[0]?.mark).toMatchObject({ minute: 3, played: 2 * MINUTE });
  });

  it('warns of play while it stands still', () => {
    const match = new TestMatch();
    match.start();
    match.clock('stop');
    expect(match.warned('hockey.action', { team: 'a', action: 'shot wide' })).toEqual(['clock-stopped']);
    expect(match.warned('hockey.goal', { team: 'a', how: 'PS' })).toEqual([]);
  });

  it('stands still while play is interrupted', () => {
    const match = new TestMatch();
    match.start();
    match.wait(60).send({ type: 'match.paused', data: { reason: 'lightning' } });
    match.wait(3600).send({ type: 'match.resumed', data: {} });
    expect(match.left()).toBe(840);
    match.clock('stop');
    match.wait(10).send({ type: 'match.paused', data: {} });
    match.wait(10).send({ type: 'match.resumed', data: {} });
    expect(match.wait(10).left()).toBe(840);
  });
});

describe('Rule 8.1: goals', () => {
  it('count for the side that scores them, with minute and kind', () => {
    const match = new TestMatch();
    match.start();
    match.wait(0).goal('a', 'a9');
    match.clock('start');
    match.wait(59).goal('b', 'b10', 'PC');
    match.clock('start');
    match.wait(1).goal('a', 'a9', 'PS');
    expect(match.score).toBe('2-1');
    expect(match.state.goals.map(({ how, mark }) => [how, mark.minute])).toEqual([
      ['FG', 1],
      ['PC', 1],
      ['PS', 2],
    ]);
  });

  it('are in the last minute of the period when time is up', () => {
    const match = new TestMatch();
    match.start();
    match.wait(1000).goal('a');
    expect(match.state.goals[0]?.mark.minute).toBe(15);
  });

  it('belong to the period that their minute says', () => {
    const match = new TestMatch();
    match.play('', '');
    match.send({ type: 'hockey.goal', data: { team: 'b', minute: 15 } });
    match.send({ type: 'hockey.goal', data: { team: 'b', minute: 16 } });
    expect(match.state.periods.map(({ goals }) => goals)).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  it('know no own goals: a goal is credited to a player of the side it counts for', () => {
    const match = new TestMatch();
    match.start();
    expect(match.refusal({ type: 'hockey.goal', data: { team: 'a', player: 'b4' } })).toBe('unknown-player');
    expect(() => match.warningsOf({ type: 'hockey.goal', data: { team: 'a', how: 'OG' } })).toThrow();
  });

  it('are not scored before the match has started', () => {
    const match = new TestMatch();
    expect(match.refusal({ type: 'hockey.goal', data: { team: 'a' } })).toBe('not-started');
    expect(match.refusal({ type: 'hockey.goal', data: { team: 'c' } })).toBe('unknown-team');
  });
});

describe('Rules 12.3 and 13: penalty corners', () => {
  it('are counted when awarded and when scored', () => {
    const match = new TestMatch();
    match.start();
    match.corner('a');
    match.send({ type: 'hockey.corner-result', data: { team: 'a', outcome: 'saved', player: 'a9' } });
    match.corner('a');
    match.clock('start');
    match.goal('a', 'a9', 'PC');
    expect(match.game.statistics()).toMatchObject({
      teams: [{ corners: { awarded: 2, scored: 1 }, shots: { onGoal: 2 } }, { corners: { awarded: 0, scored: 0 } }],
    });
  });

  it('are awarded once more when the result says so', () => {
    const match = new TestMatch();
    match.start();
    match.corner('b');
    match.send({ type: 'hockey.corner-result', data: { team: 'b', outcome: 're-awarded' } });
    match.send({ type: 'hockey.corner-result', data: { team: 'b', outcome: 'wide' } });
    expect(match.state.corners.map(({ outcome }) => outcome)).toEqual(['re-awarded', 'wide']);
  });

  it('count once when nobody recorded the award, and that is warned of', () => {
    const match = new TestMatch();
    match.start();
    expect(match.warned('hockey.goal', { team: 'a', how: 'PC' })).toEqual(['no-corner']);
    match.goal('a', 'a9', 'PC');
    match.send({ type: 'hockey.corner-result', data: { team: 'b', outcome: 'blocked' } });
    expect(match.state.corners.map(({ side, outcome }) => [side, outcome])).toEqual([
      [0, 'goal'],
      [1, 'blocked'],
    ]);
  });

  it('show on the board with their 40 seconds until they are over', () => {
    const match = new TestMatch();
    match.start();
    match.wait(10).corner('b');
    expect(match.board.situation).toBe('Penalty corner to Barton');
    expect(match.board.score).toMatchObject({ corner: { side: 'away', from: match.now, seconds: 40 } });
    match.send({ type: 'hockey.corner-result', data: { team: 'b', outcome: 'cleared' } });
    expect(match.board.situation).toBe('');
    expect(match.board.score.corner).toBeUndefined();
  });

  it('Rule 13.5: are completed before the period ends', () => {
    const match = new TestMatch();
    match.start();
    match.wait(900).corner('a');
    expect(match.warned('hockey.end', {})).toEqual(['penalty-corner']);
    match.send({ type: 'hockey.corner-result', data: { team: 'a', outcome: 'cleared' } });
    expect(match.warned('hockey.end', {})).toEqual([]);
  });

  it('do not exist in Hockey5s, where the challenge stands for the stroke', () => {
    const match = new TestMatch(presets.Hockey5s);
    match.start();
    expect(match.board.phase).toBe('1st half');
    expect(match.refusal({ type: 'hockey.corner', data: { team: 'a' } })).toBe('no-penalty-corners');
    expect(match.refusal({ type: 'hockey.goal', data: { team: 'a', how: 'PC' } })).toBe('no-penalty-corners');
    expect(match.goal('a', 'a3', 'PS')).toContain('challenge');
    expect(match.board.score).toMatchObject({ players: { home: 5, away: 5 } });
  });
});

describe('Rule 12.4: penalty strokes', () => {
  it('are counted when taken and when scored', () => {
    const match = new TestMatch();
    match.start();
    match.send({ type: 'hockey.stroke', data: { team: 'a', outcome: 'saved', player: 'a7' } });
    match.goal('a', 'a7', 'PS');
    match.send({ type: 'hockey.stroke', data: { team: 'b', outcome: 'missed' } });
    expect(match.game.statistics()).toMatchObject({
      teams: [{ strokes: { taken: 2, scored: 1 } }, { strokes: { taken: 1, scored: 0 } }],
    });
    expect(match.score).toBe('1-0');
  });
});
