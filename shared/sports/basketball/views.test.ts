import { describe, expect, it } from 'vitest';
import { BasketballGame } from './test-game.ts';

/** Ashton 8-7 Barton after a quarter: 2-0, 2-3, 4-3, 6-3, 8-3, 8-5, 8-7. */
function played(): BasketballGame {
  const game = new BasketballGame().tipOff();
  game.at(9).shot('a', 2, 'a1', { assist: 'a2', paint: true, place: { x: 0.5, y: 1 } });
  game.at(8).shot('b', 3, 'b1', { place: { x: 0, y: 6.8 } });
  game.at(7).shot('a', 2, 'a1', { fastBreak: true });
  game.at(6).change('a', ['a5'], ['a6']);
  game.shot('a', 2, 'a6', { fromTurnover: true });
  game.at(5).shot('a', 2, 'a1', { style: 'dunk' });
  game.at(4).shot('b', 2, 'b2', { secondChance: true });
  game.at(2).shot('b', 2, 'b1');
  return game;
}

describe('the views of a game', () => {
  const game = played();

  it('tell how the score went', () => {
    expect(game.game.statistics()).toMatchObject({
      leadChanges: 2,
      timesTied: 0,
      run: { team: 'Barton', points: 4 },
      teams: [
        {
          points: 8,
          biggestLead: { points: 5, score: [8, 3], mark: 'Q1 5:00' },
          longestRun: 6,
          timeInLead: '6:00',
          benchPoints: 2,
          pointsInPaint: 2,
          fastBreakPoints: 2,
          pointsFromTurnovers: 2,
          inside: { made: 4, attempted: 4, share: 100 },
          topScorer: { name: 'Adams 1', points: 6 },
        },
        { points: 7, secondChancePoints: 2, biggestLead: { points: 1 }, timeInLead: '1:00' },
      ],
      shots: [
        { team: 'Ashton', player: 'Adams 1', from: 'inside', made: true, x: 0.5, y: 1 },
        { team: 'Barton', from: 'outside', points: 3, x: 0, y: 6.8 },
      ],
    });
  });

  it('draw it', () => {
    const [score, lead, periods] = game.game.charts('en');
    expect(score?.series[1]?.points).toEqual([
      [0, 0],
      [2, 0],
      [2, 3],
      [6, 3],
      [6, 5],
      [8, 5],
      [8, 7],
      [8, 7],
    ]);
    expect(lead?.title).toBe('Lead of Ashton');
    expect(lead?.series[0]?.points.at(-1)).toEqual([8, 1]);
    expect(periods?.series.map(({ points }) => points)).toEqual([[[1, 8]], [[1, 7]]]);
    expect(new BasketballGame().game.charts('en')).toEqual([]);
  });

  it('print the box score', () => {
    const [overview, ashton] = game.game.sheet('en');
    expect(overview?.headline).toBe('Ashton 8-7 Barton');
    expect(overview?.tables[0]?.rows.map(({ cells }) => cells)).toEqual([
      ['Ashton', '8', '8'],
      ['Barton', '7', '7'],
    ]);
    expect(ashton?.tables[0]?.rows[0]?.cells).toEqual([
      ...['1', 'Adams 1* (C)', '8:00', '6', '3/3', '0/0', '0/0', '0+0', '0', '0', '0', '0', '0', '+1', '6'],
    ]);
    expect(ashton?.tables[0]?.rows.find(({ cells }) => cells[1] === 'Adams 8')?.cells[2]).toBe('DNP');
    expect(game.game.sheet('hi')[0]?.tables[0]?.title).toBe('क्वार्टर-दर-क्वार्टर स्कोर');
  });

  it('say how it stands and how it ended', () => {
    expect(game.board.situation).toBe('Ashton lead by 1');
    expect(game.game.summary('en')).toBe('Ashton lead Barton 8-7 in the 1st quarter.');
    expect(game.game.summary('hi')).toBe('पहले क्वार्टर में Ashton को Barton पर 8-7 की बढ़त।');
    expect(new BasketballGame().game.summary('en')).toBe('Ashton against Barton has not begun.');
    const over = played();
    over.at(1).shot('a', 3, 'a1');
    over.shot('a', 3, 'a1');
    for (const _ of [2, 3, 4]) {
      over.end();
      over.period();
    }
    over.end();
    expect(over.game.summary('en')).toBe('Ashton beat Barton 14-7; Adams 1 had 12 points.');
    expect(over.game.summary('hi')).toBe('Ashton ने Barton को 14-7 से हराया: Adams 1 ने 12 अंक बटोरे।');
  });

  it('are told in words that are true of the score', () => {
    const told = new BasketballGame().tipOff();
    expect(told.shot('a', 3, 'a1', { place: { x: 3, y: 6 } })).toMatch(/6\.7 metres.*First points of the game: 3-0\.$/);
    expect(told.shot('b', 3, 'b1', { goaltending: true })).toMatch(/^Goaltending: .*3-3/);
    for (let n = 0; n < 3; n++) told.shot('a', 2, 'a2');
    expect(told.shot('a', 2, 'a2')).toMatch(/8.*Ashton|Ashton.*8/);
    expect(told.board.situation).toBe('Ashton on an 8-0 run, Ashton lead by 8');
    expect(told.line({ type: 'basketball.timeout', data: { team: 'b' } })).toMatchObject({ badge: 'TO', kind: 'note' });
    expect(told.send({ type: 'basketball.review', data: { team: 'b', decision: 'stands' } })).toBe(
      'Barton challenge the call: the decision stands.',
    );
  });
});

describe('what devices see', () => {
  const see = (game: BasketballGame, kind: string, data: object = {}) =>
    game.game.suggestions({ device: 'd', kind, data: JSON.parse(JSON.stringify(data)), at: 0 });

  it('becomes a proposal', () => {
    const game = new BasketballGame();
    expect(see(game, 'horn')).toEqual([{ type: 'basketball.period', data: { period: 1 } }]);
    expect(see(game, 'basket', { team: 'a' })).toEqual([]);
    game.tipOff();
    const basket = { team: 'a', points: 3, made: true, period: 1 };
    expect(see(game, 'basket', { team: 'a', points: 3 })).toEqual([{ type: 'basketball.shot', data: basket }]);
    expect(see(game, 'basket')).toHaveLength(2);
    expect(see(game, 'basket', { points: 5 })).toEqual([]);
    expect(see(game, 'shot-clock', { team: 'b' })).toEqual([
      { type: 'basketball.turnover', data: { team: 'b', kind: 'shot clock', period: 1 } },
    ]);
    expect(see(game, 'clock', { ms: 61_000 })).toEqual([{ type: 'clock.set', data: { ms: 61_000 } }]);
    expect(see(game, 'clock', { ms: -1 })).toEqual([]);
    expect(see(game, 'shot-clock-set', { ms: 14_000 })).toEqual([{ type: 'clock.shot', data: { ms: 14_000 } }]);
    expect(see(game, 'timeout', { team: 'b' })).toEqual([
      { type: 'basketball.timeout', data: { team: 'b', period: 1 } },
    ]);
    expect(see(game, 'foul', { team: 'b', player: 3 })).toMatchObject([{ data: { team: 'b', player: 'b3' } }]);
    expect(see(game, 'horn')).toEqual([{ type: 'basketball.end', data: { period: 1 } }]);
    expect(see(game, 'temperature')).toEqual([]);
  });

  it('a scoreboard’s reading becomes the adjustment that makes it the score', () => {
    const game = new BasketballGame().tipOff();
    const reading = { points: [21, 19], period: 2, clock: 300_000, fouls: [1, 4] };
    expect(see(game, 'score', reading)).toEqual([
      { type: 'basketball.adjust', data: { period: 2, score: [21, 19], clock: 300_000, fouls: [1, 4] } },
    ]);
    expect(see(game, 'score', { points: [21] })).toEqual([]);
    for (const proposal of see(game, 'score', { points: [2, 0] })) game.send(proposal);
    expect(game.score).toBe('2-0');
  });
});
